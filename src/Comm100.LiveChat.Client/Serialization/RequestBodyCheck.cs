using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Rejects values that the serializer would change or cannot write: null in a list, an unpaired surrogate, a number that is not finite, an
/// invalid <see cref="JsonElement"/>. Models are checked only if the written body shows a sign of a problem, so a correct body costs next to
/// nothing.
/// </summary>
internal static class RequestBodyCheck
{
    private const string UnpairedSurrogate = "contains an unpaired surrogate";
    private const string NullElement = "is null, but the elements of a list cannot be null";
    private const string NotFinite = "is a number that is not finite";
    private const string ContainsItself = "contains itself, directly or through another object";
    private const string TooDeep = "exceeds the maximum depth of JSON";
    private const string InvalidElement = "is an undefined JsonElement, or belongs to a disposed JsonDocument";

    private const int MaxPathLength = 200;

    private static ReadOnlySpan<byte> Replacement => [0xEF, 0xBF, 0xBD];

    /// <summary>Whether the serializer throws an exception of this type for a value that it cannot write.</summary>
    public static bool IsCausedByValue(Exception exception) => exception is InvalidOperationException or ArgumentException or JsonException;

    /// <summary>Checks a body after it was written.</summary>
    /// <exception cref="ArgumentException">A value cannot be sent as given.</exception>
    public static void ThrowIfInvalid<T>(ReadOnlySpan<byte> body, T value, JsonTypeInfo<T> type)
    {
        bool isSuspicious = JsonScanner.MayHaveNullElement(body)
            || body.IndexOf(Replacement) >= 0 || body.IndexOf("\\uFFFD"u8) >= 0 || body.IndexOf("\\ufffd"u8) >= 0;
        if (isSuspicious && Check(value, type, "", allowsNull: true, new Ancestors(type, isWritten: true)) is { } problem)
        {
            throw CreateException(problem, cause: null);
        }
    }

    /// <summary>Finds the first value that cannot be written, with its path; null if there is none.</summary>
    public static string? FindProblem(object? value, JsonTypeInfo type) => Check(value, type, "", allowsNull: true, new Ancestors(type, isWritten: false));

    public static ArgumentException CreateException(string problem, Exception? cause)
    {
#pragma warning disable MA0015 // The path identifies the value; the name of the argument is unknown here.
        return new ArgumentException($"{problem}. Nothing was sent.", cause);
#pragma warning restore MA0015
    }

    private static string? Check(object? value, JsonTypeInfo type, string path, bool allowsNull, Ancestors ancestors)
    {
        switch (value)
        {
            case null:
                return allowsNull ? null : Describe(path, NullElement);
            case string text:
                return HasUnpairedSurrogate(text) ? Describe(path, UnpairedSurrogate) : null;
            case double number:
                return double.IsNaN(number) || double.IsInfinity(number) ? Describe(path, NotFinite) : null;
            case float number:
                return float.IsNaN(number) || float.IsInfinity(number) ? Describe(path, NotFinite) : null;
            case char character:
                return char.IsSurrogate(character) ? Describe(path, UnpairedSurrogate) : null;
            case JsonNode node:
                return CheckNode(node, path, ancestors);
            case JsonDocument document:
                return CheckElement(document.RootElement, path, ancestors);
            case JsonElement element:
                return CheckElement(element, path, ancestors);
            case IStringValue:
                return HasUnpairedSurrogate(value.ToString()!) ? Describe(path, UnpairedSurrogate) : null;
            case IConvertedModel model:
                return CheckStrings(model, path) ?? CheckAdditionalFields((LiveChatModel)value, path, ancestors);
            case IEnumerable list when type.Converter is IJsonShapeConverter converter && converter.CreateShape(type) is { Kind: JsonShapeKind.ObjectOrList, Inner: { } element }:
                return CheckList(list, element.Type, path, allowsNull: false, ancestors);
            case LiveChatModel when type.Kind == JsonTypeInfoKind.None:
                return CheckNested(value, JsonContracts.GetWriteOptions(type.Options).GetTypeInfo(value.GetType()), path, ancestors);
            default:
                // A value of type object is written with the contract of its own type.
                return type.Kind != JsonTypeInfoKind.None ? CheckNested(value, type, path, ancestors)
                    : type.Type == typeof(object) && value.GetType() != typeof(object) && type.Options.TryGetTypeInfo(value.GetType(), out JsonTypeInfo? own) ? Check(value, own, path, allowsNull, ancestors)
                    : null;
        }
    }

    /// <summary>Checks an object or a list. Stops at a value that contains itself or is too deep.</summary>
    private static string? CheckNested(object value, JsonTypeInfo type, string path, Ancestors ancestors)
    {
        if (ancestors.FindProblem(value) is { } problem)
        {
            return ancestors.IsWritten ? null : Describe(path, problem);
        }

        ancestors.Enter(value);
        try
        {
            return type.Kind switch
            {
                JsonTypeInfoKind.Object => CheckObject(value, type, path, ancestors),
                JsonTypeInfoKind.Enumerable when value is IEnumerable list => CheckList(list, type.Options.GetTypeInfo(type.ElementType!), path, !typeof(LiveChatModel).IsAssignableFrom(type.ElementType), ancestors),
                JsonTypeInfoKind.Dictionary when value is IDictionary entries => CheckEntries(entries, type.Options.GetTypeInfo(type.ElementType!), path, ancestors),
                _ => null,
            };
        }
        finally
        {
            ancestors.Leave();
        }
    }

    private static string? CheckObject(object value, JsonTypeInfo type, string path, Ancestors ancestors)
    {
        bool isModel = type.IsModel();
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.IsExtensionData || property.Get is not { } get || get(value) is not { } child || property.ShouldSerialize?.Invoke(value, child) == false)
            {
                continue;
            }

            string fieldPath = Join(path, property.Name);
            JsonTypeInfo childType = type.Options.GetTypeInfo(property.PropertyType);
            bool isList = isModel && childType.Kind == JsonTypeInfoKind.Enumerable && child is IEnumerable;
            string? problem = isList
                ? CheckList((IEnumerable)child, type.Options.GetTypeInfo(childType.ElementType!), fieldPath, allowsNull: false, ancestors)
                : Check(child, childType, fieldPath, allowsNull: true, ancestors);
            if (problem is not null)
            {
                return problem;
            }
        }

        return value is LiveChatModel model ? CheckAdditionalFields(model, path, ancestors) : null;
    }

    private static string? CheckList(IEnumerable list, JsonTypeInfo elementType, string path, bool allowsNull, Ancestors ancestors)
    {
        int index = 0;
        foreach (object? element in list)
        {
            if (Check(element, elementType, path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]", allowsNull, ancestors) is { } problem)
            {
                return problem;
            }

            index++;
        }

        return null;
    }

    private static string? CheckEntries(IDictionary entries, JsonTypeInfo valueType, string path, Ancestors ancestors)
    {
        foreach (DictionaryEntry entry in entries)
        {
            if (entry.Key is string key && HasUnpairedSurrogate(key))
            {
                return Describe(path + "[" + key + "]", UnpairedSurrogate);
            }

            if (Check(entry.Value, valueType, path + "[" + entry.Key + "]", allowsNull: true, ancestors) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? CheckNode(JsonNode node, string path, Ancestors ancestors)
    {
        if (ancestors.FindProblem(node) is { } tooDeep)
        {
            return ancestors.IsWritten ? null : Describe(path, tooDeep);
        }

        ancestors.Enter(node);
        try
        {
            return node switch
            {
                JsonObject fields => fields.Select(field => HasUnpairedSurrogate(field.Key) ? Describe(Join(path, field.Key), UnpairedSurrogate)
                    : field.Value is { } child ? CheckNode(child, Join(path, field.Key), ancestors) : null).FirstOrDefault(problem => problem is not null),
                JsonArray elements => elements.Select((element, index) => element is null ? null
                    : CheckNode(element, path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]", ancestors)).FirstOrDefault(problem => problem is not null),
                _ when node.AsValue().TryGetValue(out JsonElement element) => CheckElement(element, path, ancestors),
                _ when node.AsValue().TryGetValue(out string? text) => HasUnpairedSurrogate(text!) ? Describe(path, UnpairedSurrogate) : null,
                _ when node.AsValue().TryGetValue(out double number) => double.IsNaN(number) || double.IsInfinity(number) ? Describe(path, NotFinite) : null,
                _ => null,
            };
        }
        finally
        {
            ancestors.Leave();
        }
    }

    private static string? CheckAdditionalFields(LiveChatModel model, string path, Ancestors ancestors)
    {
        foreach (KeyValuePair<string, JsonElement> field in model.AdditionalProperties ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            string fieldPath = Join(path, "AdditionalProperties[\"" + field.Key + "\"]");
            if ((HasUnpairedSurrogate(field.Key) ? Describe(fieldPath, UnpairedSurrogate) : CheckElement(field.Value, fieldPath, ancestors)) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? CheckElement(JsonElement element, string path, Ancestors ancestors)
    {
        try
        {
            if (element.ValueKind == JsonValueKind.Undefined)
            {
                return Describe(path, InvalidElement);
            }

            ReadOnlySpan<byte> json = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element);
            return JsonScanner.HasUnpairedSurrogateEscape(json) ? Describe(path, UnpairedSurrogate)
                : !ancestors.IsWritten && ancestors.Depth + JsonScanner.GetNestingDepth(json) > ancestors.MaxDepth ? Describe(path, TooDeep)
                : null;
        }
        catch (ObjectDisposedException)
        {
            return Describe(path, InvalidElement);
        }
    }

    private static string? CheckStrings(IConvertedModel model, string path)
    {
        foreach ((string name, string? value) in model.GetStrings())
        {
            if (value is not null && HasUnpairedSurrogate(value))
            {
                return Describe(Join(path, name), UnpairedSurrogate);
            }
        }

        return null;
    }

    private static bool HasUnpairedSurrogate(string text) => Argument.HasUnpairedSurrogate(text.AsSpan());

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;

    // The path of a deep value can be very long.
    private static string Describe(string path, string problem) => $"'{(path.Length == 0 ? "The body" : path.Substring(0, Math.Min(path.Length, MaxPathLength)))}{(path.Length > MaxPathLength ? "..." : "")}' {problem}";

    /// <summary>The objects and lists that contain the current value.</summary>
    private sealed class Ancestors(JsonTypeInfo type, bool isWritten)
    {
        private const int DefaultMaxDepth = 64;

        private readonly List<object> _values = [];

        /// <summary>Whether the serializer has written the body, which is then not too deep.</summary>
        public bool IsWritten => isWritten;

        public int Depth => _values.Count;

        /// <summary>The maximum depth of a body.</summary>
        public int MaxDepth { get; } = Math.Min(type.Options.MaxDepth == 0 ? DefaultMaxDepth : type.Options.MaxDepth, LenientRewriter.MaxDepth);

        public string? FindProblem(object value) =>
            _values.Exists(ancestor => ReferenceEquals(ancestor, value)) ? ContainsItself
            : Depth >= MaxDepth ? TooDeep
            : null;

        public void Enter(object value) => _values.Add(value);

        public void Leave() => _values.RemoveAt(_values.Count - 1);
    }
}
