namespace Comm100.LiveChat.Client.Testing.OAuth;

/// <summary>Ends a request with an error in the shape of OAuth 2.</summary>
internal sealed class OAuthErrorException : Exception
{
    public OAuthErrorException(string error, string description, int statusCode = 400)
        : base(description)
    {
        Error = error;
        StatusCode = statusCode;
    }

    public string Error { get; }

    public int StatusCode { get; }

    public static OAuthErrorException Missing(string name) => new("invalid_request", $"Parameter '{name}' is required.");

    public static OAuthErrorException BadClient() => new("invalid_client", "The client_id or the client_secret is wrong.", 401);
}
