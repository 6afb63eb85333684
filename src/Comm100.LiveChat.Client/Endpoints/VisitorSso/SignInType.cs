using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Whether visitors of a campaign can sign in: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<SignInType>))]
public readonly partial struct SignInType
{
    /// <summary><c>no</c>: they cannot.</summary>
    [Value("no")]
    public static partial SignInType No { get; }

    /// <summary><c>optional</c>: they can.</summary>
    [Value("optional")]
    public static partial SignInType Optional { get; }

    /// <summary><c>required</c>: they must.</summary>
    [Value("required")]
    public static partial SignInType Required { get; }
}
