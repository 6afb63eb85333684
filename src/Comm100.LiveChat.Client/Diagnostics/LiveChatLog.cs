using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Diagnostics;

/// <summary>The log messages about calls. Event ids are stable; no message holds an id, a query, a secret or data of a visitor.</summary>
internal static partial class LiveChatLog
{
    public const string Category = "Comm100.LiveChat.Client";

    /// <summary>The logger of a client; it never throws.</summary>
    public static ILogger Create(LiveChatClientOptions options) =>
        options.LoggerFactory is { } factory ? SafeLogger.Wrap(factory.CreateLogger(Category)) : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    [LoggerMessage(EventId = 1, EventName = "UnreadableValue", Level = LogLevel.Warning, Message = "{OperationId} received a value that is not as documented; it was left out or repaired: {Place}")]
    public static partial void UnreadableValue(ILogger logger, string operationId, string place);

    [LoggerMessage(EventId = 2, EventName = "CallSucceeded", Level = LogLevel.Debug, SkipEnabledCheck = true, Message = "{OperationId} received status {Status} after {Attempts} attempt(s) and {Milliseconds:0.0} ms")]
    public static partial void Succeeded(ILogger logger, string operationId, int status, int attempts, double milliseconds);

    [LoggerMessage(EventId = 3, EventName = "CallFailed", Level = LogLevel.Debug, SkipEnabledCheck = true, Message = "{OperationId} failed with {ErrorType} after {Attempts} attempt(s) and {Milliseconds:0.0} ms")]
    public static partial void Failed(ILogger logger, string operationId, string errorType, int attempts, double milliseconds);

    [LoggerMessage(EventId = 4, EventName = "CallRepeated", Level = LogLevel.Warning, Message = "{OperationId} failed with {ErrorType} at attempt {Attempt}, and is retried in {Seconds:0.###} s")]
    public static partial void Repeating(ILogger logger, string operationId, string errorType, int attempt, double seconds);

    [LoggerMessage(EventId = 5, EventName = "CallsPaused", Level = LogLevel.Warning, Message = "{OperationId} received status 429: all calls of this client wait for {Seconds:0.###} s")]
    public static partial void Paused(ILogger logger, string operationId, double seconds);

    [LoggerMessage(EventId = 6, EventName = "HttpClientTimeoutIsShorter", Level = LogLevel.Warning, Message = "The HttpClient given to the client ends a request after {HttpClientSeconds:0.###} s, before the {ClientSeconds:0.###} s that the options allow an attempt. Set HttpClient.Timeout to Timeout.InfiniteTimeSpan, and limit calls by LiveChatClientOptions.Timeout and AttemptTimeout")]
    public static partial void HttpClientTimeoutIsShorter(ILogger logger, double httpClientSeconds, double clientSeconds);

    [LoggerMessage(EventId = 7, EventName = "SecondRetryLayer", Level = LogLevel.Warning, Message = "The HttpClient given to the client has a handler that retries requests, {Handler}, and the client retries them as well: attempts multiply, and a create can act twice. Remove the handler, or set LiveChatClientOptions.Retries.MaxAttempts to 1")]
    public static partial void SecondRetryLayer(ILogger logger, string handler);

    [LoggerMessage(EventId = 8, EventName = "ProxySeesLoopback", Level = LogLevel.Warning, Message = "The HttpClient given to the client sends plain HTTP for this machine through a proxy, which sees the credential. Set a proxy that is bypassed for loopback addresses, or UseProxy to false on its handler")]
    public static partial void ProxySeesLoopback(ILogger logger);
}
