using System.Globalization;
using System.Text;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>Creates the message for an error response: what it means and what to do. The message never repeats text from the response.</summary>
internal static class ApiErrorMessages
{
    public static string Create(LiveChatOperation operation, ErrorResponse response)
    {
        StringBuilder message = new StringBuilder().Append(operation.Description).Append(" failed with status ").Append(StatusText.Format(response.StatusCode));
        if (response.Code is { IsKnown: true } known)
        {
            message.Append(", code ").Append(known.Value).Append(" (").Append(GetMeaning(known)).Append(')');
        }

        message.Append(": ").Append(Advice(operation, response));
        if (response.RetryAfter is { } wait)
        {
            message.Append(" The service asks to wait ")
                .Append(Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture))
                .Append(" s before the next request.");
        }

        return message.ToString();
    }

    private static string Advice(LiveChatOperation operation, ErrorResponse response) => (int)response.EffectiveStatusCode switch
    {
        _ when response.IsQuota => "the account has reached its daily limit. The limit resets at 00:00 UTC.",
        >= 300 and < 400 when response.Location is not null =>
            $"the response redirects to {GetHost(response.Location)}. Redirects are not followed. Check the base address and the API path. The Location property has the full address.",
        >= 300 and < 400 => "the response is a redirect without a target. Redirects are not followed. Check the base address and the API path.",
        400 or 422 => "the service rejected the request. See ServiceMessage.",
        401 => "the service rejected the credential. Check the e-mail address and the API key, or the token, and that API access is enabled for the agent.",
        403 when response.Code is { } code && IsAccountProblem(code) => "the account does not allow this. See ServiceMessage.",
        403 when operation.Permission is not null =>
            $"the agent is not allowed to do this. The API document requires the permission '{operation.Permission}'.",
        403 => "the agent is not allowed to do this. The API document names no permission for it. Check the permissions of the agent and the account.",
        404 when response.Code == LiveChatErrorCode.UrlNotFound => "check the base address and the API path.",
        404 when response.Code == LiveChatErrorCode.ObjectNotFound => "check the id, and the ids that the request refers to. See ServiceMessage.",
        404 => "the object does not exist, or the base address or the API path is wrong.",
        409 => "the change conflicts with an existing object. See ServiceMessage.",
        429 => "too many requests.",
        >= 500 => "the service failed. See ServiceMessage and ResponseBody.",
        < 300 => "the status is a success, but the body is an error. See ServiceMessage and ResponseBody.",
        _ => "the service did not perform the request. See ServiceMessage and ResponseBody.",
    };

    // A permission of the agent does not change these.
    private static bool IsAccountProblem(LiveChatErrorCode code) => code.Value is LiveChatErrorCode.Values.AccountClosed or LiveChatErrorCode.Values.AccountUnavailable
        or LiveChatErrorCode.Values.LicenseProblem or LiveChatErrorCode.Values.OtherLicenseProblem;

    private static string GetMeaning(LiveChatErrorCode code) => code.Value switch
    {
        LiveChatErrorCode.Values.MissingParameter => "a mandatory parameter is missing",
        LiveChatErrorCode.Values.BadTime => "a time is not in the form yyyy-MM-ddTHH:mm:ss",
        LiveChatErrorCode.Values.BadTimeZone => "a time zone is not in the form ±hh:mm",
        LiveChatErrorCode.Values.NotANumber => "a value is not a number",
        LiveChatErrorCode.Values.NotABoolean => "a value is not a boolean",
        LiveChatErrorCode.Values.NotAnEmail => "a value is not an e-mail address",
        LiveChatErrorCode.Values.UnsupportedType => "a value is of an unsupported type",
        LiveChatErrorCode.Values.PeriodTooLong => "the period is too long",
        LiveChatErrorCode.Values.OutOfRange => "a value is out of range",
        LiveChatErrorCode.Values.TooLong => "a value is too long",
        LiveChatErrorCode.Values.TooFarBack => "the time is too far in the past",
        LiveChatErrorCode.Values.AccessDenied => "access is denied",
        LiveChatErrorCode.Values.AccountClosed => "the account is closed",
        LiveChatErrorCode.Values.AccountUnavailable => "the account is not available",
        LiveChatErrorCode.Values.PermissionMissing => "the permission is missing",
        LiveChatErrorCode.Values.LicenseProblem or LiveChatErrorCode.Values.OtherLicenseProblem => "the license does not include it",
        LiveChatErrorCode.Values.UrlNotFound => "the URL does not exist",
        LiveChatErrorCode.Values.ObjectNotFound => "the object does not exist",
        LiveChatErrorCode.Values.NameAlreadyExists => "the name already exists",
        LiveChatErrorCode.Values.DailyLimitReached => "the daily limit is reached",
        _ => "not documented",
    };

    // The rest of an address can contain ids and tokens.
    private static string GetHost(Uri location) =>
        location.IsAbsoluteUri ? location.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "a relative address";
}
