using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>How the fields of a form are laid out: an open list, unknown texts are kept as they came.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<FieldLayout>))]
public readonly partial struct FieldLayout
{
    /// <summary><c>vertical</c>: the name of a field above its input.</summary>
    [Value("vertical")]
    public static partial FieldLayout Vertical { get; }

    /// <summary><c>horizontal</c>: the name of a field beside its input.</summary>
    [Value("horizontal")]
    public static partial FieldLayout Horizontal { get; }
}
