namespace Comm100.LiveChat.Client.Testing.Responses;

/// <summary>Thrown to end a request with an error response in the format of the service.</summary>
internal sealed class ServiceErrorException : Exception
{
    public ServiceErrorException(int statusCode, int code, string message)
        : base(message)
    {
        StatusCode = statusCode;
        Code = code;
    }

    public int StatusCode { get; }

    public int Code { get; }
}
