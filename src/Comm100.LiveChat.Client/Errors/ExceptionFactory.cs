using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>Creates the <see cref="LiveChatException"/> for each kind of failure, and adds the details of its call.</summary>
internal static class ExceptionFactory
{
    public static LiveChatApiException FromErrorResponse(ErrorResponse response, CallContext call)
    {
        string message = ApiErrorMessages.Create(call.Operation, response);
        LiveChatApiException exception = (int)response.EffectiveStatusCode switch
        {
            _ when response.IsQuota => new LiveChatQuotaException(message) { ResetsAt = NextMidnight(call.Time) },
            >= 300 and < 400 => new LiveChatRedirectException(message) { Location = response.Location },
            400 or 422 => new LiveChatValidationException(message),
            401 => new LiveChatAuthenticationException(message),
            403 => new LiveChatPermissionException(message),
            404 => new LiveChatNotFoundException(message),
            409 => new LiveChatConflictException(message),
            429 => new LiveChatRateLimitException(message),
            >= 500 => new LiveChatServerException(message),
            _ => new LiveChatApiException(message),
        };
        exception.SetResponse(response);
        return exception.WithCall(call, response.Response);
    }

    public static LiveChatRedirectException FromFollowedRedirect(HttpResponseMessage response, CallContext call) =>
        new LiveChatRedirectException(
            $"{call.Operation.Description} received the response of a different address: the given HttpClient follows redirects. Set AllowAutoRedirect to false on its handler.")
        {
            StatusCode = response.StatusCode,
            Location = response.RequestMessage?.RequestUri,
            ContentType = response.Content?.Headers.ContentType?.MediaType,
        }.WithCall(call);

    /// <param name="exception">The exception that was thrown.</param>
    /// <param name="cause">The inner exception that describes how the connection was lost.</param>
    /// <param name="responseStarted">Whether the headers of the response were received.</param>
    /// <param name="call">The call.</param>
    public static LiveChatConnectionException FromLostConnection(Exception exception, Exception cause, bool responseStarted, CallContext call)
    {
        bool isInsecure = !responseStarted && ConnectionFailures.IsCertificateRefused(cause);
        bool isUnsent = isInsecure || ConnectionFailures.IsNeverConnected(cause);
        string what = isInsecure ? "was not sent: could not make a secure connection, because the certificate of the service is not trusted, or the server does not use TLS"
            : responseStarted ? "received only part of the response: the connection was lost"
            : isUnsent ? "was not sent: could not connect to the service"
            : "received no response: the connection was lost, and the service may have received the request";
        return QuotesResponse(cause)
            ? new LiveChatConnectionException($"{call.Operation.Description} received a response that is not valid HTTP.").WithCall(call)
            : new LiveChatConnectionException($"{call.Operation.Description} {what}{Detail(cause)}. See the inner exception.", exception)
            {
                MayHaveArrived = !isUnsent,
                IsPermanent = isInsecure,
            }.WithCall(call);
    }

    public static LiveChatTimeoutException FromHandlerTimeout(Exception cause, CallContext call) =>
        new LiveChatTimeoutException($"{call.Operation.Description} did not complete within the time that a handler of the given HttpClient allows. See the inner exception.", cause).WithCall(call);

    /// <param name="cause">The exception that ended the call; null if there is none.</param>
    /// <param name="attemptLimit">The limit of the attempt; null if something other than the client ended it.</param>
    /// <param name="call">The call.</param>
    /// <param name="isStrategyLimit">Whether the limit, unless it is the limit of the whole call, belongs to a resilience strategy of the application.</param>
    public static LiveChatTimeoutException FromTimeout(Exception? cause, TimeSpan? attemptLimit, CallContext call, bool isStrategyLimit = false)
    {
        bool isWholeCall = call.Remaining <= TimeSpan.Zero;
        TimeSpan? limit = attemptLimit is null ? null : isWholeCall ? call.Settings.Timeout : attemptLimit;
        string how = limit is null ? "within the Timeout of the given HttpClient"
            : isStrategyLimit && !isWholeCall ? FormattableString.Invariant($"within the {limit.Value.TotalSeconds:0.###} s that a resilience strategy of the application allows")
            : FormattableString.Invariant($"within the {limit.Value.TotalSeconds:0.###} s that {(isWholeCall ? call.Settings.TimeoutName : call.Settings.AttemptTimeoutName)} allows");
        return new LiveChatTimeoutException($"{call.Operation.Description} did not complete {how}.", cause) { Timeout = limit }.WithCall(call);
    }

    public static LiveChatThrottledException FromRateLimit(string reason, TimeSpan? wait, CallContext call)
    {
        string advice = wait is { } time ? FormattableString.Invariant($" Try again in {Math.Ceiling(time.TotalSeconds)} s.") : "";
        return new LiveChatThrottledException($"{call.Operation.Description} was not sent: {reason}.{advice}") { RetryAfter = wait }.WithCall(call);
    }

    public static LiveChatThrottledException FromFailedLimiter(Exception cause, CallContext call) =>
        new LiveChatThrottledException($"{call.Operation.Description} was not sent: the rate limiter failed. See the inner exception.", cause).WithCall(call);

    /// <param name="cause">The exception that a resilience strategy of the application threw instead of sending the request.</param>
    /// <param name="call">The call.</param>
    public static LiveChatThrottledException FromRejection(Exception cause, CallContext call) =>
        new LiveChatThrottledException($"{call.Operation.Description} was not sent: a resilience strategy of the application rejected it. See the inner exception.", cause)
        {
            RetryAfter = (cause as Polly.CircuitBreaker.BrokenCircuitException)?.RetryAfter,
        }.WithCall(call);

    public static LiveChatCredentialException FromCredential(Exception cause, CallContext call) =>
        new LiveChatCredentialException($"{call.Operation.Description} was not sent: the credential delegate failed or returned an unusable value. See the inner exception.", cause).WithCall(call);

    public static LiveChatSerializationException FromUnreadableResponse(string problem, in UnreadableResponse response, CallContext call) =>
        new LiveChatSerializationException($"{call.Operation.Description} succeeded, but {problem}.", response.Cause)
        {
            UnreadableValues = response.Values,
            ContentType = response.ContentType,
            ResponseBody = response.Body,
        }.WithCall(call);

    private static DateTimeOffset NextMidnight(TimeProvider time) => new(time.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);

    /// <summary>Adds the details of the call to an exception that does not have them yet.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="call">The call.</param>
    /// <param name="response">The response that the exception reports; null for the last response of the call.</param>
    public static T WithCall<T>(this T exception, CallContext call, HttpResponseMessage? response = null)
        where T : LiveChatException
    {
        exception.SetCall(call, response ?? call.Response);
        return exception;
    }

    /// <summary>Whether a message of the handler repeats received bytes, which can be data of a visitor.</summary>
    public static bool QuotesResponse(Exception? cause)
    {
#if !NETFRAMEWORK
        if (cause is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse })
        {
            return true;
        }
#endif
        return cause is not null && (cause.Message.StartsWith("Received an invalid", StringComparison.Ordinal) || QuotesResponse(cause.InnerException));
    }

    private static string Detail(Exception cause)
    {
#if NETFRAMEWORK
        _ = cause;
        return "";
#else
        return cause is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request ? $" ({request.HttpRequestError})" : "";
#endif
    }
}

/// <summary>The details of a response that could not be read.</summary>
internal readonly record struct UnreadableResponse(string? ContentType, string Body, IReadOnlyList<string> Values, Exception? Cause);
