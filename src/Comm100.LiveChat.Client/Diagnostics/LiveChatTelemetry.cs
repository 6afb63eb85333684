namespace Comm100.LiveChat.Client;

/// <summary>The names under which the client can be observed.</summary>
public static class LiveChatTelemetry
{
    /// <summary>The name of the client's meter: <c>Comm100.LiveChat.Client</c>. It is also the category of its logs.</summary>
    public const string MeterName = "Comm100.LiveChat.Client";

    /// <summary>
    /// The counter <c>comm100.livechat.client.unreadable_values</c>: values in answers that were of an unexpected kind and were
    /// read as null, at most 100 for one answer. Its only tag is <see cref="OperationTag"/>.
    /// </summary>
    public const string UnreadableValues = "comm100.livechat.client.unreadable_values";

    /// <summary>The tag <c>comm100.livechat.operation</c>: the id of the operation, such as <c>Bans.create</c>.</summary>
    public const string OperationTag = "comm100.livechat.operation";
}
