using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Implemented by a converter that reads JSON of a shape that its contract does not describe.</summary>
internal interface IJsonShapeConverter
{
    /// <summary>Describes the JSON that the converter reads.</summary>
    /// <param name="type">The contract that uses the converter.</param>
    JsonShape CreateShape(JsonTypeInfo type);
}

/// <summary>Describes the JSON that a type is read from, for <see cref="LenientRewriter"/>. Each contract has one shape, which is created once.</summary>
internal sealed class JsonShape
{
    private static readonly ConditionalWeakTable<JsonTypeInfo, JsonShape> s_shapes = new();

    private Dictionary<string, JsonShapeField>? _fieldsByName;

    private JsonShape(JsonTypeInfo type, JsonShapeKind kind)
    {
        Type = type;
        Kind = kind;
        AllowsNull = Nullable.GetUnderlyingType(type.Type) is not null || IsAny(type.Type);
    }

    /// <summary>Returns whether a converter can read a value.</summary>
    public delegate bool ReadCheck(ReadOnlySpan<byte> json);

    public JsonTypeInfo Type { get; }

    public JsonShapeKind Kind { get; }

    /// <summary>The shape of the elements of a list, of the values of a dictionary, or of the object where an object is one of several forms.</summary>
    public JsonShape? Inner { get; private init; }

    /// <summary>Whether a list may contain null.</summary>
    public bool AllowsNull { get; }

    /// <summary>Whether unknown and unreadable values are kept.</summary>
    public bool IsModel { get; private init; }

    public JsonShapeField[] Fields { get; private init; } = [];

    /// <summary>The converter of a time.</summary>
    public TimeConverter? TimeConverter { get; private init; }

    /// <summary>Whether the converter of a <see cref="JsonShapeKind.Custom"/> value can read it.</summary>
    public ReadCheck? CanRead { get; private init; }

    /// <summary>The expected JSON, for messages.</summary>
    public string Expected => Kind switch
    {
        JsonShapeKind.Object or JsonShapeKind.Map => "an object",
        JsonShapeKind.List => "an array",
        JsonShapeKind.String or JsonShapeKind.Scalar => "a string",
        JsonShapeKind.Id => "an id",
        JsonShapeKind.Boolean => "a boolean",
        JsonShapeKind.Integer => "an integer",
        JsonShapeKind.Number => "a number",
        JsonShapeKind.Time => "a time",
        _ => "a value of " + (Nullable.GetUnderlyingType(Type.Type) ?? Type.Type).Name,
    };

    /// <summary>Gets the shape of a contract.</summary>
    public static JsonShape Get(JsonTypeInfo type) => s_shapes.TryGetValue(type, out JsonShape? shape) ? shape : s_shapes.GetValue(type, static missing => Create(missing));

    /// <summary>Creates the shape of a scalar.</summary>
    public static JsonShape CreateScalar(JsonTypeInfo type, JsonShapeKind kind) => new(type, kind);

    /// <summary>Creates the shape of a model that is a scalar or an object.</summary>
    public static JsonShape CreateScalarOrObject(JsonTypeInfo type, JsonShapeKind kind, IEnumerable<(string Name, JsonShapeKind Kind)> fields) => new(type, kind)
    {
        Inner = new JsonShape(type, JsonShapeKind.Object)
        {
            IsModel = true,
            Fields = [.. fields.Select(field => new JsonShapeField(field.Name, () => new JsonShape(type, field.Kind)))],
        },
    };

    /// <summary>Creates the shape of a list that can also be one object.</summary>
    public static JsonShape CreateObjectOrList(JsonTypeInfo type, JsonTypeInfo elementType) => new(type, JsonShapeKind.ObjectOrList) { Inner = Get(elementType) };

    /// <summary>Creates the shape of a value whose converter keeps what it cannot read.</summary>
    public static JsonShape CreateCustom(JsonTypeInfo type, ReadCheck canRead) => new(type, JsonShapeKind.Custom) { CanRead = canRead };

    /// <summary>Gets the field with the specified name. The comparison is case-insensitive for models. For other types, their options decide.</summary>
    /// <returns>The field, or null.</returns>
    public JsonShapeField? FindField(string name)
    {
        if (_fieldsByName is null)
        {
            var fields = new Dictionary<string, JsonShapeField>(IsModel || Type.Options.PropertyNameCaseInsensitive ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
            for (int i = Fields.Length - 1; i >= 0; i--)
            {
                // Of two names that differ only in case, the first wins.
                fields[Fields[i].Name] = Fields[i];
            }

            _fieldsByName = fields;
        }

        return _fieldsByName.TryGetValue(name, out JsonShapeField? found) ? found : null;
    }

    private static JsonShape Create(JsonTypeInfo type)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                return new JsonShape(type, JsonShapeKind.Object)
                {
                    IsModel = type.IsModel(),
                    Fields = [.. type.Properties.Where(property => !property.IsExtensionData).Select(property => new JsonShapeField(property.Name, () => CreateForProperty(type, property)))],
                };

            case JsonTypeInfoKind.Enumerable:
                return new JsonShape(type, JsonShapeKind.List) { Inner = Get(type.Options.GetTypeInfo(type.ElementType!)) };

            case JsonTypeInfoKind.Dictionary:
                return new JsonShape(type, JsonShapeKind.Map) { Inner = Get(type.Options.GetTypeInfo(type.ElementType!)) };

            default:
                return CreateForConverter(type);
        }
    }

    private static JsonShape CreateForProperty(JsonTypeInfo type, JsonPropertyInfo property)
    {
        if (property.CustomConverter is null or LenientStringConverter or FiniteNumberConverter)
        {
            return Get(type.Options.GetTypeInfo(property.PropertyType));
        }

        // Only the converter of the property knows what it reads.
        var options = new JsonSerializerOptions(type.Options);
        options.Converters.Insert(0, property.CustomConverter);
        return new JsonShape(options.GetTypeInfo(property.PropertyType), JsonShapeKind.Opaque);
    }

    private static JsonShape CreateForConverter(JsonTypeInfo type)
    {
        Type? underlying = Nullable.GetUnderlyingType(type.Type);
        JsonConverter converter = underlying is not null && type.Options.TryGetTypeInfo(underlying, out JsonTypeInfo? underlyingType) ? underlyingType.Converter : type.Converter;
        if (converter is IJsonShapeConverter shapeConverter)
        {
            return shapeConverter.CreateShape(type);
        }

        Type value = underlying ?? type.Type;
        return value == typeof(DateTimeOffset) && type.Options.Converters.OfType<TimeConverter>().FirstOrDefault() is { } timeConverter
            ? new JsonShape(type, JsonShapeKind.Time) { TimeConverter = timeConverter }
            : new JsonShape(type, GetKind(value));
    }

    private static JsonShapeKind GetKind(Type value) =>
        value == typeof(string) ? JsonShapeKind.String
        : value == typeof(bool) ? JsonShapeKind.Boolean
        : value == typeof(long) ? JsonShapeKind.Integer
        : value == typeof(double) ? JsonShapeKind.Number
        : value == typeof(ChatId) ? JsonShapeKind.Id
        : typeof(IOpenEnum).IsAssignableFrom(value) ? JsonShapeKind.OpenEnum
        : IsAny(value) ? JsonShapeKind.Any
        : JsonShapeKind.Opaque;

    private static bool IsAny(Type value) => value == typeof(JsonElement) || value == typeof(object) || value == typeof(JsonDocument) || typeof(JsonNode).IsAssignableFrom(value);
}

/// <summary>A field of a <see cref="JsonShape"/>.</summary>
internal sealed class JsonShapeField(string name, Func<JsonShape> createShape)
{
    private JsonShape? _shape;

    public string Name => name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    // Created on first use, because types can contain each other.
    public JsonShape Shape => _shape ??= createShape();
}

/// <summary>The forms of JSON that <see cref="LenientRewriter"/> distinguishes.</summary>
internal enum JsonShapeKind
{
    /// <summary>An object with known fields.</summary>
    Object,

    /// <summary>An array.</summary>
    List,

    /// <summary>An object whose fields are the entries of a dictionary.</summary>
    Map,

    /// <summary>A string.</summary>
    String,

    /// <summary>A string, a number or a boolean, which is kept as a string.</summary>
    Scalar,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An integer.</summary>
    Integer,

    /// <summary>A finite number.</summary>
    Number,

    /// <summary>A time in a form that <see cref="Serialization.TimeConverter"/> reads.</summary>
    Time,

    /// <summary>An integer or a string.</summary>
    Id,

    /// <summary>A string with known values.</summary>
    OpenEnum,

    /// <summary>A string or a boolean.</summary>
    StringOrBoolean,

    /// <summary>A string or a number.</summary>
    StringOrNumber,

    /// <summary>A string or an object.</summary>
    StringOrObject,

    /// <summary>An id or an object.</summary>
    IdOrObject,

    /// <summary>One object, or an array of them.</summary>
    ObjectOrList,

    /// <summary>Any JSON. The converter keeps a value that it cannot read.</summary>
    Custom,

    /// <summary>Any JSON.</summary>
    Any,

    /// <summary>A form that only the converter of the type knows.</summary>
    Opaque,
}
