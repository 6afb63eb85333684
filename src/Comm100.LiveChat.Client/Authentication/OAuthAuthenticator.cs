using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Authentication;

/// <summary>
/// Holds the token of one client and renews it: one renewal for all who wait, which no caller's cancellation ends. Before a token
/// ends, the renewal happens beside the calls; only a token that has ended, or was refused, lets them wait.
/// </summary>
internal sealed class OAuthAuthenticator : Authenticator
{
    // A service that refuses even fresh tokens is not asked for more of them without end.
    private const int MostRenewalsOfRefused = 5;

    private static readonly TimeSpan s_refusalWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_longestRequest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestStoreCall = TimeSpan.FromSeconds(5);

    private readonly OAuthCredential _credential;
    private readonly TokenEndpoint _endpoint;
    private readonly SharedTokens? _store;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource? _stop;
    private readonly CancellationToken _stopping;
    private readonly LockObject _lock = new();

    private readonly Queue<long> _refusals = new();

    // Written under the lock; read without it, since a token never changes.
    private volatile HeldToken? _current;
    private Task<TokenOutcome>? _renewal;
    private long _noEarlyRenewalBefore = long.MinValue;
    private bool _isCodeSpent;
    private int _isDisposed;

    public OAuthAuthenticator(OAuthCredential credential, AuthenticatorContext context)
    {
        LiveChatClientOptions options = context.Options;
        _credential = credential;
        _time = options.TimeProvider;
        _logger = context.Logger;

        // An attempt that waits for a token has time left for itself.
        TimeSpan limit = options.AttemptTimeout == Timeout.InfiniteTimeSpan ? options.Timeout : Shorter(options.Timeout, options.AttemptTimeout);
        TimeSpan half = limit == Timeout.InfiniteTimeSpan ? limit : TimeSpan.FromTicks(Math.Max(1, limit.Ticks / 2));
        _endpoint = new TokenEndpoint(credential.TokenAddressFor(options), context.HttpClient, Shorter(half, s_longestRequest), _time);
        if ((credential.TokenStore ?? options.HostTokenStore) is { } store)
        {
            _store = new SharedTokens(store, credential.StoreKeyFor(options), Shorter(half, s_longestStoreCall), _time, _logger);
        }

        _stop = context.Stopping.CanBeCanceled ? null : new CancellationTokenSource();
        _stopping = _stop?.Token ?? context.Stopping;
    }

    public override ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken)
    {
        HeldToken? held = _current;
        if (held is null)
        {
            return WaitAsync(held, cancellationToken);
        }

        long now = _time.GetTimestamp();
        if (held.IsDue(now))
        {
            if (held.HasEnded(now))
            {
                return WaitAsync(held, cancellationToken);
            }

            RenewEarly(held, now);
        }

        return new ValueTask<AuthenticationHeaderValue>(held.Header);
    }

    public override async ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue refused, CancellationToken cancellationToken)
    {
        HeldToken? held = _current;
        if (held is not null && !held.Header.Equals(refused))
        {
            return true;
        }

        if (!TryJoinRenewal(held, isRefused: held is not null, out Task<TokenOutcome> renewal))
        {
            return false;
        }

        TokenOutcome outcome = await renewal.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        return !outcome.TokenOrThrow().Header.Equals(refused);
    }

    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _stop?.Cancel();
            _stop?.Dispose();
        }

        base.Dispose();
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one == Timeout.InfiniteTimeSpan || one > other ? other : one;

    private async ValueTask<AuthenticationHeaderValue> WaitAsync(HeldToken? ended, CancellationToken cancellationToken)
    {
        TryJoinRenewal(ended, isRefused: false, out Task<TokenOutcome> renewal);
        TokenOutcome outcome = await renewal.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        return outcome.TokenOrThrow().Header;
    }

    private void RenewEarly(HeldToken held, long now)
    {
        // In this order: a renewal that fails says so before it makes room for the next.
        if (Volatile.Read(ref _renewal) is null && now >= Volatile.Read(ref _noEarlyRenewalBefore))
        {
            TryJoinRenewal(held, isRefused: false, out _);
        }
    }

    /// <summary>Gives the renewal that replaces a token: the one under way, or a new one, unless refused tokens were renewed too often.</summary>
    private bool TryJoinRenewal(HeldToken? old, bool isRefused, out Task<TokenOutcome> renewal)
    {
        lock (_lock)
        {
            if (_current is { } current && !ReferenceEquals(current, old))
            {
                renewal = Task.FromResult(new TokenOutcome(current, Failure: null));
                return true;
            }

            if (_renewal is null)
            {
                if (isRefused && !MayRenewRefused())
                {
                    renewal = Task.FromResult(TokenOutcome.Stopped);
                    return false;
                }

                // It runs on the pool, so that it does not end with the call that happened to come first.
                _renewal = Task.Run(() => RenewAsync(old));
            }

            renewal = _renewal;
            return true;
        }
    }

    private bool MayRenewRefused()
    {
        long now = _time.GetTimestamp();
        long windowStart = now - HeldToken.Stamps(s_refusalWindow, _time);
        while (_refusals.Count > 0 && _refusals.Peek() <= windowStart)
        {
            _refusals.Dequeue();
        }

        if (_refusals.Count >= MostRenewalsOfRefused)
        {
            return false;
        }

        _refusals.Enqueue(now);
        return true;
    }

    private async Task<TokenOutcome> RenewAsync(HeldToken? old)
    {
        TokenOutcome outcome = TokenOutcome.Stopped;
        try
        {
            outcome = await ObtainAsync(old).ConfigureAwait(false);
            if (outcome.Failure is { } failure)
            {
                TimeSpan pause = failure.RetryAfter is { } asked && asked > s_pauseAfterFailure ? asked : s_pauseAfterFailure;
                Volatile.Write(ref _noEarlyRenewalBefore, _time.GetTimestamp() + HeldToken.Stamps(pause, _time));
            }
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // Whoever still waits is told that the client is disposed.
        }
        finally
        {
            lock (_lock)
            {
                _renewal = null;
            }
        }

        if (outcome.Failure is not null)
        {
            TokenLog.RenewalFailed(_logger, outcome.Failure.Grant, outcome.Failure.Outcome);
        }

        return outcome;
    }

    private async Task<TokenOutcome> ObtainAsync(HeldToken? old)
    {
        LiveChatToken? stored = await ReadStoreAsync().ConfigureAwait(false);
        if (TryAdopt(stored, old) is { } shared)
        {
            return shared;
        }

        TokenFailure? failure = null;
        foreach (OAuthGrant grant in GrantsFor(old, stored))
        {
            (LiveChatToken? token, failure) = await _endpoint.RequestAsync(grant, _stopping).ConfigureAwait(false);
            if (token is not null)
            {
                return await KeepAsync(token, grant).ConfigureAwait(false);
            }

            if (!failure!.IsRefusal)
            {
                break;
            }

            _isCodeSpent |= grant.Name == OAuthGrant.AuthorizationCode;

            // Another process may have been quicker with the same refresh token or code.
            if (TryAdopt(await ReadStoreAsync().ConfigureAwait(false), old) is { } late)
            {
                return late;
            }
        }

        failure ??= new TokenFailure(OAuthGrant.AuthorizationCode, TokenFailureKind.Spent);
        return new TokenOutcome(Token: null, failure);
    }

    /// <summary>The ways to a new token, in the order in which to try them.</summary>
    private IEnumerable<OAuthGrant> GrantsFor(HeldToken? old, LiveChatToken? stored)
    {
        // Refresh tokens change with each use: the newest is the one that another client has stored, or else the one at hand.
        LiveChatToken? newest = old is null || (stored is not null && _store is { IsFromOthers: true }) ? stored : old.Token;
        OAuthGrant? refresh = _credential.RefreshWith(newest?.RefreshToken);
        if (refresh is not null)
        {
            yield return refresh;
        }

        OAuthGrant original = _credential.Grant;
        bool isSpent = original.Name switch
        {
            OAuthGrant.RefreshToken => original.SentRefreshToken == refresh?.SentRefreshToken,
            OAuthGrant.AuthorizationCode => _isCodeSpent,
            _ => false,
        };
        if (!isSpent)
        {
            yield return original;
        }
    }

    private async Task<TokenOutcome> KeepAsync(LiveChatToken token, OAuthGrant grant)
    {
        _isCodeSpent |= grant.Name == OAuthGrant.AuthorizationCode;
        LiveChatToken kept = token.HasRefreshToken ? token : token.WithRefreshToken(grant.SentRefreshToken);
        HeldToken held = Hold(kept);
        TokenLog.Renewed(_logger, grant.Name);
        if (_store is not null)
        {
            await _store.WriteAsync(kept, _stopping).ConfigureAwait(false);
        }

        return new TokenOutcome(held, Failure: null);
    }

    private async Task<LiveChatToken?> ReadStoreAsync() =>
        _store is null ? null : await _store.ReadAsync(_stopping).ConfigureAwait(false);

    /// <summary>Uses a stored token in place of asking for one, unless it has ended or is no newer than the old one.</summary>
    private TokenOutcome? TryAdopt(LiveChatToken? stored, HeldToken? old)
    {
        if (stored is null || (old is not null && (!_store!.IsFromOthers || stored.AccessToken == old.Token.AccessToken)))
        {
            return null;
        }

        var held = HeldToken.Create(stored, _credential.RenewBefore, _time);
        if (held.HasEnded(_time.GetTimestamp()))
        {
            return null;
        }

        TokenLog.Shared(_logger);
        SetCurrent(held);
        return new TokenOutcome(held, Failure: null);
    }

    private HeldToken Hold(LiveChatToken token)
    {
        var held = HeldToken.Create(token, _credential.RenewBefore, _time);
        SetCurrent(held);
        return held;
    }

    private void SetCurrent(HeldToken held)
    {
        lock (_lock)
        {
            _current = held;
        }
    }
}
