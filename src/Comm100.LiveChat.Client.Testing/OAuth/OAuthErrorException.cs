namespace Comm100.LiveChat.Client.Testing.OAuth;

/// <summary>Thrown to end a request with an OAuth 2 error response.</summary>
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

    public static OAuthErrorException InvalidClient() => new("invalid_client", "The client_id or the client_secret is invalid.", 401);
}
