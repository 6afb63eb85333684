using System.Globalization;
using System.Net;
using System.Text;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>Why no token could be had, and how to tell it: from fixed texts, the status and known codes alone.</summary>
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

    /// <summary>Whether nothing was sent because no usable grant is left.</summary>
    public bool IsSpent => kind == TokenRequestFailureKind.Spent;

    /// <summary>Whether the service asks for fewer requests.</summary>
    public bool IsTooMany => kind == TokenRequestFailureKind.Answered && StatusCode is { } status && (int)status == 429;

    /// <summary>Whether the value that was sent, such as a refresh token, is no longer valid.</summary>
    public bool IsOfGrant => IsRefusal && Error is "invalid_grant";

    /// <summary>Whether the service refuses the OAuth client itself.</summary>
    public bool IsOfClient => IsRefusal && (Error is "invalid_client" or "unauthorized_client");

    /// <summary>Whether the service has said no to this grant, so that another one may be tried.</summary>
    public bool IsRefusal => kind == TokenRequestFailureKind.Answered && StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsTransient => kind is TokenRequestFailureKind.Lost or TokenRequestFailureKind.TimedOut
        || (kind == TokenRequestFailureKind.Answered && StatusCode is { } status && ((int)status is 408 or 429 || (int)status >= 500));

    /// <summary>A short description of the failure, for the log and the message.</summary>
    public string Outcome
    {
        get
        {
            switch (kind)
            {
                case TokenRequestFailureKind.Lost:
                    return "the token address could not be reached, or the connection was lost";
                case TokenRequestFailureKind.TimedOut:
                    return "no response was received in time";
                case TokenRequestFailureKind.Failed:
                    return "the request could not be sent";
                case TokenRequestFailureKind.Redirected:
                    return "the response came from another address than the requested one";
                case TokenRequestFailureKind.Spent:
                    return grant == OAuthGrant.RefreshToken ? "the refresh token has been used, and no newer one is known" : "the code has been used, and no refresh token is known";
                default:
                    var text = new StringBuilder("the response was ").Append(((int)StatusCode!.Value).ToString(CultureInfo.InvariantCulture));
                    string name = StatusCode.Value.ToString();
                    if (char.IsLetter(name[0]))
                    {
                        text.Append(' ').Append(name);
                    }

                    // Any other text could hold anything.
                    if (Error is not null && IsKnown(Error))
                    {
                        text.Append(", error ").Append(Error);
                    }

                    return text.Append(kind == TokenRequestFailureKind.Unusable ? ", without a usable token" : "").ToString();
            }
        }
    }

    /// <summary>The same failure, for the time in which the client requests no token.</summary>
    /// <param name="left">The rest of that time.</param>
    /// <param name="isLater">Whether it is for a later call, when a part of the wait that the service asked for has passed.</param>
    public TokenRequestFailure WithPause(TimeSpan left, bool isLater) => new(grant, kind)
    {
        StatusCode = StatusCode,
        Error = Error,
        ServiceMessage = ServiceMessage,
        RetryAfter = isLater && RetryAfter is { } retryAfter ? TimeSpans.Min(retryAfter, left) : RetryAfter,
        Cause = Cause,
        RemainingPause = left,
    };

    public LiveChatTokenException ToException() => new($"No access token could be obtained with the grant {grant}: {Outcome}. {Advice}", Cause)
    {
        Grant = grant,
        StatusCode = StatusCode,
        ErrorCode = Error,
        ServiceMessage = ServiceMessage,
        RetryAfter = RetryAfter,
        IsTransient = IsTransient,
        RemainingPause = RemainingPause,
    };

    private string Advice => kind switch
    {
        TokenRequestFailureKind.Lost or TokenRequestFailureKind.Failed when Cause is not null => "See the inner exception.",
        TokenRequestFailureKind.Lost or TokenRequestFailureKind.TimedOut or TokenRequestFailureKind.Failed => "Check the token address, or try again later.",
        TokenRequestFailureKind.Redirected => "The given HttpClient follows redirects: set AllowAutoRedirect to false on its handler.",
        TokenRequestFailureKind.Spent when grant == OAuthGrant.RefreshToken => "Sign in again. A token store keeps the newest refresh token when the process ends.",
        TokenRequestFailureKind.Spent => "Let the agent agree again, and use the new code. A token store keeps the refresh token when the process ends.",
        TokenRequestFailureKind.Unusable => "Check the token address.",
        _ => Error switch
        {
            "invalid_grant" when grant == OAuthGrant.Password => "Check the e-mail address and the password.",
            "invalid_grant" when grant == OAuthGrant.RefreshToken => "The refresh token has expired, was revoked, or was used elsewhere: sign in again.",
            "invalid_grant" => "The code has expired, was used, or belongs to another redirect address: let the agent agree again.",
            "invalid_client" => "Check the client id and the client secret.",
            "unauthorized_client" => "The OAuth client may not use this grant.",
            "unsupported_grant_type" => "The service does not offer this grant.",
            _ => (int)StatusCode!.Value switch
            {
                >= 300 and < 400 => "Redirects are not followed, since the secrets would be sent along. Check the token address.",
                401 or 403 => "Check the credential.",
                404 or 405 => "Check the token address.",
                429 => "Too many requests. RetryAfter says how long to wait, if the service names a time.",
                >= 500 => "The service failed. ServiceMessage holds its message, if there is one.",
                _ => "ServiceMessage holds the message of the service, if there is one.",
            },
        },
    };

    // RFC 6749, section 5.2.
    private static bool IsKnown(string error) => error is "invalid_request" or "invalid_client" or "invalid_grant" or "unauthorized_client"
        or "unsupported_grant_type" or "invalid_scope";
}

/// <summary>How a request for a token failed.</summary>
internal enum TokenRequestFailureKind
{
    /// <summary>With a response that is not a success.</summary>
    Answered,

    /// <summary>With a success that holds no token that could be used.</summary>
    Unusable,

    /// <summary>With a response from another address.</summary>
    Redirected,

    /// <summary>Without a whole response.</summary>
    Lost,

    /// <summary>Without a whole response in time.</summary>
    TimedOut,

    /// <summary>With an exception of a handler.</summary>
    Failed,

    /// <summary>Nothing was sent: the code or the refresh token has been used.</summary>
    Spent,
}
