namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>The result of a renewal. All calls that wait for the renewal share it, and each of them creates its own exception.</summary>
internal sealed record RenewalResult(CachedToken? Token, TokenRequestFailure? Failure)
{
    /// <summary>The client was disposed during the renewal.</summary>
    public static RenewalResult Disposed { get; } = new(Token: null, Failure: null);

    public static RenewalResult FromToken(CachedToken token) => new(token, Failure: null);

    public static RenewalResult FromFailure(TokenRequestFailure failure) => new(Token: null, failure);

    /// <exception cref="LiveChatTokenException">The renewal failed.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed during the renewal.</exception>
    public CachedToken GetTokenOrThrow() => Token ?? throw (Failure is null ? DisposedClient.CreateException() : Failure.ToException());
}
