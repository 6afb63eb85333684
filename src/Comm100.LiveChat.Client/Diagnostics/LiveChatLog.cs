using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Diagnostics;

/// <summary>The log messages about calls. Event ids are stable. No message contains an id, a query, a secret or data of a visitor.</summary>
internal static partial class LiveChatLog
{
    public const string Category = "Comm100.LiveChat.Client";

    /// <summary>Creates the logger of a client. It never throws an exception.</summary>
    public static ILogger Create(ILoggerFactory? loggerFactory) =>
        loggerFactory is { } factory ? SafeLogger.Wrap(factory.CreateLogger(Category)) : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    [LoggerMessage(EventId = 1, EventName = "UnreadableValue", Level = LogLevel.Warning, Message = "{OperationId} received a value of an unexpected type, which was omitted or repaired: {Location}")]
    public static partial void UnreadableValue(ILogger logger, string operationId, string location);

    [LoggerMessage(EventId = 2, EventName = "CallSucceeded", Level = LogLevel.Debug, SkipEnabledCheck = true, Message = "{OperationId} received status {Status} after {Attempts} attempt(s) and {Milliseconds:0.0} ms")]
    public static partial void Succeeded(ILogger logger, string operationId, int status, int attempts, double milliseconds);

    [LoggerMessage(EventId = 3, EventName = "CallFailed", Level = LogLevel.Debug, SkipEnabledCheck = true, Message = "{OperationId} failed with {ErrorType} after {Attempts} attempt(s) and {Milliseconds:0.0} ms")]
    public static partial void Failed(ILogger logger, string operationId, string errorType, int attempts, double milliseconds);

    [LoggerMessage(EventId = 4, EventName = "CallRetried", Level = LogLevel.Warning, Message = "{OperationId} failed with {ErrorType} at attempt {Attempt}. The next attempt starts in {Seconds:0.###} s")]
    public static partial void Retrying(ILogger logger, string operationId, string errorType, int attempt, double seconds);

    [LoggerMessage(EventId = 5, EventName = "CallsPaused", Level = LogLevel.Warning, Message = "{OperationId} received status 429. All calls of this client wait for {Seconds:0.###} s")]
    public static partial void Paused(ILogger logger, string operationId, double seconds);

    [LoggerMessage(EventId = 6, EventName = "HttpClientTimeoutIsShorter", Level = LogLevel.Warning, Message = "The Timeout of the given HttpClient is {HttpClientSeconds:0.###} s, which is shorter than the {ClientSeconds:0.###} s that the options allow for an attempt. Set HttpClient.Timeout to Timeout.InfiniteTimeSpan, and limit calls with LiveChatClientOptions.Timeout and AttemptTimeout")]
    public static partial void HttpClientTimeoutIsShorter(ILogger logger, double httpClientSeconds, double clientSeconds);

    [LoggerMessage(EventId = 7, EventName = "SecondRetryLayer", Level = LogLevel.Warning, Message = "The HttpClient of the client {Client} retries requests in {Handlers}, and the client retries them too. Attempts multiply, and a create can run twice. Remove the handler, or set LiveChatClientOptions.Retries.MaxAttempts to 1")]
    public static partial void SecondRetryLayer(ILogger logger, string client, string handlers);

    [LoggerMessage(EventId = 8, EventName = "ProxySeesLoopback", Level = LogLevel.Warning, Message = "Plain HTTP requests to this machine go through a proxy, which can read the credential. Bypass the proxy for loopback addresses, or set UseProxy to false on the handler")]
    public static partial void ProxySeesLoopback(ILogger logger);
}
