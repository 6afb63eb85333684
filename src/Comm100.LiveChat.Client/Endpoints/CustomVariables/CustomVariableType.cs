using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

#pragma warning disable CA1720 // The members have the names of the values in the API document.
/// <summary>The type of the value of a <see cref="CustomVariable"/>: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<CustomVariableType>))]
public readonly partial struct CustomVariableType
{
    /// <summary><c>text</c>: a text.</summary>
    [Value("text")]
    public static partial CustomVariableType Text { get; }

    /// <summary><c>integer</c>: an integer.</summary>
    [Value("integer")]
    public static partial CustomVariableType Integer { get; }

    /// <summary><c>decimal</c>: a number.</summary>
    [Value("decimal")]
    public static partial CustomVariableType Decimal { get; }
}
