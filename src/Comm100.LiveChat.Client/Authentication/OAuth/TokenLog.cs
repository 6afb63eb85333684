using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>Logs the results of renewals, without secrets and without messages of a store or the service.</summary>
internal static partial class TokenLog
{
    [LoggerMessage(EventId = 20, EventName = "TokenRenewed", Level = LogLevel.Information, Message = "Obtained an access token with the '{Grant}' grant")]
    public static partial void Renewed(ILogger logger, string grant);

    [LoggerMessage(EventId = 21, EventName = "TokenRenewalFailed", Level = LogLevel.Warning, Message = "Could not get an access token with the '{Grant}' grant: {Reason}")]
    public static partial void RenewalFailed(ILogger logger, string grant, string reason);

    [LoggerMessage(EventId = 22, EventName = "TokenStoreFailed", Level = LogLevel.Warning, Message = "The token store threw {ExceptionType} in {Method}. The client continues without the store")]
    public static partial void StoreFailed(ILogger logger, string method, string exceptionType);

    [LoggerMessage(EventId = 23, EventName = "TokenShared", Level = LogLevel.Debug, Message = "Used an access token from the token store")]
    public static partial void Shared(ILogger logger);
}
