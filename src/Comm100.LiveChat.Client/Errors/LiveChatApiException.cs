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
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatApiException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status of the response.</summary>
    public HttpStatusCode StatusCode { get => _statusCode; init => _statusCode = value; }

    /// <summary>
    /// The error code in the response, such as <see cref="LiveChatErrorCode.NameAlreadyExists"/>; null if the response has none. Codes
    /// that are not numbers, such as <c>invalid_request</c>, are kept unchanged.
    /// </summary>
    public LiveChatErrorCode? ErrorCode { get => _errorCode; init => _errorCode = value; }

    /// <summary>
    /// The message in the response; null if the response has none. It can repeat data of the request, so treat it as data of a visitor. For
    /// that reason, it is not part of <see cref="Exception.Message"/>.
    /// </summary>
    public string? ServiceMessage { get => _serviceMessage; init => _serviceMessage = value; }

    /// <summary>The time to wait before the next request, from the header <c>Retry-After</c>; null if the header is absent.</summary>
    public TimeSpan? RetryAfter { get => _retryAfter; init => _retryAfter = value; }

    /// <summary>The content type of the response, without parameters, such as <c>application/json</c>; null if the header is absent.</summary>
    public string? ContentType { get => _contentType; init => _contentType = value; }

    /// <summary>
    /// The start of the response body, at most 8,192 characters; empty if there is no body. If the connection is lost, it is the part that was received. Treat it as data
    /// of a visitor.
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
