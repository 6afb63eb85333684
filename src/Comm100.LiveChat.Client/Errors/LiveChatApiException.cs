using System.Net;

namespace Comm100.LiveChat.Client;

/// <summary>The service returned a status that is not a success. The common cases have subclasses.</summary>
public class LiveChatApiException : LiveChatException
{
    private HttpStatusCode _statusCode;
    private LiveChatErrorCode? _errorCode;
    private string? _serviceMessage;
    private TimeSpan? _retryAfter;
    private string? _contentType;
    private string _responseBody = "";

    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatApiException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatApiException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LiveChatApiException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status of the response.</summary>
    public HttpStatusCode StatusCode { get => _statusCode; init => _statusCode = value; }

    /// <summary>
    /// The code in the response, such as <see cref="LiveChatErrorCode.NameAlreadyExists"/>; null where the response held none. Codes
    /// that are texts, such as <c>invalid_request</c>, are kept as they came.
    /// </summary>
    public LiveChatErrorCode? ErrorCode { get => _errorCode; init => _errorCode = value; }

    /// <summary>
    /// What the service said, in its own words; null where the response held no message. It can repeat what was sent, so treat it
    /// as data of a visitor: that is why it is not part of <see cref="Exception.Message"/>.
    /// </summary>
    public string? ServiceMessage { get => _serviceMessage; init => _serviceMessage = value; }

    /// <summary>How long the service asks to wait before the next request, from its <c>Retry-After</c> header; null where it named none.</summary>
    public TimeSpan? RetryAfter { get => _retryAfter; init => _retryAfter = value; }

    /// <summary>The content type of the response, without parameters, such as <c>application/json</c>; null where it named none.</summary>
    public string? ContentType { get => _contentType; init => _contentType = value; }

    /// <summary>
    /// The start of the body of the response, at most 8,192 characters; empty where it had none. Treat it as data of a visitor.
    /// </summary>
    public string ResponseBody { get => _responseBody; init => _responseBody = value; }

    internal void SetResponse(ErrorResponse response)
    {
        _statusCode = response.StatusCode;
        _errorCode = response.Code;
        _serviceMessage = response.ServiceMessage;
        _retryAfter = response.RetryAfter;
        _contentType = response.ContentType;
        _responseBody = response.Body;
    }
}
