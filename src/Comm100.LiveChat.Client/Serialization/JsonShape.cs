using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>What JSON a type is read from, for <see cref="LenientRewriter"/>. It is found out once for each contract.</summary>
internal sealed class JsonShape
{
    private static readonly ConditionalWeakTable<JsonTypeInfo, JsonShape> s_shapes = new();

    private Dictionary<string, JsonShapeField>? _membersByName;

    private JsonShape(JsonTypeInfo type, JsonShapeKind kind)
    {
        Type = type;
        Kind = kind;
    }

    public JsonTypeInfo Type { get; }

    public JsonShapeKind Kind { get; }

    /// <summary>What the elements of a list, or the values of a dictionary, are read from; of a type with an object form, that form.</summary>
    public JsonShape? Inner { get; private set; }

    /// <summary>Whether null is an element like any other.</summary>
    public bool AllowsNull { get; private init; }

    /// <summary>Whether unknown and unreadable values are kept.</summary>
    public bool IsModel { get; private init; }

    public JsonShapeField[] Members { get; private set; } = [];

    /// <summary>What is expected, in words.</summary>
    public string Expected => Kind switch
    {
        JsonShapeKind.Object or JsonShapeKind.Map => "an object",
        JsonShapeKind.List => "an array",
        JsonShapeKind.Text or JsonShapeKind.ScalarText => "a text",
        JsonShapeKind.Id => "an id",
        JsonShapeKind.Boolean => "a boolean",
        JsonShapeKind.Integer => "a whole number",
        JsonShapeKind.Number => "a number",
        JsonShapeKind.Time => "a time",
        _ => "a value of " + (Nullable.GetUnderlyingType(Type.Type) ?? Type.Type).Name,
    };

    public static JsonShape Of(JsonTypeInfo type) => s_shapes.TryGetValue(type, out JsonShape? shape) ? shape : s_shapes.GetValue(type, static missing => Create(missing));

    /// <summary>The member with a name in any case of letters; null where there is none.</summary>
    public JsonShapeField? FindProperty(string name)
    {
        if (_membersByName is null)
        {
            var members = new Dictionary<string, JsonShapeField>(StringComparer.OrdinalIgnoreCase);
            for (int i = Members.Length - 1; i >= 0; i--)
            {
                // Of two names that differ in case alone, the first is meant.
                members[Members[i].Name] = Members[i];
            }

            _membersByName = members;
        }

        return _membersByName.TryGetValue(name, out JsonShapeField? found) ? found : null;
    }

    private static JsonShape Create(JsonTypeInfo type)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                return new JsonShape(type, JsonShapeKind.Object)
                {
                    IsModel = type.IsModel(),
                    Members = [.. type.Properties.Where(property => !property.IsExtensionData).Select(property => new JsonShapeField(property.Name, () => OfProperty(type, property)))],
                };

            case JsonTypeInfoKind.Enumerable:
                return new JsonShape(type, JsonShapeKind.List) { Inner = Of(type.Options.GetTypeInfo(type.ElementType!)) };

            case JsonTypeInfoKind.Dictionary:
                return new JsonShape(type, JsonShapeKind.Map) { Inner = Of(type.Options.GetTypeInfo(type.ElementType!)) };

            default:
                return OfConverter(type, type.Converter);
        }
    }

    private static JsonShape OfProperty(JsonTypeInfo type, JsonPropertyInfo property)
    {
        JsonTypeInfo propertyType = type.Options.GetTypeInfo(property.PropertyType);

        // What a converter of the caller's own reads is not known here.
        return property.CustomConverter is null or LenientStringConverter or FiniteNumberConverter ? Of(propertyType) : new JsonShape(propertyType, JsonShapeKind.Opaque);
    }

    private static JsonShape OfConverter(JsonTypeInfo type, JsonConverter converter)
    {
        Type value = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        bool allowsNull = value != type.Type;
        switch (converter)
        {
            case ChatAgentConverter agents:
                return new JsonShape(type, JsonShapeKind.TextOrObject) { Inner = OfMembers(type, agents.Members) };
            case DepartmentMemberConverter members:
                return new JsonShape(type, JsonShapeKind.IdOrObject) { Inner = OfMembers(type, members.Members) };
            case AttachmentListConverter:
                return new JsonShape(type, JsonShapeKind.Attachments) { Inner = Of(type.Options.GetTypeInfo(typeof(Attachment))) };
            case SegmentNotificationConverter:
                return new JsonShape(type, JsonShapeKind.Notification);
            default:
                return new JsonShape(type, KindOf(value, type.Options)) { AllowsNull = allowsNull || IsAny(value) };
        }
    }

    private static JsonShape OfMembers(JsonTypeInfo type, IEnumerable<(string Name, JsonShapeKind Kind)> members) => new(type, JsonShapeKind.Object)
    {
        IsModel = true,
        Members = [.. members.Select(member => new JsonShapeField(member.Name, () => new JsonShape(type, member.Kind)))],
    };

    private static JsonShapeKind KindOf(Type value, JsonSerializerOptions options) =>
        value == typeof(string) ? JsonShapeKind.Text
        : value == typeof(bool) ? JsonShapeKind.Boolean
        : value == typeof(long) ? JsonShapeKind.Integer
        : value == typeof(double) ? JsonShapeKind.Number
        : value == typeof(DateTimeOffset) && options.Converters.Any(converter => converter is TimeConverter) ? JsonShapeKind.Time
        : value == typeof(ChatId) ? JsonShapeKind.Id
        : value == typeof(TextBoolean) ? JsonShapeKind.TextBoolean
        : value == typeof(Coordinate) ? JsonShapeKind.Coordinate
        : typeof(IOpenEnum).IsAssignableFrom(value) ? JsonShapeKind.OpenEnum
        : IsAny(value) ? JsonShapeKind.Any
        : JsonShapeKind.Opaque;

    private static bool IsAny(Type value) => value == typeof(JsonElement) || value == typeof(object) || value == typeof(JsonDocument) || typeof(JsonNode).IsAssignableFrom(value);
}

/// <summary>A property of a <see cref="JsonShape"/>.</summary>
internal sealed class JsonShapeField(string name, Func<JsonShape> shape)
{
    private JsonShape? _shape;

    public string Name => name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    // Found out when it is first needed, so that types that hold each other have an end.
    public JsonShape JsonShape => _shape ??= shape();
}

/// <summary>The forms of JSON that the lenient reading tells apart.</summary>
internal enum JsonShapeKind
{
    /// <summary>An object with properties that are known.</summary>
    Object,

    /// <summary>An array.</summary>
    List,

    /// <summary>An object whose properties are entries of a dictionary.</summary>
    Map,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A string, or another scalar whose text is read.</summary>
    ScalarText,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A finite number.</summary>
    Number,

    /// <summary>A time in a form that <see cref="TimeConverter"/> reads.</summary>
    Time,

    /// <summary>A whole number or a string.</summary>
    Id,

    /// <summary>A string with known values.</summary>
    OpenEnum,

    /// <summary>A boolean or a string.</summary>
    TextBoolean,

    /// <summary>A number or a string.</summary>
    Coordinate,

    /// <summary>A string, or an object.</summary>
    TextOrObject,

    /// <summary>An id, or an object.</summary>
    IdOrObject,

    /// <summary>One attachment, or an array of them.</summary>
    Attachments,

    /// <summary>The notification of a visitor segment.</summary>
    Notification,

    /// <summary>Any JSON.</summary>
    Any,

    /// <summary>What only the converter of a type knows.</summary>
    Opaque,
}
