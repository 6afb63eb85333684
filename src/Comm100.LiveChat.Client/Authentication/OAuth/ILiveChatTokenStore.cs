namespace Comm100.LiveChat.Client;

/// <summary>
/// Stores the tokens of OAuth credentials, so that several clients or processes share them and they are kept after a restart. A distributed cache can
/// implement it: <see cref="LiveChatToken.ToBytes"/> and <see cref="LiveChatToken.FromBytes"/> convert tokens to bytes and back.
/// </summary>
/// <remarks>
/// Tokens are secrets: store them where only these processes can read them. Do not remove an entry at <see cref="LiveChatToken.ExpiresAt"/>, since its
/// refresh token is valid longer. Each client calls the methods from one renewal at a time, and cancels a call after at most 5 seconds. If a store
/// fails, the client logs that and continues without it.
/// </remarks>
public interface ILiveChatTokenStore
{
    /// <summary>Reads a token.</summary>
    /// <param name="key">
    /// The key: at most 100 letters, digits, colons and hyphens. It is the same in all processes for the same service, site, account and OAuth client,
    /// and different for any other. It contains no secret.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The token, or null.</returns>
    ValueTask<LiveChatToken?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores a token. It replaces the stored one.</summary>
    /// <param name="key">The key, as for <see cref="GetAsync"/>.</param>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>A task that completes when the token is stored.</returns>
    ValueTask SetAsync(string key, LiveChatToken token, CancellationToken cancellationToken);
}
