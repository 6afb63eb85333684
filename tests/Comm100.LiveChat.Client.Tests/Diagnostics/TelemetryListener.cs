using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Comm100.LiveChat.Client.Tests.Diagnostics;

/// <summary>Collects the measurements and activities of the clients of one port, because other tests run at the same time.</summary>
internal sealed class TelemetryListener : IDisposable
{
    private readonly ConcurrentQueue<Measurement> _measured = new();
    private readonly ConcurrentQueue<Activity> _activities = new();
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _listener;
    private readonly int _port;

    public TelemetryListener(int port)
    {
        _port = port;
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == LiveChatTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LiveChatTelemetry.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem(LiveChatTelemetry.ServerPortTag), _port))
                {
                    _activities.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyCollection<Activity> Activities => _activities;

    public IReadOnlyCollection<Measurement> All => _measured;

    public IReadOnlyList<Measurement> Measured(string instrument) => [.. _measured.Where(measured => measured.Instrument == instrument)];

    public void Dispose()
    {
        _meters.Dispose();
        _listener.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Dictionary<string, object?> tagValues = new(tags.ToArray());
        if (tagValues.TryGetValue(LiveChatTelemetry.ServerPortTag, out object? port) && Equals(port, _port))
        {
            _measured.Enqueue(new Measurement(instrument.Name, value, tagValues));
        }
    }
}

internal sealed record Measurement(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);
