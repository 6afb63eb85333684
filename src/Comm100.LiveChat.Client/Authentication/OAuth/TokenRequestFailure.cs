using System.Net;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>Why the client could not get a token. Its message consists of fixed strings, the status and standard error codes.</summary>
internal sealed class TokenRequestFailure(string grant, TokenRequestFailureKind kind)
{
    public string Grant => grant;

    public HttpStatusCode? StatusCode { get; init; }

    public string? Error { get; init; }

    public string? ServiceMessage { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public Exception? Cause { get; init; }

    /// <summary>How long the client requests no token; null if the next call requests one.</summary>
    public TimeSpan? RemainingPause { get; init; }

    /// <summary>Whether nothing was sent, because no usable grant is left.</summary>
    public bool HasNoGrant => kind == TokenRequestFailureKind.NoGrant;

    /// <summary>Whether the service received too many requests.</summary>
    public bool IsRateLimited => kind == TokenRequestFailureKind.ErrorResponse && StatusCode is { } status && (int)status == 429;

    /// <summary>Whether the service rejected the value that was sent, such as a refresh token.</summary>
    public bool IsInvalidGrant => IsRejection && Error is "invalid_grant";

    /// <summary>Whether the service rejected the OAuth client.</summary>
    public bool IsInvalidClient => IsRejection && (Error is "invalid_client" or "unauthorized_client");

    /// <summary>Whether the service rejected this grant, so that the client can try another one.</summary>
    public bool IsRejection => kind == TokenRequestFailureKind.ErrorResponse
        && StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>Whether the same request can succeed later.</summary>
    public bool IsTransient => kind is TokenRequestFailureKind.ConnectionFailed or TokenRequestFailureKind.TimedOut
        || (kind == TokenRequestFailureKind.ErrorResponse && StatusCode is { } status && ((int)status is 408 or 429 || (int)status >= 500));

    /// <summary>What happened, for the log and the message.</summary>
    public string Description => kind switch
    {
        TokenRequestFailureKind.ConnectionFailed => "the token endpoint could not be reached, or the connection was lost",
        TokenRequestFailureKind.TimedOut => "no response was received in time",
        TokenRequestFailureKind.SendFailed => "the request could not be sent",
        TokenRequestFailureKind.Redirected => "the response came from another address than the token endpoint",
        TokenRequestFailureKind.NoGrant when grant == OAuthGrant.RefreshToken => "the refresh token has been used, and no newer one is known",
        TokenRequestFailureKind.NoGrant => "the code has been used, and no refresh token is known",
        TokenRequestFailureKind.InvalidResponse => $"the response was {StatusText.Format(StatusCode!.Value)}, without a valid token",

        // Other error codes could contain anything.
        _ when Error is not null && IsStandardError(Error) => $"the response was {StatusText.Format(StatusCode!.Value)}, error {Error}",
        _ => $"the response was {StatusText.Format(StatusCode!.Value)}",
    };

    private string Advice => kind switch
    {
        TokenRequestFailureKind.ConnectionFailed or TokenRequestFailureKind.SendFailed when Cause is not null => "See the inner exception.",
        TokenRequestFailureKind.ConnectionFailed or TokenRequestFailureKind.TimedOut or TokenRequestFailureKind.SendFailed => "Check the token endpoint, or try again later.",
        TokenRequestFailureKind.Redirected => "The given HttpClient follows redirects. Set AllowAutoRedirect to false on its handler.",
        TokenRequestFailureKind.NoGrant when grant == OAuthGrant.RefreshToken => "Sign in again. Use a token store to keep the newest refresh token when the process ends.",
        TokenRequestFailureKind.NoGrant => "Ask the agent for consent again, and use the new code. Use a token store to keep the refresh token when the process ends.",
        TokenRequestFailureKind.InvalidResponse => "Check the token endpoint.",
        _ => Error switch
        {
            "invalid_grant" when grant == OAuthGrant.Password => "Check the e-mail address and the password.",
            "invalid_grant" when grant == OAuthGrant.RefreshToken => "The refresh token has expired, was revoked, or was used elsewhere. Sign in again.",
            "invalid_grant" => "The code has expired, was used, or belongs to another redirect address. Ask the agent for consent again.",
            "invalid_client" => "Check the client id and the client secret.",
            "unauthorized_client" => "The OAuth client is not allowed to use this grant.",
            "unsupported_grant_type" => "The service does not support this grant.",
            _ => (int)StatusCode!.Value switch
            {
                >= 300 and < 400 => "The client does not follow redirects, because they would send the secrets to another address. Check the token endpoint.",
                401 or 403 => "Check the credential.",
                404 or 405 => "Check the token endpoint.",
                429 => "Too many requests were sent. RetryAfter contains the time to wait, if the service specified one.",
                >= 500 => "The service failed. ServiceMessage contains its message, if there is one.",
                _ => "ServiceMessage contains the message of the service, if there is one.",
            },
        },
    };

    /// <summary>Creates the same failure for a pause, in which the client requests no token.</summary>
    /// <param name="remaining">The rest of the pause.</param>
    /// <param name="isLaterCall">Whether it is for a later call, when a part of the time in Retry-After has passed.</param>
    public TokenRequestFailure WithPause(TimeSpan remaining, bool isLaterCall) => new(grant, kind)
    {
        StatusCode = StatusCode,
        Error = Error,
        ServiceMessage = ServiceMessage,
        RetryAfter = isLaterCall && RetryAfter is { } retryAfter ? TimeSpans.Min(retryAfter, remaining) : RetryAfter,
        Cause = Cause,
        RemainingPause = remaining,
    };

    public LiveChatTokenException ToException() => new($"Could not get an access token with the '{grant}' grant: {Description}. {Advice}", Cause)
    {
        Grant = grant,
        StatusCode = StatusCode,
        ErrorCode = Error,
        ServiceMessage = ServiceMessage,
        RetryAfter = RetryAfter,
        IsTransient = IsTransient,
        RemainingPause = RemainingPause,
    };

    // RFC 6749, section 5.2.
    private static bool IsStandardError(string error) => error is "invalid_request" or "invalid_client" or "invalid_grant" or "unauthorized_client"
        or "unsupported_grant_type" or "invalid_scope";
}

/// <summary>The ways in which a request for a token fails.</summary>
internal enum TokenRequestFailureKind
{
    /// <summary>The response has an error status.</summary>
    ErrorResponse,

    /// <summary>The response has a success status, but contains no valid token.</summary>
    InvalidResponse,

    /// <summary>The response came from another address.</summary>
    Redirected,

    /// <summary>No complete response was received.</summary>
    ConnectionFailed,

    /// <summary>No complete response was received in time.</summary>
    TimedOut,

    /// <summary>A handler of the application threw an exception.</summary>
    SendFailed,

    /// <summary>Nothing was sent, because the code or the refresh token has been used.</summary>
    NoGrant,
}
