namespace Comm100.LiveChat.Client;

/// <summary>
/// Keeps the tokens of OAuth credentials, so that several clients or processes share them and they outlive a restart. It is made to fit
/// a distributed cache: <see cref="LiveChatToken.ToBytes"/> and <see cref="LiveChatToken.FromBytes"/> turn tokens into bytes and back.
/// </summary>
/// <remarks>
/// Tokens are secrets: keep them where only these processes can read. Do not let an entry end with <see cref="LiveChatToken.ExpiresAt"/>,
/// since the refresh token in it lives on. The methods are called by one renewal at a time for each client, and each call ends after some
/// seconds. If a store fails, that is logged, and the client continues without it.
/// </remarks>
public interface ILiveChatTokenStore
{
    /// <summary>Reads a token.</summary>
    /// <param name="key">
    /// The key: at most 100 letters, digits, colons and hyphens. It is the same in all processes for the same service, account and OAuth
    /// client, different for any other, and holds no secret.
    /// </param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The token; null where there is none.</returns>
    ValueTask<LiveChatToken?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps a token in place of the one before.</summary>
    /// <param name="key">The key, as for <see cref="GetAsync"/>.</param>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>A task that ends when the token is kept.</returns>
    ValueTask SetAsync(string key, LiveChatToken token, CancellationToken cancellationToken);
}
