using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// An event that the service posted to a webhook. <see cref="LiveChatWebhook"/> reads it. The type identifies the event: <see cref="ChatStartedEvent"/>,
/// <see cref="ChatEndedEvent"/>, <see cref="ChatWrappedUpEvent"/>, <see cref="OfflineMessageSubmittedEvent"/>, <see cref="ChatRequestedEvent"/>,
/// <see cref="ChatTransferredEvent"/>, or <see cref="UnknownWebhookEvent"/> for any other name.
/// </summary>
/// <remarks>
/// The service documents the shape of the events only by examples. Any property can be null: the field is missing, or its value has another JSON type. In the second
/// case the value is in <see cref="LiveChatModel.AdditionalProperties"/>.
/// </remarks>
public abstract class LiveChatWebhookEvent : LiveChatModel
{
    private protected LiveChatWebhookEvent()
    {
    }

    /// <summary>The name of the event, as it was received. It is never null after parsing.</summary>
    [JsonPropertyName("event")]
    [JsonPropertyOrder(-1)]
    public WebhookEventName? Event { get; set; }

    /// <summary>
    /// The id of the chat: the field <c>chat_id</c> of the event, or else the id of its chat, or else that of the visitor. Null if none of them was
    /// received.
    /// </summary>
    [JsonIgnore]
    public ChatId? ChatId { get => OwnChatId ?? GetChatId(); set => OwnChatId = value; }

    /// <summary>The visitor.</summary>
    [JsonPropertyName("visitor")]
    public WebhookVisitor? Visitor { get; set; }

    /// <summary>The field <c>chat_id</c>, which the service sends with the wrap-up of a chat.</summary>
    [JsonInclude]
    [JsonPropertyName("chat_id")]
    internal ChatId? OwnChatId { get; set; }

    private protected virtual ChatId? GetChatId() => Visitor?.ChatId;
}
