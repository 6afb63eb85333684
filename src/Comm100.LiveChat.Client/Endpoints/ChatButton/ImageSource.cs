using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The source of an image: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ImageSource>))]
public readonly partial struct ImageSource
{
    /// <summary><c>gallery</c>: an image of the service.</summary>
    [Value("gallery")]
    public static partial ImageSource Gallery { get; }

    /// <summary><c>custom</c>: an image that the account has uploaded.</summary>
    [Value("custom")]
    public static partial ImageSource Custom { get; }
}
