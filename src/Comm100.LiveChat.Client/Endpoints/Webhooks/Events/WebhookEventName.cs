using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The name of an event in the JSON that the service posts to a webhook: an open enum that keeps unknown strings. A <see cref="Webhook"/> is registered with
/// another name of the event, a <see cref="WebhookEvent"/>.
/// </summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<WebhookEventName>))]
public readonly partial struct WebhookEventName
{
    /// <summary><c>offline_message_submitted</c>: a visitor submitted an offline message.</summary>
    [Value("offline_message_submitted")]
    public static partial WebhookEventName OfflineMessageSubmitted { get; }

    /// <summary><c>chat_started</c>: a chat started.</summary>
    [Value("chat_started")]
    public static partial WebhookEventName ChatStarted { get; }

    /// <summary><c>chat_ended</c>: a chat ended.</summary>
    [Value("chat_ended")]
    public static partial WebhookEventName ChatEnded { get; }

    /// <summary><c>chat_wrapped_up</c>, also read as <c>chat_wraped_up</c>: an agent completed the wrap-up of a chat.</summary>
    [Value("chat_wrapped_up", "chat_wraped_up")]
    public static partial WebhookEventName ChatWrappedUp { get; }

    /// <summary><c>chat_requested</c>, also read as <c>chat_request</c>: a visitor requested a chat. The API document does not list it.</summary>
    [Value("chat_requested", "chat_request")]
    public static partial WebhookEventName ChatRequested { get; }

    /// <summary><c>chat_transferred</c>: a chat was transferred to another agent or department. The API document does not list it.</summary>
    [Value("chat_transferred")]
    public static partial WebhookEventName ChatTransferred { get; }
}
