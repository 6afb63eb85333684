using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>An error code in the body of an error response. Unknown codes are kept unchanged.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<LiveChatErrorCode>))]
public readonly partial struct LiveChatErrorCode
{
    /// <summary><c>400000</c>: a mandatory parameter is missing.</summary>
    [Value("400000")]
    public static partial LiveChatErrorCode MissingParameter { get; }

    /// <summary><c>400001</c>: a time is not in the form <c>yyyy-MM-ddTHH:mm:ss</c>.</summary>
    [Value("400001")]
    public static partial LiveChatErrorCode BadTime { get; }

    /// <summary><c>400002</c>: a time zone is not in the form <c>±hh:mm</c>.</summary>
    [Value("400002")]
    public static partial LiveChatErrorCode BadTimeZone { get; }

    /// <summary><c>400003</c>: a value is not a number.</summary>
    [Value("400003")]
    public static partial LiveChatErrorCode NotANumber { get; }

    /// <summary><c>400004</c>: a value is not a boolean.</summary>
    [Value("400004")]
    public static partial LiveChatErrorCode NotABoolean { get; }

    /// <summary><c>400005</c>: a value is not an e-mail address.</summary>
    [Value("400005")]
    public static partial LiveChatErrorCode NotAnEmail { get; }

    /// <summary><c>400006</c>: a value has an unsupported type.</summary>
    [Value("400006")]
    public static partial LiveChatErrorCode UnsupportedType { get; }

    /// <summary><c>400008</c>: the requested period is too long.</summary>
    [Value("400008")]
    public static partial LiveChatErrorCode PeriodTooLong { get; }

    /// <summary><c>400009</c>: a value is out of range.</summary>
    [Value("400009")]
    public static partial LiveChatErrorCode OutOfRange { get; }

    /// <summary><c>400010</c>: a value is too long.</summary>
    [Value("400010")]
    public static partial LiveChatErrorCode TooLong { get; }

    /// <summary><c>400011</c>: the requested time is too far in the past.</summary>
    [Value("400011")]
    public static partial LiveChatErrorCode TooFarBack { get; }

    /// <summary><c>403000</c>: access is denied.</summary>
    [Value("403000")]
    public static partial LiveChatErrorCode AccessDenied { get; }

    /// <summary><c>403001</c>: the account is closed.</summary>
    [Value("403001")]
    public static partial LiveChatErrorCode AccountClosed { get; }

    /// <summary><c>403002</c>: the account is not available.</summary>
    [Value("403002")]
    public static partial LiveChatErrorCode AccountUnavailable { get; }

    /// <summary><c>403003</c>: the caller does not have the permission for the operation.</summary>
    [Value("403003")]
    public static partial LiveChatErrorCode PermissionMissing { get; }

    /// <summary><c>403004</c>: the license does not cover the operation. The API document lists two such codes and does not say how they differ.</summary>
    [Value("403004")]
    public static partial LiveChatErrorCode LicenseProblem { get; }

    /// <summary><c>403005</c>: the license does not cover the operation. The API document lists two such codes and does not say how they differ.</summary>
    [Value("403005")]
    public static partial LiveChatErrorCode OtherLicenseProblem { get; }

    /// <summary><c>404000</c>: the URL does not exist. Check the base address and the API path.</summary>
    [Value("404000")]
    public static partial LiveChatErrorCode UrlNotFound { get; }

    /// <summary><c>404001</c>: no object has this id.</summary>
    [Value("404001")]
    public static partial LiveChatErrorCode ObjectNotFound { get; }

    /// <summary><c>409000</c>: the name already exists.</summary>
    [Value("409000")]
    public static partial LiveChatErrorCode NameAlreadyExists { get; }

    /// <summary><c>500010</c>: the daily limit of the account is reached. It resets at 00:00 UTC.</summary>
    [Value("500010")]
    public static partial LiveChatErrorCode DailyLimitReached { get; }
}
