using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The content of the header of a <see cref="ChatWindow"/>: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ChatWindowHeaderType>))]
public readonly partial struct ChatWindowHeaderType
{
    /// <summary><c>agentInfo</c>: the agent; see <see cref="ChatWindowHeader.AgentInfo"/>.</summary>
    [Value("agentInfo")]
    public static partial ChatWindowHeaderType AgentInfo { get; }

    /// <summary><c>bannerImage</c>: a banner; see <see cref="ChatWindowHeader.Banner"/>.</summary>
    [Value("bannerImage")]
    public static partial ChatWindowHeaderType BannerImage { get; }

    /// <summary><c>avatarAndLogo</c>: avatar and logo; see <see cref="ChatWindowHeader.AvatarAndLogo"/>.</summary>
    [Value("avatarAndLogo")]
    public static partial ChatWindowHeaderType AvatarAndLogo { get; }
}
