using System.Net;
using Polly.Timeout;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Which failures of which operations may be followed by another attempt: the one place that decides it.</summary>
internal static class RetryRules
{
    public static bool MayRetry(LiveChatOperation operation, Exception failure) => failure switch
    {
        LiveChatQuotaException => false,

        // The call itself was not sent.
        LiveChatTokenException token => token.IsTransient,
        LiveChatConnectionException connection => !connection.IsPermanent && (operation.IsIdempotent || !connection.MayHaveArrived),
        LiveChatTimeoutException or TimeoutRejectedException => operation.IsIdempotent,
        LiveChatApiException answer => operation.IsIdempotent ? IsPassing(answer.StatusCode) : IsRefusal(answer),
        _ => false,
    };

    private static bool IsPassing(HttpStatusCode status) => (int)status is 408 or 429 or 500 or 502 or 503 or 504;

    // The service says that it did not take the request on: then a create has not acted.
    private static bool IsRefusal(LiveChatApiException answer) => (int)answer.StatusCode == 429 || ((int)answer.StatusCode == 503 && answer.RetryAfter is not null);
}
