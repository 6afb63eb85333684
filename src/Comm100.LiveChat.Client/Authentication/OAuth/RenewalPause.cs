namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>
/// Remembers the last failure to obtain a token, and until when no token is requested. Except for <see cref="CanRenewEarly"/>, the caller must
/// synchronize all access.
/// </summary>
/// <param name="rejectionCacheDuration">How long to remember a rejection.</param>
/// <param name="failureDelay">The delays after other failures; null for no delays.</param>
/// <param name="time">The clock.</param>
internal sealed class RenewalPause(TimeSpan rejectionCacheDuration, ExponentialDelay? failureDelay, TimeProvider time)
{
    private static readonly TimeSpan s_minInterval = TimeSpan.FromSeconds(15);

    private TokenRequestFailure? _failure;
    private int _consecutiveFailures;
    private long _requestAgainAt;
    private long _readStoreAgainAt;
    private long _renewEarlyAgainAt = long.MinValue;

    /// <summary>Determines whether a token that has not expired can be renewed.</summary>
    public bool CanRenewEarly(long timestamp) => timestamp >= Volatile.Read(ref _renewEarlyAgainAt);

    /// <summary>Gets the failure for a call during the pause; null if there is no pause.</summary>
    public TokenRequestFailure? GetFailure()
    {
        if (_failure is null)
        {
            return null;
        }

        long remaining = _requestAgainAt - time.GetTimestamp();
        return remaining > 0 ? _failure.WithPause(TimeSpan.FromSeconds((double)remaining / time.TimestampFrequency), isLaterCall: true) : null;
    }

    /// <summary>Determines whether the token store can be read during the pause, and starts the time until it can be read again.</summary>
    public bool TryBeginStoreRead()
    {
        long now = time.GetTimestamp();
        if (now < _readStoreAgainAt)
        {
            return false;
        }

        _readStoreAgainAt = now + CachedToken.ToTimestamp(s_minInterval, time);
        return true;
    }

    /// <summary>Ends the pause, because a token was obtained.</summary>
    public void End()
    {
        _failure = null;
        _consecutiveFailures = 0;
    }

    /// <summary>Starts a pause after a failure.</summary>
    /// <returns>The failure for the calls that wait for the request that failed.</returns>
    public TokenRequestFailure Begin(TokenRequestFailure failure)
    {
        try
        {
            _consecutiveFailures++;
            TimeSpan pause = GetPause(failure);
            long now = time.GetTimestamp();
            Volatile.Write(ref _renewEarlyAgainAt, now + CachedToken.ToTimestamp(TimeSpans.Max(pause, s_minInterval), time));
            _readStoreAgainAt = now + CachedToken.ToTimestamp(s_minInterval, time);
            _requestAgainAt = now + CachedToken.ToTimestamp(pause, time);
            _failure = pause > TimeSpan.Zero ? failure : null;
            return pause > TimeSpan.Zero ? failure.WithPause(pause, isLaterCall: false) : failure;
        }
#pragma warning disable CA1031 // The clock of the application failed, so there is no pause.
        catch (Exception)
#pragma warning restore CA1031
        {
            _failure = null;
            return failure;
        }
    }

    private TimeSpan GetPause(TokenRequestFailure failure)
    {
        // A rejected code is never sent again.
        if (failure.IsRejection && failure.Grant != OAuthGrant.AuthorizationCode)
        {
            return TimeSpans.Max(rejectionCacheDuration, failure.RetryAfter ?? TimeSpan.Zero);
        }

        if (failure.HasNoGrant || failureDelay is null)
        {
            return TimeSpan.Zero;
        }

        // A single failure can be accidental. The pauses start with the second failure in a row, or with the first response of 429.
        int retries = _consecutiveFailures - (failure.IsRateLimited ? 1 : 2);
        TimeSpan delay = retries < 0 ? TimeSpan.Zero : failureDelay.GetDelay(retries);
        return TimeSpans.Max(delay, failure.RetryAfter ?? TimeSpan.Zero);
    }
}
