using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Looks after what the contract of a model does not match by itself. While reading: members whose names came in another case are put where
/// they belong, and what could not be read is kept. While writing: what was kept is written back, unless the caller has set its property.
/// </summary>
internal static class LenientModels
{
    private static readonly FiniteNumberConverter s_numbers = new();

    /// <summary>Adds what has to be done after a model was read.</summary>
    public static void AddToReading(JsonTypeInfo type)
    {
        if (type.IsModel())
        {
            type.OnDeserialized = model => PlaceMembers((LiveChatModel)model, type);
            foreach (JsonPropertyInfo property in type.Properties)
            {
                if (property.PropertyType == typeof(double?))
                {
                    property.CustomConverter = s_numbers;
                }
            }
        }
    }

    /// <summary>Adds what is written beside the properties of a model that is sent.</summary>
    public static void AddToRequests(JsonTypeInfo type) => AddToWriting(type, isSent: true);

    /// <summary>Adds what is written beside the properties of a model that is stored.</summary>
    public static void AddToStored(JsonTypeInfo type) => AddToWriting(type, isSent: false);

    private static void AddToWriting(JsonTypeInfo type, bool isSent)
    {
        if (!type.IsModel())
        {
            return;
        }

        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.IsExtensionData)
            {
                Func<object, object?> get = property.Get!;
                property.Get = model => MembersOf((LiveChatModel)model, (IDictionary<string, JsonElement>?)get(model), type, isSent);
            }
            else if (property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
            {
                // A list with elements that could not be read is written among the additional members, with those elements.
                Func<object, object?, bool>? shouldSerialize = property.ShouldSerialize;
                property.ShouldSerialize = (model, value) => value is not null
                    && (shouldSerialize is null || shouldSerialize(model, value))
                    && UnreadOf((LiveChatModel)model, property.Name, value) is null;
            }
        }
    }

    private static void PlaceMembers(LiveChatModel model, JsonTypeInfo type)
    {
        if (model.AdditionalProperties is not { } additional)
        {
            return;
        }

        if (!HasMember(additional, type))
        {
            return;
        }

        KeyValuePair<string, JsonElement>[] members = additional.ToArray();
        foreach (KeyValuePair<string, JsonElement> member in members)
        {
            if (!UnreadableMarkers.IsMarker(member.Key) && type.FindProperty(member.Key) is { Set: { } set, Get: { } get } property)
            {
                Place(model, additional, member, property, set, get);
            }
        }

        // Only now is known which properties have a value.
        foreach (KeyValuePair<string, JsonElement> member in members)
        {
            if (UnreadableMarkers.IsMarker(member.Key))
            {
                additional.Remove(member.Key);
                Keep(model, additional, member, type);
            }
        }

        if (additional.Count == 0)
        {
            model.AdditionalProperties = null;
        }
    }

    private static bool HasMember(IDictionary<string, JsonElement> additional, JsonTypeInfo type)
    {
        foreach (string name in additional.Keys)
        {
            if (UnreadableMarkers.IsMarker(name) || type.FindProperty(name) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static void Keep(LiveChatModel model, IDictionary<string, JsonElement> additional, KeyValuePair<string, JsonElement> member, JsonTypeInfo type)
    {
        string name = UnreadableMarkers.NameOf(member.Key);
        if (type.FindProperty(name) is not { Get: { } get } property)
        {
            additional[name] = member.Value;
        }
        else if (UnreadableMarkers.IsElements(member.Key) && additional.TryGetValue(name, out JsonElement second) && second.ValueKind == JsonValueKind.Array)
        {
            // The list came under a second name too, beside the one that the property has.
            additional[name] = Merged(second.EnumerateArray(), member.Value, property.Options, static (writer, element) => ((JsonElement)element!).WriteTo(writer));
        }
        else if (UnreadableMarkers.IsElements(member.Key))
        {
            (OriginOf(model).Lists ??= []).Add(new UnreadableElements(property.Name, get(model), member.Value));
        }
        else if (ReadOnlyProperties.Contains(type.Type, property.Name))
        {
            (OriginOf(model).Unsent ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[name] = member.Value;
        }
        else
        {
            additional[name] = member.Value;
            FieldAliases.NoteUnread(model, property.Name);
            if (get(model) is { } current)
            {
                (OriginOf(model).DuplicateFields ??= []).Add(new DuplicateField(property.Name, name, current));
            }
        }
    }

    private static void Place(
        LiveChatModel model,
        IDictionary<string, JsonElement> additional,
        KeyValuePair<string, JsonElement> member,
        JsonPropertyInfo property,
        Action<object, object?> set,
        Func<object, object?> get)
    {
        object? current = get(model);
        if (current is null || member.Value.ValueKind == JsonValueKind.Null)
        {
            additional.Remove(member.Key);
            if (current is null)
            {
                set(model, member.Value.Deserialize(property.Options.GetTypeInfo(property.PropertyType)));
            }
        }
        else
        {
            (OriginOf(model).DuplicateFields ??= []).Add(new DuplicateField(property.Name, member.Key, current));
        }
    }

    private static ModelOrigin OriginOf(LiveChatModel model) => model.Origin ??= new ModelOrigin();

    /// <summary>What is written beside the properties: the additional members without those that were replaced, and what else was kept.</summary>
    private static IDictionary<string, JsonElement>? MembersOf(LiveChatModel model, IDictionary<string, JsonElement>? additional, JsonTypeInfo type, bool isSent)
    {
        Dictionary<string, JsonElement>? changed = null;
        if (additional is { Count: > 0 })
        {
            foreach (KeyValuePair<string, JsonElement> member in additional)
            {
                if (type.FindProperty(member.Key) is { Get: { } get } property && get(model) is { } current && !IsUnchanged(model, member.Key, current))
                {
                    changed ??= Copy(additional);
                    if (IsSecondName(model, member.Key))
                    {
                        changed[member.Key] = JsonSerializer.SerializeToElement(current, property.Options.GetTypeInfo(property.PropertyType));
                    }
                    else
                    {
                        changed.Remove(member.Key);
                    }
                }
            }
        }

        if (model.Origin is { } origin)
        {
            AddUnread(origin, ref changed, additional, model, type, isSent);
        }

        return changed ?? additional;
    }

    private static void AddUnread(
        ModelOrigin origin, ref Dictionary<string, JsonElement>? changed, IDictionary<string, JsonElement>? additional, LiveChatModel model, JsonTypeInfo type, bool isSent)
    {
        foreach (UnreadableElements unread in origin.Lists ?? [])
        {
            JsonPropertyInfo list = type.FindProperty(unread.Property)!;
            bool mayWrite = !isSent || !ReadOnlyProperties.Contains(type.Type, list.Name);
            if (mayWrite && list.Get!(model) is { } current && ReferenceEquals(current, unread.List))
            {
                (changed ??= Copy(additional))[list.Name] = Merged((IEnumerable)current, unread.Elements, list);
            }
        }

        if (!isSent)
        {
            foreach (KeyValuePair<string, JsonElement> member in origin.Unsent ?? [])
            {
                if (type.FindProperty(member.Key)?.Get!(model) is null)
                {
                    (changed ??= Copy(additional))[member.Key] = member.Value;
                }
            }
        }
    }

    private static Dictionary<string, JsonElement> Copy(IDictionary<string, JsonElement>? members)
    {
        var copy = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, JsonElement> member in members ?? copy)
        {
            copy.Add(member.Key, member.Value);
        }

        return copy;
    }

    private static bool IsSecondName(LiveChatModel model, string name) =>
        model.Origin?.DuplicateFields is { } names && names.Exists(second => second.Name == name);

    private static bool IsUnchanged(LiveChatModel model, string name, object current)
    {
        foreach (DuplicateField second in model.Origin?.DuplicateFields ?? [])
        {
            if (second.Name == name)
            {
                return Equals(second.Value, current);
            }
        }

        return false;
    }

    private static JsonElement? UnreadOf(LiveChatModel model, string property, object list)
    {
        foreach (UnreadableElements unread in model.Origin?.Lists ?? [])
        {
            if (unread.Property == property && ReferenceEquals(unread.List, list))
            {
                return unread.Elements;
            }
        }

        return null;
    }

    /// <summary>The list with the elements that could not be read, at their places.</summary>
    private static JsonElement Merged(IEnumerable list, JsonElement unread, JsonPropertyInfo property)
    {
        JsonTypeInfo listType = property.Options.GetTypeInfo(property.PropertyType);
        JsonTypeInfo elementType = property.Options.GetTypeInfo(listType.ElementType!);
        return Merged(list, unread, property.Options, (writer, element) => JsonSerializer.Serialize(writer, element, elementType));
    }

    private static JsonElement Merged(IEnumerable list, JsonElement unread, JsonSerializerOptions options, Action<Utf8JsonWriter, object?> write)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = options.Encoder }))
        {
            writer.WriteStartArray();
            int index = 0;
            JsonElement.ArrayEnumerator waiting = unread.EnumerateArray();
            bool isWaiting = waiting.MoveNext();
            foreach (object? element in list)
            {
                for (; isWaiting && waiting.Current[0].GetInt32() <= index; isWaiting = waiting.MoveNext(), index++)
                {
                    waiting.Current[1].WriteTo(writer);
                }

                write(writer, element);
                index++;
            }

            for (; isWaiting; isWaiting = waiting.MoveNext())
            {
                waiting.Current[1].WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        return JsonElementOf(json);
    }

    private static JsonElement JsonElementOf(MemoryStream json)
    {
        using JsonDocument document = JsonDocument.Parse(json.GetBuffer().AsMemory(0, (int)json.Length), JsonParsing.DocumentOptions);
        return document.RootElement.Clone();
    }
}
