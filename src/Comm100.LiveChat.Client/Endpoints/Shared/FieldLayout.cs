using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The layout of the fields of a form: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<FieldLayout>))]
public readonly partial struct FieldLayout
{
    /// <summary><c>vertical</c>: the name of a field above its input.</summary>
    [Value("vertical")]
    public static partial FieldLayout Vertical { get; }

    /// <summary><c>horizontal</c>: the name of a field next to its input.</summary>
    [Value("horizontal")]
    public static partial FieldLayout Horizontal { get; }
}
