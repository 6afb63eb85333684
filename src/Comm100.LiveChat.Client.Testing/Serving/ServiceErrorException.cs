namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Ends a request with an error in the service's shape.</summary>
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
