namespace Comm100.LiveChat.Client.Testing;

/// <summary>A request to <c>/oauth/token</c> of a <see cref="LiveChatFake"/>. It contains no secrets.</summary>
public sealed class RecordedTokenRequest
{
    internal RecordedTokenRequest(string grantType, string? clientId, string? error)
    {
        GrantType = grantType;
        ClientId = clientId;
        Error = error;
    }

    /// <summary>Gets the requested grant, such as <c>password</c> or <c>refresh_token</c>; empty if there was none.</summary>
    public string GrantType { get; }

    /// <summary>Gets the <c>client_id</c> of the request; null if there was none.</summary>
    public string? ClientId { get; }

    /// <summary>Gets the error of the response, such as <c>invalid_grant</c>; null if tokens were issued.</summary>
    public string? Error { get; }

    /// <summary>Returns the grant and the result.</summary>
    public override string ToString() => $"{(GrantType.Length == 0 ? "(no grant_type)" : GrantType)} -> {Error ?? "granted"}";
}
