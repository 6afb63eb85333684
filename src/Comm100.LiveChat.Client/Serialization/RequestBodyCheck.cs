using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Refuses what a caller gives and what the serializer would send as something else, or not at all: null as an element of a list, half a
/// character, a number that is not finite, JSON that is not there any more. A body is written first and looked at where there is a sign of
/// trouble, so that a body without it costs next to nothing.
/// </summary>
internal static class RequestBodyCheck
{
    private const string HalfCharacter = "holds half of a surrogate pair";
    private const string NullElement = "is null, and the elements of a list cannot be";
    private const string NotFinite = "is a number that is not finite";
    private const string HoldsItself = "holds itself, directly or through another object";
    private const string TooDeep = "is nested more deeply than JSON is written";
    private const string NoElement = "is an undefined JsonElement, or one of a JsonDocument that was disposed";

    private const int MaxPathLength = 200;

    private static ReadOnlySpan<byte> Replacement => [0xEF, 0xBF, 0xBD];

    /// <summary>Whether the serializer throws such an exception for a value that it cannot write.</summary>
    public static bool IsCausedByValue(Exception exception) => exception is InvalidOperationException or ArgumentException or JsonException;

    /// <summary>Looks at a body that was written.</summary>
    /// <exception cref="ArgumentException">Something in it cannot be sent as it was given.</exception>
    public static void ThrowIfChanged<T>(ReadOnlySpan<byte> body, T value, JsonTypeInfo<T> type)
    {
        bool isSuspicious = JsonScanner.MayHaveNullElement(body)
            || body.IndexOf(Replacement) >= 0 || body.IndexOf("\\uFFFD"u8) >= 0 || body.IndexOf("\\ufffd"u8) >= 0;
        if (isSuspicious && In(value, type, "", allowsNull: true, new Trail(type, isWritten: true)) is { } problem)
        {
            throw CreateException(problem, cause: null);
        }
    }

    /// <summary>The first value for which a body could not be written, with its place; null where none is found.</summary>
    public static string? FindProblem(object? value, JsonTypeInfo type) => In(value, type, "", allowsNull: true, new Trail(type, isWritten: false));

    public static ArgumentException CreateException(string problem, Exception? cause)
    {
#pragma warning disable MA0015 // The place is within the argument, whatever its name.
        return new ArgumentException($"{problem}. Nothing was sent.", cause);
#pragma warning restore MA0015
    }

    private static string? In(object? value, JsonTypeInfo type, string path, bool allowsNull, Trail trail)
    {
        switch (value)
        {
            case null:
                return allowsNull ? null : Problem(path, NullElement);
            case string text:
                return HasHalf(text) ? Problem(path, HalfCharacter) : null;
            case double number:
                return double.IsNaN(number) || double.IsInfinity(number) ? Problem(path, NotFinite) : null;
            case float number:
                return float.IsNaN(number) || float.IsInfinity(number) ? Problem(path, NotFinite) : null;
            case char character:
                return char.IsSurrogate(character) ? Problem(path, HalfCharacter) : null;
            case JsonNode node:
                return InNode(node, path, trail);
            case JsonDocument document:
                return InDocument(document, path, trail);
            case JsonElement element:
                return InElement(element, path, trail);
            case ChatId or IOpenEnum or TextBoolean or Coordinate or SegmentNotification:
                return HasHalf(value.ToString()!) ? Problem(path, HalfCharacter) : null;
            case ChatAgent agent:
                return InText(agent.Id?.Text, path, "id") ?? InText(agent.Name, path, "display_name") ?? InText(agent.Email, path, "email") ?? InAdditional(agent, path, trail);
            case DepartmentMember member:
                return InText(member.Id?.Text, path, "id") ?? InText(member.Name, path, "name") ?? InAdditional(member, path, trail);
            case AttachmentList attachments:
                return InList(attachments, type.Options.GetTypeInfo(typeof(Attachment)), path, allowsNull: false, trail);
            case LiveChatModel when type.Kind == JsonTypeInfoKind.None:
                return InNested(value, JsonContracts.GetWriteOptions(type.Options).GetTypeInfo(value.GetType()), path, trail);
            default:
                // The contract of object writes a value by the contract of its own type.
                return type.Kind != JsonTypeInfoKind.None ? InNested(value, type, path, trail)
                    : type.Type == typeof(object) && value.GetType() != typeof(object) && type.Options.TryGetTypeInfo(value.GetType(), out JsonTypeInfo? own) ? In(value, own, path, allowsNull, trail)
                    : null;
        }
    }

    /// <summary>Looks into a value that holds others. One that holds itself, or too many levels, would have no end here.</summary>
    private static string? InNested(object value, JsonTypeInfo type, string path, Trail trail)
    {
        if (trail.ProblemOf(value) is { } problem)
        {
            return trail.IsWritten ? null : Problem(path, problem);
        }

        trail.Enter(value);
        try
        {
            return type.Kind switch
            {
                JsonTypeInfoKind.Object => InObject(value, type, path, trail),
                JsonTypeInfoKind.Enumerable when value is IEnumerable list => InList(list, type.Options.GetTypeInfo(type.ElementType!), path, !typeof(LiveChatModel).IsAssignableFrom(type.ElementType), trail),
                JsonTypeInfoKind.Dictionary when value is IDictionary entries => InEntries(entries, type.Options.GetTypeInfo(type.ElementType!), path, trail),
                _ => null,
            };
        }
        finally
        {
            trail.Leave();
        }
    }

    private static string? InObject(object value, JsonTypeInfo type, string path, Trail trail)
    {
        bool isModel = type.IsModel();
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.IsExtensionData || property.Get is not { } get || get(value) is not { } child || property.ShouldSerialize?.Invoke(value, child) == false)
            {
                continue;
            }

            string place = Join(path, property.Name);
            JsonTypeInfo childType = type.Options.GetTypeInfo(property.PropertyType);
            bool isList = isModel && childType.Kind == JsonTypeInfoKind.Enumerable && child is IEnumerable;
            string? problem = isList
                ? InList((IEnumerable)child, type.Options.GetTypeInfo(childType.ElementType!), place, allowsNull: false, trail)
                : In(child, childType, place, allowsNull: true, trail);
            if (problem is not null)
            {
                return problem;
            }
        }

        return value is LiveChatModel model ? InAdditional(model, path, trail) : null;
    }

    private static string? InList(IEnumerable list, JsonTypeInfo elementType, string path, bool allowsNull, Trail trail)
    {
        int index = 0;
        foreach (object? element in list)
        {
            if (In(element, elementType, path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]", allowsNull, trail) is { } problem)
            {
                return problem;
            }

            index++;
        }

        return null;
    }

    private static string? InEntries(IDictionary entries, JsonTypeInfo valueType, string path, Trail trail)
    {
        foreach (DictionaryEntry entry in entries)
        {
            if (entry.Key is string key && HasHalf(key))
            {
                return Problem(path + "[" + key + "]", HalfCharacter);
            }

            if (In(entry.Value, valueType, path + "[" + entry.Key + "]", allowsNull: true, trail) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? InNode(JsonNode node, string path, Trail trail)
    {
        if (trail.ProblemOf(node) is { } tooDeep)
        {
            return trail.IsWritten ? null : Problem(path, tooDeep);
        }

        trail.Enter(node);
        try
        {
            return node switch
            {
                JsonObject members => members.Select(member => HasHalf(member.Key) ? Problem(Join(path, member.Key), HalfCharacter)
                    : member.Value is { } child ? InNode(child, Join(path, member.Key), trail) : null).FirstOrDefault(problem => problem is not null),
                JsonArray elements => elements.Select((element, index) => element is null ? null
                    : InNode(element, path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]", trail)).FirstOrDefault(problem => problem is not null),
                _ when node.AsValue().TryGetValue(out JsonElement element) => InElement(element, path, trail),
                _ when node.AsValue().TryGetValue(out string? text) => HasHalf(text!) ? Problem(path, HalfCharacter) : null,
                _ when node.AsValue().TryGetValue(out double number) => double.IsNaN(number) || double.IsInfinity(number) ? Problem(path, NotFinite) : null,
                _ => null,
            };
        }
        finally
        {
            trail.Leave();
        }
    }

    private static string? InDocument(JsonDocument document, string path, Trail trail)
    {
        try
        {
            return InElement(document.RootElement, path, trail);
        }
        catch (ObjectDisposedException)
        {
            return Problem(path, NoElement);
        }
    }

    private static string? InAdditional(LiveChatModel model, string path, Trail trail)
    {
        foreach (KeyValuePair<string, JsonElement> member in model.AdditionalProperties ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            string place = Join(path, "AdditionalProperties[\"" + member.Key + "\"]");
            if ((HasHalf(member.Key) ? Problem(place, HalfCharacter) : InElement(member.Value, place, trail)) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? InElement(JsonElement element, string path, Trail trail)
    {
        try
        {
            if (element.ValueKind == JsonValueKind.Undefined)
            {
                return Problem(path, NoElement);
            }

            ReadOnlySpan<byte> json = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element);
            return JsonScanner.HasUnpairedSurrogateEscape(json) ? Problem(path, HalfCharacter)
                : !trail.IsWritten && trail.Levels + JsonScanner.GetNestingDepth(json) > trail.MaxLevels ? Problem(path, TooDeep)
                : null;
        }
        catch (ObjectDisposedException)
        {
            return Problem(path, NoElement);
        }
    }

    private static string? InText(string? text, string path, string name) => text is not null && HasHalf(text) ? Problem(Join(path, name), HalfCharacter) : null;

    private static bool HasHalf(string text) => Argument.HasUnpairedSurrogate(text.AsSpan());

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;

    // The place of what is nested without end is as long as it is deep.
    private static string Problem(string path, string what) => $"'{(path.Length == 0 ? "The body" : path.Substring(0, Math.Min(path.Length, MaxPathLength)))}{(path.Length > MaxPathLength ? "..." : "")}' {what}";

    /// <summary>The objects and lists around the value that is looked at.</summary>
    private sealed class Trail(JsonTypeInfo type, bool isWritten)
    {
        private const int UsualMostLevels = 64;

        private readonly List<object> _around = [];

        /// <summary>Whether the serializer has written the body: then it has found an end to it.</summary>
        public bool IsWritten => isWritten;

        public int Levels => _around.Count;

        /// <summary>How deep a body can be.</summary>
        public int MaxLevels { get; } = Math.Min(type.Options.MaxDepth == 0 ? UsualMostLevels : type.Options.MaxDepth, LenientRewriter.MaxDepth);

        public string? ProblemOf(object value) =>
            _around.Exists(outer => ReferenceEquals(outer, value)) ? HoldsItself
            : Levels >= MaxLevels ? TooDeep
            : null;

        public void Enter(object value) => _around.Add(value);

        public void Leave() => _around.RemoveAt(_around.Count - 1);
    }
}
