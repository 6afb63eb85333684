using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Extends the contracts of models. Reading: fields whose names have another case are assigned to their properties, and unreadable values are
/// kept. Writing: kept values are written back, unless the caller has set the property.
/// </summary>
internal static class LenientModels
{
    private static readonly FiniteNumberConverter s_numberConverter = new();

    /// <summary>Extends a contract that reads a model.</summary>
    public static void AddToReading(JsonTypeInfo type)
    {
        if (type.IsModel())
        {
            type.OnDeserialized = model => AssignFields((LiveChatModel)model, type);
            foreach (JsonPropertyInfo property in type.Properties)
            {
                if (property.PropertyType == typeof(double?))
                {
                    property.CustomConverter = s_numberConverter;
                }
            }
        }
    }

    /// <summary>Extends a contract that writes a model to a request.</summary>
    public static void AddToRequests(JsonTypeInfo type) => AddToWriting(type, isSent: true);

    /// <summary>Extends a contract that writes a model to be stored.</summary>
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
                property.Get = model => GetFields((LiveChatModel)model, (IDictionary<string, JsonElement>?)get(model), type, isSent);
            }
            else if (property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
            {
                // A list with unreadable elements is written with the additional fields, and contains those elements.
                Func<object, object?, bool>? shouldSerialize = property.ShouldSerialize;
                property.ShouldSerialize = (model, value) => value is not null
                    && (shouldSerialize is null || shouldSerialize(model, value))
                    && GetUnreadable((LiveChatModel)model, property.Name, value) is null;
            }
        }
    }

    private static void AssignFields(LiveChatModel model, JsonTypeInfo type)
    {
        if (model.AdditionalProperties is not { } additional)
        {
            return;
        }

        if (!HasField(additional, type))
        {
            return;
        }

        KeyValuePair<string, JsonElement>[] fields = additional.ToArray();
        foreach (KeyValuePair<string, JsonElement> field in fields)
        {
            if (!UnreadableMarkers.IsMarker(field.Key) && type.FindProperty(field.Key) is { Set: { } set, Get: { } get } property)
            {
                AssignField(model, additional, field, property, set, get);
            }
        }

        // Markers come last, because only now all readable properties have a value.
        foreach (KeyValuePair<string, JsonElement> field in fields)
        {
            if (UnreadableMarkers.IsMarker(field.Key))
            {
                additional.Remove(field.Key);
                Keep(model, additional, field, type);
            }
        }

        if (additional.Count == 0)
        {
            model.AdditionalProperties = null;
        }
    }

    private static bool HasField(IDictionary<string, JsonElement> additional, JsonTypeInfo type)
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

    private static void Keep(LiveChatModel model, IDictionary<string, JsonElement> additional, KeyValuePair<string, JsonElement> field, JsonTypeInfo type)
    {
        string name = UnreadableMarkers.RemoveMarker(field.Key);
        if (type.FindProperty(name) is not { Get: { } get } property)
        {
            additional[name] = field.Value;
        }
        else if (UnreadableMarkers.IsElementsMarker(field.Key) && additional.TryGetValue(name, out JsonElement duplicate) && duplicate.ValueKind == JsonValueKind.Array)
        {
            // The list was received with a second name too.
            additional[name] = Merge(duplicate.EnumerateArray(), field.Value, property.Options, static (writer, element) => ((JsonElement)element!).WriteTo(writer));
        }
        else if (UnreadableMarkers.IsElementsMarker(field.Key))
        {
            (GetOrigin(model).Lists ??= []).Add(new UnreadableElements(property.Name, get(model), field.Value));
        }
        else if (ReadOnlyProperties.Contains(type.Type, property.Name))
        {
            (GetOrigin(model).Unsent ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[name] = field.Value;
        }
        else
        {
            additional[name] = field.Value;
            FieldAliases.AddUnreadable(model, property.Name);
            if (get(model) is { } current)
            {
                (GetOrigin(model).DuplicateFields ??= []).Add(new DuplicateField(property.Name, name, current));
            }
        }
    }

    private static void AssignField(
        LiveChatModel model,
        IDictionary<string, JsonElement> additional,
        KeyValuePair<string, JsonElement> field,
        JsonPropertyInfo property,
        Action<object, object?> set,
        Func<object, object?> get)
    {
        object? current = get(model);
        if (current is null || field.Value.ValueKind == JsonValueKind.Null)
        {
            additional.Remove(field.Key);
            if (current is null)
            {
                set(model, field.Value.Deserialize(property.Options.GetTypeInfo(property.PropertyType)));
            }
        }
        else
        {
            (GetOrigin(model).DuplicateFields ??= []).Add(new DuplicateField(property.Name, field.Key, current));
        }
    }

    private static ModelOrigin GetOrigin(LiveChatModel model) => model.Origin ??= new ModelOrigin();

    /// <summary>Gets the fields that are written in addition to the properties: the additional fields that were not replaced, and other kept values.</summary>
    private static IDictionary<string, JsonElement>? GetFields(LiveChatModel model, IDictionary<string, JsonElement>? additional, JsonTypeInfo type, bool isSent)
    {
        Dictionary<string, JsonElement>? changed = null;
        if (additional is { Count: > 0 })
        {
            foreach (KeyValuePair<string, JsonElement> field in additional)
            {
                if (type.FindProperty(field.Key) is { Get: { } get } property && get(model) is { } current && !IsUnchanged(model, field.Key, current))
                {
                    changed ??= Copy(additional);
                    if (IsDuplicate(model, field.Key))
                    {
                        changed[field.Key] = JsonSerializer.SerializeToElement(current, property.Options.GetTypeInfo(property.PropertyType));
                    }
                    else
                    {
                        changed.Remove(field.Key);
                    }
                }
            }
        }

        if (model.Origin is { } origin)
        {
            AddUnreadableValues(origin, ref changed, additional, model, type, isSent);
        }

        return changed ?? additional;
    }

    private static void AddUnreadableValues(
        ModelOrigin origin, ref Dictionary<string, JsonElement>? changed, IDictionary<string, JsonElement>? additional, LiveChatModel model, JsonTypeInfo type, bool isSent)
    {
        foreach (UnreadableElements unreadable in origin.Lists ?? [])
        {
            JsonPropertyInfo list = type.FindProperty(unreadable.Property)!;
            bool canWrite = !isSent || !ReadOnlyProperties.Contains(type.Type, list.Name);
            if (canWrite && list.Get!(model) is { } current && ReferenceEquals(current, unreadable.List))
            {
                (changed ??= Copy(additional))[list.Name] = Merge((IEnumerable)current, unreadable.Elements, list);
            }
        }

        if (!isSent)
        {
            foreach (KeyValuePair<string, JsonElement> field in origin.Unsent ?? [])
            {
                if (type.FindProperty(field.Key)?.Get!(model) is null)
                {
                    (changed ??= Copy(additional))[field.Key] = field.Value;
                }
            }
        }
    }

    private static Dictionary<string, JsonElement> Copy(IDictionary<string, JsonElement>? fields)
    {
        var copy = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, JsonElement> field in fields ?? copy)
        {
            copy.Add(field.Key, field.Value);
        }

        return copy;
    }

    private static bool IsDuplicate(LiveChatModel model, string name) =>
        model.Origin?.DuplicateFields is { } names && names.Exists(duplicate => duplicate.Name == name);

    private static bool IsUnchanged(LiveChatModel model, string name, object current)
    {
        foreach (DuplicateField duplicate in model.Origin?.DuplicateFields ?? [])
        {
            if (duplicate.Name == name)
            {
                return Equals(duplicate.Value, current);
            }
        }

        return false;
    }

    private static JsonElement? GetUnreadable(LiveChatModel model, string property, object list)
    {
        foreach (UnreadableElements unreadable in model.Origin?.Lists ?? [])
        {
            if (unreadable.Property == property && ReferenceEquals(unreadable.List, list))
            {
                return unreadable.Elements;
            }
        }

        return null;
    }

    /// <summary>Merges a list with its unreadable elements, each at its index.</summary>
    private static JsonElement Merge(IEnumerable list, JsonElement unreadable, JsonPropertyInfo property)
    {
        JsonTypeInfo listType = property.Options.GetTypeInfo(property.PropertyType);
        JsonTypeInfo elementType = property.Options.GetTypeInfo(listType.ElementType!);
        return Merge(list, unreadable, property.Options, (writer, element) => JsonSerializer.Serialize(writer, element, elementType));
    }

    private static JsonElement Merge(IEnumerable list, JsonElement unreadable, JsonSerializerOptions options, Action<Utf8JsonWriter, object?> write)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = options.Encoder }))
        {
            writer.WriteStartArray();
            int index = 0;
            JsonElement.ArrayEnumerator unreadables = unreadable.EnumerateArray();
            bool hasUnreadable = unreadables.MoveNext();
            foreach (object? element in list)
            {
                for (; hasUnreadable && unreadables.Current[0].GetInt32() <= index; hasUnreadable = unreadables.MoveNext(), index++)
                {
                    unreadables.Current[1].WriteTo(writer);
                }

                write(writer, element);
                index++;
            }

            for (; hasUnreadable; hasUnreadable = unreadables.MoveNext())
            {
                unreadables.Current[1].WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        return ParseElement(json);
    }

    private static JsonElement ParseElement(MemoryStream json)
    {
        using JsonDocument document = JsonDocument.Parse(json.GetBuffer().AsMemory(0, (int)json.Length), JsonParsing.DocumentOptions);
        return document.RootElement.Clone();
    }
}
