using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.AspNetCore.Tokens;

/// <summary>Stores tokens in a distributed cache, encrypted by Data Protection.</summary>
/// <param name="cache">The cache.</param>
/// <param name="dataProtection">Encrypts the entries.</param>
/// <param name="options">The options of the store.</param>
/// <param name="getTime">Gets the clock of the client, which determines when a token expires.</param>
/// <param name="logger">The logger of the client.</param>
internal sealed class DistributedTokenStore(
    IDistributedCache cache, IDataProtectionProvider dataProtection, LiveChatDistributedTokenStoreOptions options, Func<TimeProvider> getTime, ILogger logger) : ILiveChatTokenStore
{
    private const string Purpose = "Comm100.LiveChat.Client.DistributedTokenStore.v1";

    private readonly string _keyPrefix = options.KeyPrefix;
    private readonly TimeSpan _refreshTokenLifetime = options.RefreshTokenLifetime;
    private int _isUnreadable;

    public async ValueTask<LiveChatToken?> GetAsync(string key, CancellationToken cancellationToken)
    {
        if (await cache.GetAsync(_keyPrefix + key, cancellationToken).ConfigureAwait(false) is not { } entry)
        {
            return null;
        }

        if (Decrypt(key, entry) is { } token)
        {
            Volatile.Write(ref _isUnreadable, 0);
            return token;
        }

        // Once, and not with each renewal.
        if (Interlocked.Exchange(ref _isUnreadable, 1) == 0)
        {
            DistributedTokenStoreLog.Unreadable(logger);
        }

        return null;
    }

    public async ValueTask SetAsync(string key, LiveChatToken token, CancellationToken cancellationToken)
    {
        TimeSpan lifetime = token.HasRefreshToken ? _refreshTokenLifetime : token.ExpiresAt - getTime().GetUtcNow();
        if (lifetime <= TimeSpan.Zero)
        {
            return;
        }

        byte[] entry = GetProtector(key).Protect(token.ToBytes());
        await cache.SetAsync(_keyPrefix + key, entry, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime }, cancellationToken).ConfigureAwait(false);
    }

    private LiveChatToken? Decrypt(string key, byte[] entry)
    {
        try
        {
            return LiveChatToken.FromBytes(GetProtector(key).Unprotect(entry));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // The key is a part of the purpose, so that the entry of one account cannot be used for another.
    private IDataProtector GetProtector(string key) => dataProtection.CreateProtector(Purpose, key);
}

internal static partial class DistributedTokenStoreLog
{
    [LoggerMessage(
        EventId = 40,
        EventName = "StoredTokenUnreadable",
        Level = LogLevel.Warning,
        Message = "A token in the distributed cache cannot be decrypted or read, and is ignored. All applications that share tokens need the same Data Protection keys and application name")]
    public static partial void Unreadable(ILogger logger);
}
