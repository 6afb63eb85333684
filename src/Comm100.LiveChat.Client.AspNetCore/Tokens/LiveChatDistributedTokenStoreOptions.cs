namespace Comm100.LiveChat.Client;

/// <summary>The options of the token store of <c>UseDistributedTokenStore</c>.</summary>
public sealed class LiveChatDistributedTokenStoreOptions
{
    /// <summary>The beginning of the keys in the cache. Clients share tokens only if they have the same prefix.</summary>
    /// <value>Any string. The default is empty: each key begins with <c>comm100-livechat-token:</c>.</value>
    public string KeyPrefix { get; set; } = "";

    /// <summary>
    /// How long an entry with a refresh token is kept in the cache after it was stored. Set it to the lifetime of the refresh tokens of the service. An entry
    /// without a refresh token is kept until its access token expires.
    /// </summary>
    /// <value>Greater than zero. The default is 30 days.</value>
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(30);
}
