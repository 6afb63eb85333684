using System.Globalization;

namespace Comm100.LiveChat.Client.Testing.Responses;

/// <summary>The known errors of the service, with its codes.</summary>
internal static class ServiceErrors
{
    public const string AuthenticationChallenge = "Basic realm=\"Comm100 Live Chat\", Bearer";

    public static ServiceErrorException Missing(string name) => new(400, 400000, $"Parameter '{name}' is required.");

    public static ServiceErrorException InvalidTime(string name) =>
        new(400, 400001, $"Parameter '{name}' is not a time of the form yyyy-MM-ddTHH:mm:ss.");

    public static ServiceErrorException InvalidTimeZone(string name) =>
        new(400, 400002, $"Parameter '{name}' is not a time zone of the form +hh:mm or -hh:mm.");

    public static ServiceErrorException NotANumber(string name) => new(400, 400003, $"Parameter '{name}' is not a number.");

    public static ServiceErrorException NotABoolean(string name) => new(400, 400004, $"Parameter '{name}' is not a boolean.");

    public static ServiceErrorException NotAnEmail(string name) => new(400, 400005, $"Parameter '{name}' is not an e-mail address.");

    public static ServiceErrorException PeriodTooLong(string maximum) =>
        new(400, 400008, $"The period from 'timeFrom' to 'timeTo' is too long: it must not be longer than {maximum}.");

    public static ServiceErrorException TooLong(string name, int maxLength) =>
        new(400, 400010, string.Create(CultureInfo.InvariantCulture, $"Parameter '{name}' is too long: it must not have more than {maxLength} characters."));

    public static ServiceErrorException TooFarBack(string name) => new(400, 400011, $"Parameter '{name}' is too far back.");

    public static ServiceErrorException PermissionMissing(string permission) => new(403, 403003, $"The permission '{permission}' is required.");

    public static ServiceErrorException UnsupportedType(string name, string expected) =>
        new(400, 400006, $"Parameter '{name}' must be {expected}.");

    public static ServiceErrorException InvalidBody(string expected) => new(400, 400006, $"The request body must be {expected}.");

    public static ServiceErrorException OutOfRange(string name, string expected) =>
        new(400, 400009, $"Parameter '{name}' is out of range: it must be {expected}.");

    public static ServiceErrorException ReadOnly(string name) =>
        new(400, 400009, $"Parameter '{name}' is read-only and cannot be set.");

    public static ServiceErrorException Unauthorized() =>
        new(401, 401000, "The request is not authenticated: the user name, the API key or the access token is wrong.");

    public static ServiceErrorException UrlNotFound(string path) => new(404, 404000, $"The URL '{path}' was not found.");

    public static ServiceErrorException ObjectNotFound(string displayName, string id) => new(404, 404001, $"{displayName} '{id}' was not found.");

    public static ServiceErrorException MethodNotAllowed(string method, string path) =>
        new(405, 405000, $"The method {method} is not allowed for '{path}'.");

    public static ServiceErrorException NameExists(string displayName, string name) =>
        new(409, 409000, $"{displayName} with the name '{name}' already exists.");

    public static ServiceErrorException DailyQuotaExceeded(DailyQuotaResponse response) => response switch
    {
        DailyQuotaResponse.Forbidden => new(403, 403000, "The daily limit of API calls of this account is reached. It is reset at 00:00 UTC."),
        DailyQuotaResponse.ServerError => new(500, 500010, "The daily limit of API calls is reached."),
        _ => throw new ArgumentOutOfRangeException(nameof(response), response, "The value must be Forbidden or ServerError."),
    };
}
