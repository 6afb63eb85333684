using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

#pragma warning disable CA1720 // The members are named after the document's values.
/// <summary>The kind of a <see cref="CustomVariable"/>'s value: an open list, unknown texts are kept as they came.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<CustomVariableType>))]
public readonly partial struct CustomVariableType
{
    /// <summary><c>text</c>: a text.</summary>
    [Value("text")]
    public static partial CustomVariableType Text { get; }

    /// <summary><c>integer</c>: a whole number.</summary>
    [Value("integer")]
    public static partial CustomVariableType Integer { get; }

    /// <summary><c>decimal</c>: a number.</summary>
    [Value("decimal")]
    public static partial CustomVariableType Decimal { get; }
}
