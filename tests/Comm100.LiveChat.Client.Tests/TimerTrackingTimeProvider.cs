using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests;

/// <summary>A <see cref="FakeTimeProvider"/> that tracks its timers, so that a test can count them and advance to the next one.</summary>
public sealed class TimerTrackingTimeProvider() : FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
{
    private readonly object _lock = new();
    private readonly HashSet<TrackedTimer> _timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new TrackedTimer(this, callback, state, dueTime, period);

    /// <summary>Advances to the next timer if it fires within the given time, and fires it.</summary>
    /// <returns>Whether there was such a timer.</returns>
    public bool AdvanceToNextTimer(TimeSpan within)
    {
        // The time is never read inside the lock: reading it can fire timers.
        DateTimeOffset now = GetUtcNow();
        DateTimeOffset next;
        lock (_lock)
        {
            next = _timers.Count == 0 ? DateTimeOffset.MaxValue : _timers.Min(timer => timer.Due);
            if (next > now + within)
            {
                return false;
            }

            // These fire now, or are already firing on another thread.
            _timers.RemoveWhere(timer => timer.Due <= next);
        }

        Advance(next > now ? next - now : TimeSpan.Zero);
        return true;
    }

    /// <summary>Counts the timers that fire within the given time.</summary>
    public int CountTimers(TimeSpan within)
    {
        DateTimeOffset last = GetUtcNow() + within;
        lock (_lock)
        {
            return _timers.Count(timer => timer.Due <= last);
        }
    }

    private ITimer CreateUntrackedTimer(TimerCallback callback, object? state) => base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private sealed class TrackedTimer : ITimer
    {
        private readonly TimerTrackingTimeProvider _owner;
        private readonly ITimer _inner;
        private TimeSpan _period;
        private bool _hasFired;
        private bool _isDisposed;

        public TrackedTimer(TimerTrackingTimeProvider owner, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _owner = owner;
            _inner = owner.CreateUntrackedTimer(
                callbackState =>
                {
                    OnFired();
                    callback(callbackState);
                },
                state);
            Change(dueTime, period);
        }

        /// <summary>The time when the timer fires, or slightly later, but never earlier, so that advancing to it fires the timer.</summary>
        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_owner._lock)
            {
                _period = period;
                _hasFired = false;
                Track(due: null);
            }

            // A timer without a delay fires during this call. Other timers are tracked after they are set, so that the clock does not advance to them too early.
            bool isChanged = _inner.Change(dueTime, period);
            DateTimeOffset now = _owner.GetUtcNow();
            lock (_owner._lock)
            {
                if (!_hasFired && dueTime >= TimeSpan.Zero)
                {
                    Track(now + dueTime);
                }
            }

            return isChanged;
        }

        public void Dispose()
        {
            lock (_owner._lock)
            {
                _isDisposed = true;
                Track(due: null);
            }

            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void OnFired()
        {
            DateTimeOffset now = _owner.GetUtcNow();
            lock (_owner._lock)
            {
                _hasFired = true;
                Track(_period > TimeSpan.Zero ? now + _period : null);
            }
        }

        private void Track(DateTimeOffset? due)
        {
            if (due is null || _isDisposed)
            {
                _owner._timers.Remove(this);
            }
            else
            {
                Due = due.Value;
                _owner._timers.Add(this);
            }
        }
    }
}
