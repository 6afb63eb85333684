using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.AspNetCore.Webhooks;

/// <summary>The log of webhooks. It contains no secret, no id and no data of a visitor.</summary>
internal static partial class WebhookLog
{
    public const string Category = "Comm100.LiveChat.Client.Webhooks";

    /// <summary>Gets the name of an event for the log. An unknown name can be any string.</summary>
    public static string GetName(LiveChatWebhookEvent received) => received.Event is { IsKnown: true } name ? name.Value : "unknown";

    [LoggerMessage(EventId = 50, EventName = "WebhookWrongSecret", Level = LogLevel.Information, Message = "A webhook request with a wrong secret was rejected")]
    public static partial void WrongSecret(ILogger logger);

    [LoggerMessage(EventId = 51, EventName = "WebhookTooLong", Level = LogLevel.Warning, Message = "A webhook request was rejected, because its body is longer than the {MaxBytes} bytes that MaxBytes allows")]
    public static partial void TooLong(ILogger logger, int maxBytes);

    [LoggerMessage(EventId = 52, EventName = "WebhookInvalid", Level = LogLevel.Warning, Message = "A webhook request was rejected: {Problem}")]
    public static partial void Invalid(ILogger logger, string problem);

    [LoggerMessage(EventId = 53, EventName = "WebhookRepeated", Level = LogLevel.Information, Message = "A webhook event {Event} was handled before and is ignored")]
    public static partial void Repeated(ILogger logger, string @event);

    [LoggerMessage(EventId = 54, EventName = "WebhookWithoutHandler", Level = LogLevel.Debug, Message = "There is no handler for the webhook event {Event}")]
    public static partial void NoHandler(ILogger logger, string @event);

    [LoggerMessage(
        EventId = 55,
        EventName = "WebhookHandlerFailed",
        Level = LogLevel.Error,
        Message = "The handler {Handler} of the webhook event {Event} failed with {ExceptionType}. The message of the exception is not logged, because it can contain data of the visitor. {StackTrace}")]
    public static partial void HandlerFailed(ILogger logger, string handler, string @event, string exceptionType, string? stackTrace);

    [LoggerMessage(EventId = 56, EventName = "WebhookAborted", Level = LogLevel.Information, Message = "A webhook request was aborted before all handlers completed")]
    public static partial void Aborted(ILogger logger);

    [LoggerMessage(EventId = 57, EventName = "WebhookCacheFailed", Level = LogLevel.Warning, Message = "The distributed cache of webhook events failed with {ExceptionType}. An event that is delivered again can be handled again")]
    public static partial void CacheFailed(ILogger logger, string exceptionType);
}
