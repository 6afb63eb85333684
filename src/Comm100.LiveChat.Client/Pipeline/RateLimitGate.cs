using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Holds back all calls of a client once the service returned 429 to one: until the time has come, and then lets one go
/// first. The others follow when that one did not receive 429 as well, so that many callers do not storm a busy service.
/// </summary>
internal sealed class RateLimitGate(TimeProvider time)
{
    /// <summary>429: the service asks for fewer requests.</summary>
    public const int TooManyRequests = 429;

    private readonly LockObject _lock = new();
    private readonly long _origin = time.GetTimestamp();
    private volatile Pause? _pause;

    /// <summary>Whether a call would have to wait.</summary>
    public bool IsClosed => _pause is not null;

    /// <summary>How long the gate stays closed at least; zero if it is open, or if the time has come.</summary>
    public TimeSpan Remaining => _pause is { } pause ? TimeSpans.Max(TimeSpan.Zero, pause.Until - Now) : TimeSpan.Zero;

    // The clock of the timers: it does not jump when someone sets the time of day.
    private TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>Waits until the gate is open, or until it is this caller's turn to go first.</summary>
    /// <returns>What the caller hands to <see cref="Leave"/> if it goes first; else null.</returns>
    /// <exception cref="LiveChatThrottledException">The gate opens later than the call may last. The call did not wait.</exception>
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

    /// <summary>Closes the gate for all calls, or keeps it closed for longer.</summary>
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

    /// <summary>Opens the gate after the first call received a response other than 429.</summary>
    public void OpenIfAccepted(Pause first, int status)
    {
        if (status != TooManyRequests)
        {
            Leave(first, isRefused: false);
        }
    }

    /// <summary>Tells how the call went that was let through first.</summary>
    public void Leave(Pause first, bool isRefused)
    {
        lock (_lock)
        {
            // Another 429 may have closed the gate again since.
            if (ReferenceEquals(_pause, first))
            {
                // A wait that another response has asked for since then still holds.
                _pause = isRefused || first.Until > Now ? new Pause(first.Until) : null;
            }
        }

        first.Complete();
    }

    private Task Wait(TimeSpan wait, CancellationToken cancellationToken)
    {
        // Timers count in milliseconds: one that comes early would turn the loop for nothing.
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
            await pause.Over.WaitAsync(Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!call.CancellationToken.IsCancellationRequested)
        {
            throw ExceptionFactory.FromRateLimit("the call timed out while this client waited for the service to accept requests again", wait: null, call);
        }
    }

    /// <summary>One time of waiting, from a 429 response to the first call that got another one.</summary>
    internal sealed class Pause(TimeSpan until)
    {
        private readonly TaskCompletionSource<object?> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _until = until.Ticks;
        private int _hasFirst;

        public TimeSpan Until
        {
            get => TimeSpan.FromTicks(Interlocked.Read(ref _until));
            set => Interlocked.Exchange(ref _until, value.Ticks);
        }

        public Task Over => _over.Task;

        public bool TryBecomeProbe() => Interlocked.Exchange(ref _hasFirst, 1) == 0;

        public void Complete() => _over.TrySetResult(null);
    }
}
