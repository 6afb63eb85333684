using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Where an image comes from: an open list, unknown texts are kept as they came.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ImageSource>))]
public readonly partial struct ImageSource
{
    /// <summary><c>gallery</c>: one of the service's own images.</summary>
    [Value("gallery")]
    public static partial ImageSource Gallery { get; }

    /// <summary><c>custom</c>: an image that the account has uploaded.</summary>
    [Value("custom")]
    public static partial ImageSource Custom { get; }
}
