using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Delays all calls of a client after the service returned 429 to one of them. When the delay ends, one call is sent as a probe. The others
/// follow when the probe receives a status other than 429, so that many callers do not overload a busy service.
/// </summary>
internal sealed class RateLimitGate(TimeProvider time)
{
    /// <summary>The status 429 Too Many Requests, which <see cref="System.Net.HttpStatusCode"/> lacks on .NET Framework.</summary>
    public const int TooManyRequests = 429;

    private readonly LockObject _lock = new();
    private readonly long _origin = time.GetTimestamp();
    private volatile Pause? _pause;

    /// <summary>Whether calls have to wait.</summary>
    public bool IsClosed => _pause is not null;

    /// <summary>The minimum time that the gate stays closed; zero if it is open, or if the delay has ended.</summary>
    public TimeSpan Remaining => _pause is { } pause ? TimeSpans.Max(TimeSpan.Zero, pause.Until - Now) : TimeSpan.Zero;

    // Timestamps, because the time of day can change while a call waits.
    private TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>Waits until the gate is open, or until this call becomes the probe.</summary>
    /// <returns>If the call is the probe, the pause to pass to <see cref="Leave"/>; otherwise null.</returns>
    /// <exception cref="LiveChatThrottledException">The gate opens after the call times out. The call does not wait in that case.</exception>
    public async ValueTask<Pause?> EnterAsync(CallContext call, CancellationToken cancellationToken)
    {
        while (_pause is { } pause)
        {
            TimeSpan wait = pause.Until - Now;
            if (wait > call.Remaining)
            {
                throw ExceptionFactory.FromRateLimit("the service asked this client to wait longer than the call may take", wait, call);
            }

            if (wait > TimeSpan.Zero)
            {
                await Wait(wait, cancellationToken).ConfigureAwait(false);
            }
            else if (pause.TryBecomeProbe())
            {
                return pause;
            }
            else
            {
                await WaitForProbe(pause, call, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    /// <summary>Closes the gate for all calls, or extends the current pause.</summary>
    public void Close(TimeSpan wait)
    {
        lock (_lock)
        {
            TimeSpan until = Now + wait;
            if (_pause is null)
            {
                _pause = new Pause(until);
            }
            else if (until > _pause.Until)
            {
                _pause.Until = until;
            }
        }
    }

    /// <summary>Opens the gate if the probe received a status other than 429.</summary>
    public void OpenIfAccepted(Pause probe, int status)
    {
        if (status != TooManyRequests)
        {
            Leave(probe, isRefused: false);
        }
    }

    /// <summary>Ends a pause when its probe is complete. If the service refused the probe, another pause begins.</summary>
    public void Leave(Pause probe, bool isRefused)
    {
        lock (_lock)
        {
            // Another response with status 429 may have closed the gate again.
            if (ReferenceEquals(_pause, probe))
            {
                // Another response may have extended the pause.
                _pause = isRefused || probe.Until > Now ? new Pause(probe.Until) : null;
            }
        }

        probe.Complete();
    }

    private Task Wait(TimeSpan wait, CancellationToken cancellationToken)
    {
        // Timers have a resolution of one millisecond. Rounding up prevents one that fires too early.
        TimeSpan whole = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
#if NETFRAMEWORK
        return time.Delay(whole, cancellationToken);
#else
        return Task.Delay(whole, time, cancellationToken);
#endif
    }

    private async Task WaitForProbe(Pause pause, CallContext call, CancellationToken cancellationToken)
    {
        try
        {
            await pause.Completion.WaitAsync(Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!call.CancellationToken.IsCancellationRequested)
        {
            throw ExceptionFactory.FromRateLimit("the call timed out while this client waited for the service to accept requests again", wait: null, call);
        }
    }

    /// <summary>A period in which calls wait: from a response with status 429 to the end of the probe.</summary>
    internal sealed class Pause(TimeSpan until)
    {
        private readonly TaskCompletionSource<object?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _until = until.Ticks;
        private int _hasProbe;

        public TimeSpan Until
        {
            get => TimeSpan.FromTicks(Interlocked.Read(ref _until));
            set => Interlocked.Exchange(ref _until, value.Ticks);
        }

        public Task Completion => _completion.Task;

        public bool TryBecomeProbe() => Interlocked.Exchange(ref _hasProbe, 1) == 0;

        public void Complete() => _completion.TrySetResult(null);
    }
}
