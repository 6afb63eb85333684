using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>Creates the exception for a failure. All failures become a <see cref="LiveChatException"/> here.</summary>
internal static class ExceptionFactory
{
    public static LiveChatApiException FromErrorResponse(ErrorResponse answer, CallContext progress)
    {
        string message = ApiErrorMessages.For(progress.Operation, answer);
        LiveChatApiException exception = (int)answer.Meaning switch
        {
            _ when answer.IsQuota => new LiveChatQuotaException(message) { ResetsAt = NextMidnight(progress.Time) },
            >= 300 and < 400 => new LiveChatRedirectException(message) { Location = answer.Location },
            400 or 422 => new LiveChatValidationException(message),
            401 => new LiveChatAuthenticationException(message),
            403 => new LiveChatPermissionException(message),
            404 => new LiveChatNotFoundException(message),
            409 => new LiveChatConflictException(message),
            429 => new LiveChatRateLimitException(message),
            >= 500 => new LiveChatServerException(message),
            _ => new LiveChatApiException(message),
        };
        exception.Describe(answer);
        return exception.Describe(progress);
    }

    public static LiveChatRedirectException FromFollowedRedirect(HttpResponseMessage response, CallContext progress) =>
        new LiveChatRedirectException(
            $"{progress.Operation.Description} received a response from another address than the requested one: the given HttpClient follows redirects. Set AllowAutoRedirect to false on its handler.")
        {
            StatusCode = response.StatusCode,
            Location = response.RequestMessage?.RequestUri,
            ContentType = response.Content?.Headers.ContentType?.MediaType,
        }.Describe(progress);

    /// <param name="exception">What was thrown.</param>
    /// <param name="cause">The inner exception that says how the connection was lost.</param>
    /// <param name="answerBegan">Whether the headers of the response were received.</param>
    /// <param name="progress">The call.</param>
    public static LiveChatConnectionException FromLostConnection(Exception exception, Exception cause, bool answerBegan, CallContext progress)
    {
        bool isInsecure = !answerBegan && ConnectionFailures.IsCertificateRefused(cause);
        string what = isInsecure ? "was not sent: no secure connection could be made, because the certificate of the service is not accepted, or the server does not use TLS"
            : answerBegan ? "received only a part of the response: the connection was lost"
            : "received no response: the service could not be reached, or the connection was lost";
        return QuotesResponse(cause)
            ? new LiveChatConnectionException($"{progress.Operation.Description} received a response that is not HTTP.").Describe(progress)
            : new LiveChatConnectionException($"{progress.Operation.Description} {what}{Detail(cause)}. See the inner exception.", exception)
            {
                MayHaveArrived = !ConnectionFailures.IsNeverConnected(cause),
                IsPermanent = isInsecure,
            }.Describe(progress);
    }

    public static LiveChatTimeoutException FromHandlerTimeout(Exception cause, CallContext progress) =>
        new LiveChatTimeoutException($"{progress.Operation.Description} did not complete within the time that a handler of the given HttpClient allows. See the inner exception.", cause).Describe(progress);

    /// <param name="cause">The exception that ended the call; null if the call was not in progress.</param>
    /// <param name="attemptLimit">The limit of an attempt; null if it was not the client that ended it.</param>
    /// <param name="progress">The call.</param>
    /// <param name="isOfStrategy">Whether the limit, if it is not that of the whole call, is one that the application has added.</param>
    public static LiveChatTimeoutException FromTimeout(Exception? cause, TimeSpan? attemptLimit, CallContext progress, bool isOfStrategy = false)
    {
        bool isWholeCall = progress.Remaining <= TimeSpan.Zero;
        TimeSpan? limit = attemptLimit is null ? null : isWholeCall ? progress.Limit : attemptLimit;
        string how = limit is null ? "within the time that the given HttpClient allows (its Timeout)"
            : isOfStrategy && !isWholeCall ? FormattableString.Invariant($"within the {limit.Value.TotalSeconds:0.###} s that a resilience strategy of the application allows")
            : FormattableString.Invariant($"within the {limit.Value.TotalSeconds:0.###} s that LiveChatClientOptions.{(isWholeCall ? nameof(LiveChatClientOptions.Timeout) : nameof(LiveChatClientOptions.AttemptTimeout))} allows");
        return new LiveChatTimeoutException($"{progress.Operation.Description} did not complete {how}.", cause) { Timeout = limit }.Describe(progress);
    }

    public static LiveChatThrottledException FromThrottle(string why, TimeSpan? wait, CallContext progress)
    {
        string advice = wait is { } time ? FormattableString.Invariant($" Try again in {Math.Ceiling(time.TotalSeconds)} s.") : "";
        return new LiveChatThrottledException($"{progress.Operation.Description} was not sent: {why}.{advice}") { RetryAfter = wait }.Describe(progress);
    }

    public static LiveChatThrottledException FromLimiter(Exception cause, CallContext progress) =>
        new LiveChatThrottledException($"{progress.Operation.Description} was not sent: the rate limiter failed. See the inner exception.", cause).Describe(progress);

    /// <param name="cause">The exception that a strategy of the application threw instead of sending.</param>
    /// <param name="progress">The call.</param>
    public static LiveChatThrottledException FromRejection(Exception cause, CallContext progress) =>
        new LiveChatThrottledException($"{progress.Operation.Description} was not sent: a resilience strategy of the application refused it. See the inner exception.", cause)
        {
            RetryAfter = (cause as Polly.CircuitBreaker.BrokenCircuitException)?.RetryAfter,
        }.Describe(progress);

    public static LiveChatCredentialException FromCredential(Exception cause, CallContext progress) =>
        new LiveChatCredentialException($"{progress.Operation.Description} was not sent: the delegate of the credential failed, or returned no usable value. See the inner exception.", cause).Describe(progress);

    public static LiveChatSerializationException FromUnreadableResponse(string what, in UnreadableResponse answer, CallContext progress) =>
        new LiveChatSerializationException($"{progress.Operation.Description} succeeded, but {what}.", answer.Cause)
        {
            UnreadableValues = answer.Values,
            ContentType = answer.ContentType,
            ResponseBody = answer.Body,
        }.Describe(progress);

    private static DateTimeOffset NextMidnight(TimeProvider time) => new(time.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);

    private static T Describe<T>(this T exception, CallContext progress)
        where T : LiveChatException
    {
        exception.Describe(progress.Operation, progress.Attempts, progress.Elapsed);
        return exception;
    }

    /// <summary>Whether a message of the handler repeats bytes that came over the wire, which can be data of a visitor.</summary>
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
