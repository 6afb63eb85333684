using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.Diagnostics;

/// <summary>A logger that throws for every entry.</summary>
internal sealed class ThrowingLogger : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => throw new ArithmeticException();

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => throw new ArithmeticException();

    public void Dispose()
    {
    }
}

/// <summary>Listeners to measurements and activities that throw for the clients of one port.</summary>
internal sealed class ThrowingListeners : IDisposable
{
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;
    private int _thrown;
    private int _counted;

    public ThrowingListeners(int port)
    {
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == LiveChatTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((_, _, tags, _) => ThrowFor(port, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
        {
            if (instrument.Name == LiveChatTelemetry.ComponentFailures)
            {
                Interlocked.Increment(ref _counted);
                throw new ArithmeticException();
            }

            ThrowFor(port, tags);
        });
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LiveChatTelemetry.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => ThrowFor(port, activity),
            ActivityStopped = activity => ThrowFor(port, activity),
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public int Thrown => _thrown;

    public int Counted => _counted;

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    private void ThrowFor(int port, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag.Key == LiveChatTelemetry.ServerPortTag && Equals(tag.Value, port))
            {
                Throw();
            }
        }
    }

    private void ThrowFor(int port, Activity activity)
    {
        if (Equals(activity.GetTagItem(LiveChatTelemetry.ServerPortTag), port))
        {
            Throw();
        }
    }

    private void Throw()
    {
        Interlocked.Increment(ref _thrown);
        throw new ArithmeticException();
    }
}

/// <summary>A rate limiter that throws when a permit is acquired or released.</summary>
internal sealed class ThrowingLimiter : RateLimiter
{
    public bool Acquires { get; set; }

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => Acquires ? new ThrowingLease() : throw new ArithmeticException();

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => throw new ArithmeticException();
}

internal sealed class ThrowingLease : RateLimitLease
{
    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        throw new ArithmeticException();
    }
}
