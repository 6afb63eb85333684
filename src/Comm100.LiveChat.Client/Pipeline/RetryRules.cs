using System.Net;
using Polly.Timeout;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Decides which failures of which operations are retried. No other code decides this.</summary>
internal static class RetryRules
{
    public static bool MayRetry(LiveChatOperation operation, Exception failure) => failure switch
    {
        LiveChatQuotaException => false,

        // The request of the call was not sent.
        LiveChatTokenException token => token.IsTransient,
        LiveChatConnectionException connection => !connection.IsPermanent && (operation.IsIdempotent || HasChangedNothing(failure)),
        LiveChatTimeoutException or TimeoutRejectedException => operation.IsIdempotent,
        LiveChatApiException response => operation.IsIdempotent ? IsTransient(response.StatusCode) : HasChangedNothing(failure),
        _ => false,
    };

    /// <summary>Whether a failure shows that the request changed nothing at the service. If so, even a create can be sent again.</summary>
    public static bool HasChangedNothing(Exception failure) => failure switch
    {
        LiveChatTokenException => true,
        LiveChatConnectionException connection => !connection.MayHaveArrived,
        LiveChatApiException response => (int)response.StatusCode == 429 || ((int)response.StatusCode == 503 && response.RetryAfter is not null),
        _ => false,
    };

    private static bool IsTransient(HttpStatusCode status) => (int)status is 408 or 429 or 500 or 502 or 503 or 504;
}
