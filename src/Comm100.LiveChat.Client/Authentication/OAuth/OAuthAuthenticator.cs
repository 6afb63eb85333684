using System.Net.Http.Headers;
using Comm100.LiveChat.Client.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>
/// Holds the token of one client and renews it: one renewal for all who wait, which no caller's cancellation ends. Before a token
/// ends, the renewal happens beside the calls; only a token that has ended, or was refused, lets them wait.
/// </summary>
internal sealed class OAuthAuthenticator : Authenticator
{
    // A service that refuses even fresh tokens is not asked for more of them without end.
    private const int MaxRenewalsOfRefused = 5;

    // A refresh token that is used up is seldom seen again after so many others.
    private const int MaxUsedRefreshTokens = 100;

    private static readonly TimeSpan s_refusalWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_maxRequestTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_maxStoreCallTime = TimeSpan.FromSeconds(5);

    private readonly OAuthCredential _credential;
    private readonly TokenClient _endpoint;
    private readonly GuardedTokenStore? _store;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource? _stop;
    private readonly CancellationToken _stopping;
    private readonly LockObject _lock = new();

    private readonly Queue<long> _refusals = new();
    private readonly Queue<string> _usedRefreshTokens = new();
    private readonly ExponentialDelay? _failureDelay;

    // Written under the lock; read without it, since a token never changes.
    private volatile CachedToken? _current;
    private Task<RenewalResult>? _renewal;
    private long _noEarlyRenewalBefore = long.MinValue;
    private bool _isCodeSpent;

    // What was said to the last refresh token that there was.
    private TokenRequestFailure? _lastRefusal;

    // The last failure, as long as it holds for all calls; written and read under the lock.
    private TokenRequestFailure? _lastFailure;
    private long _askAgainAt;
    private long _lookIntoStoreAt;
    private int _failuresInRow;
    private int _isDisposed;

    public OAuthAuthenticator(OAuthCredential credential, AuthenticatorContext context)
    {
        _credential = credential;
        _time = context.TimeProvider;
        _logger = SafeLogger.Wrap(context.Logger);
        _failureDelay = context.FailureDelay;

        // An attempt that waits for a token has time left for itself.
        TimeSpan limit = context.AttemptTimeout;
        TimeSpan half = limit == Timeout.InfiniteTimeSpan ? limit : TimeSpan.FromTicks(Math.Max(1, limit.Ticks / 2));
        _endpoint = new TokenClient(credential.GetTokenEndpoint(context.BaseAddress), context.HttpClient, TimeSpans.MinTimeout(half, s_maxRequestTime), _time);
        if ((credential.TokenStore ?? context.HostTokenStore) is { } store)
        {
            _store = new GuardedTokenStore(store, credential.GetStoreKey(context.BaseAddress, context.SiteId), TimeSpans.MinTimeout(half, s_maxStoreCallTime), _time, _logger);
        }

        _stop = context.Stopping.CanBeCanceled ? null : new CancellationTokenSource();
        _stopping = _stop?.Token ?? context.Stopping;
    }

    public override ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken)
    {
        CachedToken? held = _current;
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
        CachedToken? held = _current;
        if (held is not null && !held.Header.Equals(refused))
        {
            return true;
        }

        if (!TryJoinRenewal(held, isRefused: held is not null, out Task<RenewalResult> renewal))
        {
            return false;
        }

        RenewalResult outcome = await EndOfAsync(renewal, cancellationToken).ConfigureAwait(false);
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

    private async ValueTask<AuthenticationHeaderValue> WaitAsync(CachedToken? ended, CancellationToken cancellationToken)
    {
        TryJoinRenewal(ended, isRefused: false, out Task<RenewalResult> renewal);
        RenewalResult outcome = await EndOfAsync(renewal, cancellationToken).ConfigureAwait(false);
        return outcome.TokenOrThrow().Header;
    }

    /// <summary>Waits for a renewal. The end of the client ends the wait, whatever the renewal waits for.</summary>
    private async Task<RenewalResult> EndOfAsync(Task<RenewalResult> renewal, CancellationToken cancellationToken)
    {
        if (renewal.IsCompleted)
        {
            return await renewal.ConfigureAwait(false);
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping);
        try
        {
            return await renewal.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return RenewalResult.Stopped;
        }
    }

    private void RenewEarly(CachedToken held, long now)
    {
        // In this order: a renewal that fails says so before it makes room for the next.
        if (Volatile.Read(ref _renewal) is null && now >= Volatile.Read(ref _noEarlyRenewalBefore))
        {
            TryJoinRenewal(held, isRefused: false, out _);
        }
    }

    /// <summary>Gives the renewal that replaces a token: the one under way, or a new one, unless refused tokens were renewed too often.</summary>
    private bool TryJoinRenewal(CachedToken? old, bool isRefused, out Task<RenewalResult> renewal)
    {
        lock (_lock)
        {
            if (_current is { } current && !ReferenceEquals(current, old))
            {
                renewal = Task.FromResult(new RenewalResult(current, Failure: null));
                return true;
            }

            if (_renewal is null)
            {
                if (isRefused && !MayRenewRefused())
                {
                    renewal = Task.FromResult(RenewalResult.Stopped);
                    return false;
                }

                bool mayAsk = true;
                if (_lastFailure is { } failure && GetRemainingPause() is { } left)
                {
                    // Another process may have stored a token meanwhile.
                    mayAsk = false;
                    long now = _time.GetTimestamp();
                    if (_store is null || now < _lookIntoStoreAt)
                    {
                        renewal = Task.FromResult(new RenewalResult(Token: null, failure.WithPause(left, isLater: true)));
                        return true;
                    }

                    _lookIntoStoreAt = now + CachedToken.Stamps(s_pauseAfterFailure, _time);
                }

                // It runs on the pool, so that it does not end with the call that happened to come first.
                _renewal = Task.Run(() => RenewAsync(old, mayAsk));
            }

            renewal = _renewal;
            return true;
        }
    }

    private bool MayRenewRefused()
    {
        long now = _time.GetTimestamp();
        long windowStart = now - CachedToken.Stamps(s_refusalWindow, _time);
        while (_refusals.Count > 0 && _refusals.Peek() <= windowStart)
        {
            _refusals.Dequeue();
        }

        if (_refusals.Count >= MaxRenewalsOfRefused)
        {
            return false;
        }

        _refusals.Enqueue(now);
        return true;
    }

    /// <summary>How long no token is asked for; null where the time is over. Called under the lock.</summary>
    private TimeSpan? GetRemainingPause()
    {
        long left = _askAgainAt - _time.GetTimestamp();
        return left > 0 ? TimeSpan.FromSeconds((double)left / _time.TimestampFrequency) : null;
    }

    private async Task<RenewalResult> RenewAsync(CachedToken? old, bool mayAsk)
    {
        RenewalResult outcome = RenewalResult.Stopped;
        try
        {
            outcome = await ObtainAsync(old, mayAsk).ConfigureAwait(false);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // Whoever still waits is told that the client is disposed.
        }
#pragma warning disable CA1031 // Whatever failed, such as a clock of the application, is the outcome of the renewal, and every waiting call receives it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            outcome = new RenewalResult(Token: null, new TokenRequestFailure(_credential.Grant.Name, TokenRequestFailureKind.Failed) { Cause = exception });
        }
        finally
        {
            lock (_lock)
            {
                _renewal = null;
                if (mayAsk && outcome.Failure is { } failure)
                {
                    outcome = outcome with { Failure = Remember(failure) };
                }
                else if (outcome.Token is not null)
                {
                    _lastFailure = null;
                    _failuresInRow = 0;
                }
            }
        }

        if (mayAsk && outcome.Failure is not null)
        {
            TokenLog.RenewalFailed(_logger, outcome.Failure.Grant, outcome.Failure.Outcome);
        }

        return outcome;
    }

    /// <summary>Lets a failure hold for all calls, as long as asking again is of no use or not wanted. Called under the lock.</summary>
    private TokenRequestFailure Remember(TokenRequestFailure failure)
    {
        try
        {
            _failuresInRow++;
            TimeSpan pause = GetPauseAfter(failure);
            long now = _time.GetTimestamp();
            Volatile.Write(ref _noEarlyRenewalBefore, now + CachedToken.Stamps(TimeSpans.Max(pause, s_pauseAfterFailure), _time));
            _lookIntoStoreAt = now + CachedToken.Stamps(s_pauseAfterFailure, _time);
            _askAgainAt = now + CachedToken.Stamps(pause, _time);
            _lastFailure = pause > TimeSpan.Zero ? failure : null;
            return pause > TimeSpan.Zero ? failure.WithPause(pause, isLater: false) : failure;
        }
#pragma warning disable CA1031 // The clock of the application has failed: nothing is remembered.
        catch (Exception)
#pragma warning restore CA1031
        {
            _lastFailure = null;
            return failure;
        }
    }

    private TimeSpan GetPauseAfter(TokenRequestFailure failure)
    {
        // A refused code is never sent again.
        if (failure.IsRefusal && failure.Grant != OAuthGrant.AuthorizationCode)
        {
            return TimeSpans.Max(_credential.RejectionCacheDuration, failure.RetryAfter ?? TimeSpan.Zero);
        }

        if (failure.IsSpent || _failureDelay is not { } delay)
        {
            return TimeSpan.Zero;
        }

        // One failure can be an accident. If the next request fails as well, or too many are sent, each is waited for longer.
        int doublings = _failuresInRow - (failure.IsTooMany ? 1 : 2);
        TimeSpan pause = doublings < 0 ? TimeSpan.Zero : delay.GetDelay(doublings);
        return TimeSpans.Max(pause, failure.RetryAfter ?? TimeSpan.Zero);
    }

    private async Task<RenewalResult> ObtainAsync(CachedToken? old, bool mayAsk)
    {
        LiveChatToken? stored = await ReadStoreAsync().ConfigureAwait(false);
        if (TryAdopt(stored, old) is { } shared)
        {
            return shared;
        }

        if (!mayAsk)
        {
            lock (_lock)
            {
                if (_lastFailure is { } last && GetRemainingPause() is { } left)
                {
                    return new RenewalResult(Token: null, last.WithPause(left, isLater: true));
                }
            }
        }

        TokenRequestFailure? failure = null;
        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (OAuthGrant grant in GrantsFor(old, stored))
        {
            if (grant.SentRefreshToken is { } refreshToken && (failure is { IsOfClient: true } || !sent.Add(refreshToken)))
            {
                continue;
            }

            (LiveChatToken? token, failure) = await _endpoint.RequestAsync(grant, _stopping).ConfigureAwait(false);
            if (token is not null)
            {
                if (token.HasRefreshToken && token.RefreshToken != grant.SentRefreshToken)
                {
                    MarkAsUsed(grant);
                }

                return await KeepAsync(token, grant).ConfigureAwait(false);
            }

            if (!failure!.IsRefusal)
            {
                break;
            }

            if (failure.IsOfGrant)
            {
                MarkAsUsed(grant);
            }

            _isCodeSpent |= grant.Name == OAuthGrant.AuthorizationCode;

            // Another process may have been quicker with the same refresh token or code.
            if (TryAdopt(await ReadStoreAsync().ConfigureAwait(false), old) is { } late)
            {
                return late;
            }
        }

        failure ??= _lastRefusal ?? new TokenRequestFailure(_credential.Grant.Name, TokenRequestFailureKind.Spent);
        _lastRefusal = failure.Grant == OAuthGrant.RefreshToken && failure.IsOfGrant ? failure : null;
        return new RenewalResult(Token: null, failure);
    }

    /// <summary>The ways to a new token, in the order in which to try them. A refresh token that is used up is none.</summary>
    private IEnumerable<OAuthGrant> GrantsFor(CachedToken? old, LiveChatToken? stored)
    {
        // Refresh tokens change with each use: the newest is the one that another client has stored, or else the one at hand.
        bool isStoredNewer = old is null || (stored is not null && _store is { IsFromOthers: true } && !IsOlder(stored, old.Token));
        LiveChatToken? newest = isStoredNewer ? stored : old!.Token;
        LiveChatToken? other = isStoredNewer ? old?.Token : stored;
        foreach (string? refreshToken in (string?[])[newest?.RefreshToken, other?.RefreshToken, _credential.Grant.SentRefreshToken])
        {
            if (!IsUsed(refreshToken) && _credential.RefreshWith(refreshToken) is { } refresh)
            {
                yield return refresh;
            }
        }

        bool isOther = _credential.Grant.Name switch
        {
            OAuthGrant.RefreshToken => false,
            OAuthGrant.AuthorizationCode => !_isCodeSpent,
            _ => true,
        };
        if (isOther)
        {
            yield return _credential.Grant;
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

    /// <summary>Whether a token was given before another. Where that is not known, it was not.</summary>
    private static bool IsOlder(LiveChatToken token, LiveChatToken other) => token.IssuedAt < other.IssuedAt;

    private async Task<RenewalResult> KeepAsync(LiveChatToken token, OAuthGrant grant)
    {
        _isCodeSpent |= grant.Name == OAuthGrant.AuthorizationCode;
        LiveChatToken kept = token.HasRefreshToken ? token : token.WithRefreshToken(grant.SentRefreshToken);
        CachedToken held = Hold(kept);
        TokenLog.Renewed(_logger, grant.Name);
        if (_store is not null)
        {
            await _store.WriteAsync(kept, _stopping).ConfigureAwait(false);
        }

        return new RenewalResult(held, Failure: null);
    }

    private async Task<LiveChatToken?> ReadStoreAsync() =>
        _store is null ? null : await _store.ReadAsync(_stopping).ConfigureAwait(false);

    /// <summary>Uses a stored token in place of asking for one, unless it has ended or is no newer than the old one.</summary>
    private RenewalResult? TryAdopt(LiveChatToken? stored, CachedToken? old)
    {
        if (stored is null || (old is not null && (!_store!.IsFromOthers || stored.AccessToken == old.Token.AccessToken || IsOlder(stored, old.Token))))
        {
            return null;
        }

        var held = CachedToken.Create(stored, _credential.RenewBeforeExpiration, _time);
        if (held.HasEnded(_time.GetTimestamp()))
        {
            return null;
        }

        TokenLog.Shared(_logger);
        SetCurrent(held);
        return new RenewalResult(held, Failure: null);
    }

    private CachedToken Hold(LiveChatToken token)
    {
        var held = CachedToken.Create(token, _credential.RenewBeforeExpiration, _time);
        SetCurrent(held);
        return held;
    }

    private void SetCurrent(CachedToken held)
    {
        lock (_lock)
        {
            _current = held;
        }
    }
}
