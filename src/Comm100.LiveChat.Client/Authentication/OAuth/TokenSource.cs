using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>Obtains the tokens of one credential from the token store and the token endpoint. Only one renewal at a time uses it.</summary>
internal sealed class TokenSource(OAuthCredential credential, TokenClient client, GuardedTokenStore? store, TimeProvider time, ILogger logger)
{
    // After this many other refresh tokens, a used one rarely appears again.
    private const int MaxUsedRefreshTokens = 100;

    private readonly Queue<string> _usedRefreshTokens = new();
    private volatile CachedToken? _current;
    private bool _isCodeUsed;

    // The response to the last refresh token.
    private TokenRequestFailure? _lastRejection;

    /// <summary>The token in use; null before the first one. It can be read at any time.</summary>
    public CachedToken? Current => _current;

    /// <summary>Whether there is a token store.</summary>
    public bool HasStore => store is not null;

    /// <summary>Reads the token in the store, or null.</summary>
    public async Task<LiveChatToken?> ReadStoreAsync(CancellationToken stopping) =>
        store is null ? null : await store.ReadAsync(stopping).ConfigureAwait(false);

    /// <summary>Uses a stored token, unless it has expired or is not newer than the old token.</summary>
    public RenewalResult? TryUse(LiveChatToken? stored, CachedToken? old)
    {
        if (stored is null || (old is not null && (!store!.IsFromAnotherClient || stored.AccessToken == old.Token.AccessToken || IsOlder(stored, old.Token))))
        {
            return null;
        }

        var token = CachedToken.Create(stored, credential.RenewBeforeExpiration, time);
        if (token.HasExpired(time.GetTimestamp()))
        {
            return null;
        }

        TokenLog.Shared(logger);
        _current = token;
        return RenewalResult.FromToken(token);
    }

    /// <summary>Requests a token with each grant in turn, until one succeeds.</summary>
    /// <param name="old">The token to replace, or null.</param>
    /// <param name="stored">The token in the store, or null.</param>
    /// <param name="stopping">Ends the requests with the client.</param>
    public async Task<RenewalResult> RequestAsync(CachedToken? old, LiveChatToken? stored, CancellationToken stopping)
    {
        TokenRequestFailure? failure = null;
        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (OAuthGrant grant in GetGrants(old, stored))
        {
            if (grant.SentRefreshToken is { } refreshToken && (failure is { IsInvalidClient: true } || !sent.Add(refreshToken)))
            {
                continue;
            }

            (LiveChatToken? token, failure) = await client.RequestAsync(grant, stopping).ConfigureAwait(false);
            if (token is not null)
            {
                if (token.HasRefreshToken && token.RefreshToken != grant.SentRefreshToken)
                {
                    MarkAsUsed(grant);
                }

                return await KeepAsync(token, grant, stopping).ConfigureAwait(false);
            }

            if (!failure!.IsRejection)
            {
                break;
            }

            if (failure.IsInvalidGrant)
            {
                MarkAsUsed(grant);
            }

            _isCodeUsed |= grant.Name == OAuthGrant.AuthorizationCode;

            // Another process may have used the same refresh token or code before.
            if (TryUse(await ReadStoreAsync(stopping).ConfigureAwait(false), old) is { } shared)
            {
                return shared;
            }
        }

        failure ??= _lastRejection ?? new TokenRequestFailure(credential.Grant.Name, TokenRequestFailureKind.NoGrant);
        _lastRejection = failure.Grant == OAuthGrant.RefreshToken && failure.IsInvalidGrant ? failure : null;
        return RenewalResult.FromFailure(failure);
    }

    /// <summary>Gets the grants to request a token with, in the order in which to try them, without used refresh tokens and codes.</summary>
    private IEnumerable<OAuthGrant> GetGrants(CachedToken? old, LiveChatToken? stored)
    {
        // Each use changes the refresh token: the newest is that of a token that another client has stored, or else that of the old token.
        bool isStoredNewer = old is null || (stored is not null && store is { IsFromAnotherClient: true } && !IsOlder(stored, old.Token));
        LiveChatToken? newest = isStoredNewer ? stored : old!.Token;
        LiveChatToken? other = isStoredNewer ? old?.Token : stored;
        foreach (string? refreshToken in (string?[])[newest?.RefreshToken, other?.RefreshToken, credential.Grant.SentRefreshToken])
        {
            if (!IsUsed(refreshToken) && credential.CreateRefreshGrant(refreshToken) is { } refreshGrant)
            {
                yield return refreshGrant;
            }
        }

        bool canUseGrant = credential.Grant.Name switch
        {
            OAuthGrant.RefreshToken => false,
            OAuthGrant.AuthorizationCode => !_isCodeUsed,
            _ => true,
        };
        if (canUseGrant)
        {
            yield return credential.Grant;
        }
    }

    private bool IsUsed(string? refreshToken) => refreshToken is not null && _usedRefreshTokens.Contains(refreshToken, StringComparer.Ordinal);

    private void MarkAsUsed(OAuthGrant grant)
    {
        if (grant.SentRefreshToken is not { } refreshToken || IsUsed(refreshToken))
        {
            return;
        }

        _usedRefreshTokens.Enqueue(refreshToken);
        if (_usedRefreshTokens.Count > MaxUsedRefreshTokens)
        {
            _usedRefreshTokens.Dequeue();
        }
    }

    /// <summary>Determines whether a token was issued before another one; false if that is not known.</summary>
    private static bool IsOlder(LiveChatToken token, LiveChatToken other) => token.IssuedAt < other.IssuedAt;

    private async Task<RenewalResult> KeepAsync(LiveChatToken received, OAuthGrant grant, CancellationToken stopping)
    {
        _isCodeUsed |= grant.Name == OAuthGrant.AuthorizationCode;
        LiveChatToken kept = received.HasRefreshToken ? received : received.WithRefreshToken(grant.SentRefreshToken);
        var token = CachedToken.Create(kept, credential.RenewBeforeExpiration, time);
        _current = token;
        TokenLog.Renewed(logger, grant.Name);
        if (store is not null)
        {
            await store.WriteAsync(kept, stopping).ConfigureAwait(false);
        }

        return RenewalResult.FromToken(token);
    }
}
