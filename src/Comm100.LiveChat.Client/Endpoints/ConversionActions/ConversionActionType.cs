using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>How a <see cref="ConversionAction"/> is recognized: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ConversionActionType>))]
public readonly partial struct ConversionActionType
{
    /// <summary><c>url</c>: the address of a page that the visitor comes to.</summary>
    [Value("url")]
    public static partial ConversionActionType Url { get; }

    /// <summary><c>customVariable</c>: the value of the custom variable named in <see cref="ConversionAction.CustomVariable"/>.</summary>
    [Value("customVariable")]
    public static partial ConversionActionType CustomVariable { get; }

    /// <summary><c>api</c>: a call of the script of the page.</summary>
    [Value("api")]
    public static partial ConversionActionType Api { get; }
}
