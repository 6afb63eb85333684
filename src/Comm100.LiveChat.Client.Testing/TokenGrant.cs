namespace Comm100.LiveChat.Client.Testing;

/// <summary>One request for a token that reached <c>/oauth/token</c> of a <see cref="LiveChatFake"/>. It holds no secret.</summary>
public sealed class TokenGrant
{
    internal TokenGrant(string grantType, string? clientId, string? error)
    {
        GrantType = grantType;
        ClientId = clientId;
        Error = error;
    }

    /// <summary>Gets the grant asked for, such as <c>password</c> or <c>refresh_token</c>; empty when none was named.</summary>
    public string GrantType { get; }

    /// <summary>Gets the <c>client_id</c> that was sent; null when none was.</summary>
    public string? ClientId { get; }

    /// <summary>Gets the error it was answered with, such as <c>invalid_grant</c>; null when tokens were given out.</summary>
    public string? Error { get; }

    /// <summary>Gives the grant and how it was answered.</summary>
    public override string ToString() => $"{(GrantType.Length == 0 ? "(no grant_type)" : GrantType)} -> {Error ?? "granted"}";
}
