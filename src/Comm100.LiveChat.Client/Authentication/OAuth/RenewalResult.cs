namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>What became of a renewal. It is shared by all who waited for it, so that each makes an exception of its own.</summary>
internal sealed record RenewalResult(CachedToken? Token, TokenRequestFailure? Failure)
{
    /// <summary>The client was disposed meanwhile.</summary>
    public static RenewalResult Stopped { get; } = new(Token: null, Failure: null);

    public CachedToken TokenOrThrow() =>
        Token ?? throw (Failure is null ? DisposedClient.CreateException() : Failure.ToException());
}
