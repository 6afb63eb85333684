using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The event of a <see cref="Webhook"/>: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<WebhookEvent>))]
public readonly partial struct WebhookEvent
{
    /// <summary><c>offlineMessageSubmitted</c>: a visitor submitted an offline message.</summary>
    [Value("offlineMessageSubmitted")]
    public static partial WebhookEvent OfflineMessageSubmitted { get; }

    /// <summary><c>chatStarted</c>: a chat started.</summary>
    [Value("chatStarted")]
    public static partial WebhookEvent ChatStarted { get; }

    /// <summary><c>chatEnded</c>: a chat ended.</summary>
    [Value("chatEnded")]
    public static partial WebhookEvent ChatEnded { get; }

    /// <summary><c>chatWrappedUp</c>: an agent completed the wrap-up of a chat.</summary>
    [Value("chatWrappedUp")]
    public static partial WebhookEvent ChatWrappedUp { get; }
}
