using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>What a <see cref="Webhook"/> tells of: an open list, unknown texts are kept as they came.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<WebhookEvent>))]
public readonly partial struct WebhookEvent
{
    /// <summary><c>offlineMessageSubmitted</c>: a visitor has left an offline message.</summary>
    [Value("offlineMessageSubmitted")]
    public static partial WebhookEvent OfflineMessageSubmitted { get; }

    /// <summary><c>chatStarted</c>: a chat has begun.</summary>
    [Value("chatStarted")]
    public static partial WebhookEvent ChatStarted { get; }

    /// <summary><c>chatEnded</c>: a chat has ended.</summary>
    [Value("chatEnded")]
    public static partial WebhookEvent ChatEnded { get; }

    /// <summary><c>chatWrappedUp</c>: an agent has written the wrap-up of a chat.</summary>
    [Value("chatWrappedUp")]
    public static partial WebhookEvent ChatWrappedUp { get; }
}
