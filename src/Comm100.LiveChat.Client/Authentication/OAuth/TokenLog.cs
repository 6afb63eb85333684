using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>What is logged of tokens: the grant and what became of it, never a secret, nor what a store or a service said.</summary>
internal static partial class TokenLog
{
    [LoggerMessage(EventId = 20, EventName = "TokenRenewed", Level = LogLevel.Information, Message = "Obtained an access token with the grant {Grant}")]
    public static partial void Renewed(ILogger logger, string grant);

    [LoggerMessage(EventId = 21, EventName = "TokenRenewalFailed", Level = LogLevel.Warning, Message = "No access token could be obtained with the grant {Grant}: {Outcome}")]
    public static partial void RenewalFailed(ILogger logger, string grant, string outcome);

    [LoggerMessage(EventId = 22, EventName = "TokenStoreFailed", Level = LogLevel.Warning, Message = "The token store failed with {ExceptionType} in {Method}; the client continues without it")]
    public static partial void StoreFailed(ILogger logger, string method, string exceptionType);

    [LoggerMessage(EventId = 23, EventName = "TokenShared", Level = LogLevel.Debug, Message = "An access token was taken from the token store")]
    public static partial void Shared(ILogger logger);
}
