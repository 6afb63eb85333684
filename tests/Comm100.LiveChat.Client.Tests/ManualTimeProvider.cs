namespace Comm100.LiveChat.Client.Tests;

/// <summary>A clock that stands still until a test moves it; timers fire inside <see cref="Advance"/>.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly object _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _jumped;
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now + _jumped;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _now.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Moves the clock and fires the timers that come due.</summary>
    public void Advance(TimeSpan by)
    {
        ManualTimer[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            _timers.RemoveAll(timer => timer.Due <= _now);
        }

        foreach (ManualTimer timer in due)
        {
            timer.Fire();
        }
    }

    /// <summary>Moves the clock to the next timer that is due within a time from now, and fires it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool AdvanceToNextTimer(TimeSpan within)
    {
        TimeSpan wait;
        lock (_lock)
        {
            ManualTimer[] soon = [.. _timers.Where(timer => timer.Due <= _now + within)];
            if (soon.Length == 0)
            {
                return false;
            }

            DateTimeOffset next = soon.Min(timer => timer.Due);
            wait = next > _now ? next - _now : TimeSpan.Zero;
        }

        Advance(wait);
        return true;
    }

    /// <summary>How many timers are due within a time from now.</summary>
    public int CountTimers(TimeSpan within)
    {
        lock (_lock)
        {
            return _timers.Count(timer => timer.Due <= _now + within);
        }
    }

    /// <summary>Sets the time of day as someone would who corrects a clock; timers and timestamps take no notice.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_lock)
        {
            _jumped += by;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider owner, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : new DateTimeOffset(owner.GetTimestamp(), TimeSpan.Zero) + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
