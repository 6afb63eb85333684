using System.Net.Http.Headers;
using Comm100.LiveChat.Client.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>
/// Adds the token of one client to requests, and renews it. All calls share one renewal, which does not end with the cancellation of a call. The client
/// renews a token in the background before it expires. Calls wait for a renewal only if the token has expired or was rejected.
/// </summary>
internal sealed class OAuthAuthenticator : Authenticator
{
    // A limit for a service that rejects even new tokens.
    private const int MaxRejectedTokenRenewals = 5;

    private static readonly TimeSpan s_rejectionWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_maxRequestDuration = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_maxStoreDuration = TimeSpan.FromSeconds(5);

    private readonly TokenSource _source;
    private readonly RenewalPause _pause;
    private readonly string _grant;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource? _stop;
    private readonly CancellationToken _stopping;
    private readonly LockObject _lock = new();
    private readonly Queue<long> _rejectedTokenRenewals = new();
    private Task<RenewalResult>? _renewal;
    private int _isDisposed;

    public OAuthAuthenticator(OAuthCredential credential, AuthenticatorContext context)
    {
        _time = context.TimeProvider;
        _logger = SafeLogger.Wrap(context.Logger);
        _grant = credential.Grant.Name;
        _pause = new RenewalPause(credential.RejectionCacheDuration, context.FailureDelay, _time);

        // Half of the time of an attempt remains for its own request.
        TimeSpan limit = context.AttemptTimeout == Timeout.InfiniteTimeSpan
            ? Timeout.InfiniteTimeSpan
            : TimeSpan.FromTicks(Math.Max(1, context.AttemptTimeout.Ticks / 2));
        var client = new TokenClient(credential.GetTokenEndpoint(context.BaseAddress), context.HttpClient, TimeSpans.MinTimeout(limit, s_maxRequestDuration), _time);
        GuardedTokenStore? store = (credential.TokenStore ?? context.HostTokenStore) is { } inner
            ? new GuardedTokenStore(inner, credential.GetStoreKey(context.BaseAddress, context.SiteId), TimeSpans.MinTimeout(limit, s_maxStoreDuration), _time, _logger)
            : null;
        _source = new TokenSource(credential, client, store, _time, _logger);
        _stop = context.Stopping.CanBeCanceled ? null : new CancellationTokenSource();
        _stopping = _stop?.Token ?? context.Stopping;
    }

    public override ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken)
    {
        CachedToken? token = _source.Current;
        if (token is null)
        {
            return WaitForHeaderAsync(old: null, cancellationToken);
        }

        long now = _time.GetTimestamp();
        if (token.IsRenewalDue(now))
        {
            if (token.HasExpired(now))
            {
                return WaitForHeaderAsync(token, cancellationToken);
            }

            RenewInBackground(token, now);
        }

        return new ValueTask<AuthenticationHeaderValue>(token.Header);
    }

    public override async ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue rejected, CancellationToken cancellationToken)
    {
        CachedToken? token = _source.Current;
        if (token is not null && !token.Header.Equals(rejected))
        {
            return true;
        }

        if (!TryGetRenewal(token, isRejected: token is not null, out Task<RenewalResult> renewal))
        {
            return false;
        }

        RenewalResult result = await WaitForRenewalAsync(renewal, cancellationToken).ConfigureAwait(false);
        return !result.GetTokenOrThrow().Header.Equals(rejected);
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

    private async ValueTask<AuthenticationHeaderValue> WaitForHeaderAsync(CachedToken? old, CancellationToken cancellationToken)
    {
        TryGetRenewal(old, isRejected: false, out Task<RenewalResult> renewal);
        RenewalResult result = await WaitForRenewalAsync(renewal, cancellationToken).ConfigureAwait(false);
        return result.GetTokenOrThrow().Header;
    }

    /// <summary>Waits for a renewal, until the call is canceled or the client is disposed.</summary>
    private async Task<RenewalResult> WaitForRenewalAsync(Task<RenewalResult> renewal, CancellationToken cancellationToken)
    {
        if (renewal.IsCompleted)
        {
            return await renewal.ConfigureAwait(false);
        }

        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping);
        try
        {
            return await renewal.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return RenewalResult.Disposed;
        }
    }

    private void RenewInBackground(CachedToken token, long now)
    {
        // In this order: a renewal that fails starts the pause before it ends.
        if (Volatile.Read(ref _renewal) is null && _pause.CanRenewEarly(now))
        {
            TryGetRenewal(token, isRejected: false, out _);
        }
    }

    /// <summary>Gets the renewal in progress, or starts one.</summary>
    /// <param name="old">The token to replace, or null.</param>
    /// <param name="isRejected">Whether the service rejected the token.</param>
    /// <param name="renewal">The renewal.</param>
    /// <returns>false if the client renewed too many rejected tokens.</returns>
    private bool TryGetRenewal(CachedToken? old, bool isRejected, out Task<RenewalResult> renewal)
    {
        lock (_lock)
        {
            if (_source.Current is { } current && !ReferenceEquals(current, old))
            {
                renewal = Task.FromResult(RenewalResult.FromToken(current));
                return true;
            }

            if (_renewal is not null)
            {
                renewal = _renewal;
                return true;
            }

            if (isRejected && !TryCountRejectedToken())
            {
                renewal = Task.FromResult(RenewalResult.Disposed);
                return false;
            }

            // During a pause, another process may store a token.
            TokenRequestFailure? pauseFailure = _pause.GetFailure();
            if (pauseFailure is not null && !(_source.HasStore && _pause.TryBeginStoreRead()))
            {
                renewal = Task.FromResult(RenewalResult.FromFailure(pauseFailure));
                return true;
            }

            // On another thread, so that the renewal does not end with the call that started it.
            renewal = _renewal = Task.Run(() => RenewAsync(old, isPaused: pauseFailure is not null));
            return true;
        }
    }

    private bool TryCountRejectedToken()
    {
        long now = _time.GetTimestamp();
        long windowStart = now - CachedToken.ToTimestamp(s_rejectionWindow, _time);
        while (_rejectedTokenRenewals.Count > 0 && _rejectedTokenRenewals.Peek() <= windowStart)
        {
            _rejectedTokenRenewals.Dequeue();
        }

        if (_rejectedTokenRenewals.Count >= MaxRejectedTokenRenewals)
        {
            return false;
        }

        _rejectedTokenRenewals.Enqueue(now);
        return true;
    }

    private async Task<RenewalResult> RenewAsync(CachedToken? old, bool isPaused)
    {
        RenewalResult result = RenewalResult.Disposed;
        try
        {
            result = await ObtainAsync(old, isPaused).ConfigureAwait(false);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The result of the waiting calls is that the client is disposed.
        }
#pragma warning disable CA1031 // All waiting calls receive the failure, such as that of a clock of the application.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            result = RenewalResult.FromFailure(new TokenRequestFailure(_grant, TokenRequestFailureKind.SendFailed) { Cause = exception });
        }
        finally
        {
            lock (_lock)
            {
                if (!isPaused && result.Failure is { } failure)
                {
                    result = RenewalResult.FromFailure(_pause.Begin(failure));
                }
                else if (result.Token is not null)
                {
                    _pause.End();
                }

                _renewal = null;
            }
        }

        if (!isPaused && result.Failure is not null)
        {
            TokenLog.RenewalFailed(_logger, result.Failure.Grant, result.Failure.Description);
        }

        return result;
    }

    private async Task<RenewalResult> ObtainAsync(CachedToken? old, bool isPaused)
    {
        LiveChatToken? stored = await _source.ReadStoreAsync(_stopping).ConfigureAwait(false);
        if (_source.TryUse(stored, old) is { } shared)
        {
            return shared;
        }

        if (isPaused)
        {
            lock (_lock)
            {
                if (_pause.GetFailure() is { } failure)
                {
                    return RenewalResult.FromFailure(failure);
                }
            }
        }

        return await _source.RequestAsync(old, stored, _stopping).ConfigureAwait(false);
    }
}
