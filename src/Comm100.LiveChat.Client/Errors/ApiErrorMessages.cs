using System.Globalization;
using System.Net;
using System.Text;

namespace Comm100.LiveChat.Client;

/// <summary>Says what an error response means and what to do. The messages are fixed texts and never repeat what the service wrote.</summary>
internal static class ApiErrorMessages
{
    public static string For(LiveChatOperation operation, ErrorResponse answer)
    {
        HttpStatusCode status = answer.StatusCode;
        var message = new StringBuilder()
            .Append(operation.Description)
            .Append(" failed with status ")
            .Append(((int)status).ToString(CultureInfo.InvariantCulture));
        string name = status.ToString();
        if (char.IsLetter(name[0]))
        {
            message.Append(' ').Append(name);
        }

        if (answer.Code is { IsKnown: true } known)
        {
            message.Append(", code ").Append(known.Value).Append(" (").Append(MeaningOf(known)).Append(')');
        }

        message.Append(": ").Append(Advice(operation, answer));
        if (answer.RetryAfter is { } wait)
        {
            message.Append(" The service asks to wait ")
                .Append(Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture))
                .Append(" s before the next request.");
        }

        return message.ToString();
    }

    private static string Advice(LiveChatOperation operation, ErrorResponse answer) => (int)answer.Meaning switch
    {
        _ when answer.IsQuota => "the daily limit of the account is reached. It is reset at 00:00 UTC.",
        >= 300 and < 400 when answer.Location is not null =>
            $"the response points to {HostOf(answer.Location)}. Redirects are not followed; check the base address and the API path. Location holds the whole address.",
        >= 300 and < 400 => "the response is a redirect without a target. Redirects are not followed; check the base address and the API path.",
        400 or 422 => "the service refused the request. ServiceMessage holds the message of the service.",
        401 => "the service did not accept the credential. Check the e-mail address and API key, or the token, and that API access is enabled for the agent.",
        403 when operation.Permission is not null =>
            $"the caller may not do this. The API document asks for the permission '{operation.Permission}'.",
        403 => "the caller may not do this. The API document names no permission for it; check the agent's permissions and the account.",
        404 when answer.Code == LiveChatErrorCode.UrlNotFound => "check the base address and the API path.",
        404 => "there is no such object, or the base address or the API path is wrong.",
        409 => "the change conflicts with an existing object. ServiceMessage holds the message of the service.",
        429 => "too many requests.",
        >= 500 => "the service failed. ServiceMessage and ResponseBody hold its response.",
        < 300 => "the status indicates success, but the body is an error of the service. ServiceMessage and ResponseBody hold its response.",
        _ => "the service did not perform the request. ServiceMessage and ResponseBody hold its response.",
    };

    private static string MeaningOf(LiveChatErrorCode code) => code.Value switch
    {
        LiveChatErrorCode.Values.MissingParameter => "a mandatory parameter is missing",
        LiveChatErrorCode.Values.BadTime => "a time is not in the form yyyy-MM-ddTHH:mm:ss",
        LiveChatErrorCode.Values.BadTimeZone => "a time zone is not in the form ±hh:mm",
        LiveChatErrorCode.Values.NotANumber => "a value is not a number",
        LiveChatErrorCode.Values.NotABoolean => "a value is not a boolean",
        LiveChatErrorCode.Values.NotAnEmail => "a value is not an e-mail address",
        LiveChatErrorCode.Values.UnsupportedType => "a value is of an unsupported type",
        LiveChatErrorCode.Values.PeriodTooLong => "the period is too long",
        LiveChatErrorCode.Values.OutOfRange => "a value is out of its range",
        LiveChatErrorCode.Values.TooLong => "a value is too long",
        LiveChatErrorCode.Values.TooFarBack => "the time lies too far back",
        LiveChatErrorCode.Values.AccessDenied => "access is denied",
        LiveChatErrorCode.Values.AccountClosed => "the account is closed",
        LiveChatErrorCode.Values.AccountUnavailable => "the account is not available",
        LiveChatErrorCode.Values.PermissionMissing => "the permission is missing",
        LiveChatErrorCode.Values.LicenceProblem or LiveChatErrorCode.Values.OtherLicenceProblem => "the licence does not cover it",
        LiveChatErrorCode.Values.UrlNotFound => "nothing is at this address",
        LiveChatErrorCode.Values.ObjectNotFound => "no object has this id",
        LiveChatErrorCode.Values.NameAlreadyExists => "the name is taken",
        LiveChatErrorCode.Values.DailyLimitReached => "the daily limit is reached",
        _ => "not documented",
    };

    // The rest of an address can hold ids and tokens.
    private static string HostOf(Uri location) =>
        location.IsAbsoluteUri ? location.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "an address that cannot be read";
}
