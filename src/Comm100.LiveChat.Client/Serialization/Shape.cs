using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>What JSON a type is read from, for <see cref="TolerantWriter"/>. It is found out once for each contract.</summary>
internal sealed class Shape
{
    private static readonly ConditionalWeakTable<JsonTypeInfo, Shape> s_shapes = new();

    private Dictionary<string, ShapeMember>? _membersByName;

    private Shape(JsonTypeInfo type, ShapeKind kind)
    {
        Type = type;
        Kind = kind;
    }

    public JsonTypeInfo Type { get; }

    public ShapeKind Kind { get; }

    /// <summary>What the elements of a list, or the values of a dictionary, are read from; of a type with an object form, that form.</summary>
    public Shape? Inner { get; private set; }

    /// <summary>Whether null is an element like any other.</summary>
    public bool AllowsNull { get; private init; }

    /// <summary>Whether unknown and unreadable values are kept.</summary>
    public bool IsModel { get; private init; }

    public ShapeMember[] Members { get; private set; } = [];

    /// <summary>What is expected, in words.</summary>
    public string Expected => Kind switch
    {
        ShapeKind.Object or ShapeKind.Map => "an object",
        ShapeKind.List => "an array",
        ShapeKind.Text or ShapeKind.ScalarText => "a text",
        ShapeKind.Id => "an id",
        ShapeKind.Boolean => "a boolean",
        ShapeKind.Integer => "a whole number",
        ShapeKind.Number => "a number",
        ShapeKind.Time => "a time",
        _ => "a value of " + (Nullable.GetUnderlyingType(Type.Type) ?? Type.Type).Name,
    };

    public static Shape Of(JsonTypeInfo type) => s_shapes.TryGetValue(type, out Shape? shape) ? shape : s_shapes.GetValue(type, static missing => Create(missing));

    /// <summary>The member with a name in any case of letters; null where there is none.</summary>
    public ShapeMember? MemberNamed(string name)
    {
        if (_membersByName is null)
        {
            var members = new Dictionary<string, ShapeMember>(StringComparer.OrdinalIgnoreCase);
            for (int i = Members.Length - 1; i >= 0; i--)
            {
                // Of two names that differ in case alone, the first is meant.
                members[Members[i].Name] = Members[i];
            }

            _membersByName = members;
        }

        return _membersByName.TryGetValue(name, out ShapeMember? found) ? found : null;
    }

    private static Shape Create(JsonTypeInfo type)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                return new Shape(type, ShapeKind.Object)
                {
                    IsModel = type.IsModel(),
                    Members = [.. type.Properties.Where(property => !property.IsExtensionData).Select(property => new ShapeMember(property.Name, () => OfProperty(type, property)))],
                };

            case JsonTypeInfoKind.Enumerable:
                return new Shape(type, ShapeKind.List) { Inner = Of(type.Options.GetTypeInfo(type.ElementType!)) };

            case JsonTypeInfoKind.Dictionary:
                return new Shape(type, ShapeKind.Map) { Inner = Of(type.Options.GetTypeInfo(type.ElementType!)) };

            default:
                return OfConverter(type, type.Converter);
        }
    }

    private static Shape OfProperty(JsonTypeInfo type, JsonPropertyInfo property)
    {
        JsonTypeInfo propertyType = type.Options.GetTypeInfo(property.PropertyType);

        // What a converter of the caller's own reads is not known here.
        return property.CustomConverter is null or LenientStringConverter or FiniteNumberConverter ? Of(propertyType) : new Shape(propertyType, ShapeKind.Opaque);
    }

    private static Shape OfConverter(JsonTypeInfo type, JsonConverter converter)
    {
        Type value = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        bool allowsNull = value != type.Type;
        switch (converter)
        {
            case ChatAgentConverter agents:
                return new Shape(type, ShapeKind.TextOrObject) { Inner = OfMembers(type, agents.Members) };
            case DepartmentMemberConverter members:
                return new Shape(type, ShapeKind.IdOrObject) { Inner = OfMembers(type, members.Members) };
            case AttachmentListConverter:
                return new Shape(type, ShapeKind.Attachments) { Inner = Of(type.Options.GetTypeInfo(typeof(Attachment))) };
            case SegmentNotificationConverter:
                return new Shape(type, ShapeKind.Notification);
            default:
                return new Shape(type, KindOf(value, type.Options)) { AllowsNull = allowsNull || IsAny(value) };
        }
    }

    private static Shape OfMembers(JsonTypeInfo type, IEnumerable<(string Name, ShapeKind Kind)> members) => new(type, ShapeKind.Object)
    {
        IsModel = true,
        Members = [.. members.Select(member => new ShapeMember(member.Name, () => new Shape(type, member.Kind)))],
    };

    private static ShapeKind KindOf(Type value, JsonSerializerOptions options) =>
        value == typeof(string) ? ShapeKind.Text
        : value == typeof(bool) ? ShapeKind.Boolean
        : value == typeof(long) ? ShapeKind.Integer
        : value == typeof(double) ? ShapeKind.Number
        : value == typeof(DateTimeOffset) && options.Converters.Any(converter => converter is TimeConverter) ? ShapeKind.Time
        : value == typeof(ChatId) ? ShapeKind.Id
        : value == typeof(TextBoolean) ? ShapeKind.TextBoolean
        : value == typeof(Coordinate) ? ShapeKind.Coordinate
        : typeof(IOpenEnum).IsAssignableFrom(value) ? ShapeKind.OpenEnum
        : IsAny(value) ? ShapeKind.Any
        : ShapeKind.Opaque;

    private static bool IsAny(Type value) => value == typeof(JsonElement) || value == typeof(object) || value == typeof(JsonDocument) || typeof(JsonNode).IsAssignableFrom(value);
}

/// <summary>A property of a <see cref="Shape"/>.</summary>
internal sealed class ShapeMember(string name, Func<Shape> shape)
{
    private Shape? _shape;

    public string Name => name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    // Found out when it is first needed, so that types that hold each other have an end.
    public Shape Shape => _shape ??= shape();
}

/// <summary>The forms of JSON that the lenient reading tells apart.</summary>
internal enum ShapeKind
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
