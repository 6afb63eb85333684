using System.Diagnostics.Metrics;

namespace Comm100.LiveChat.Client.Diagnostics;

/// <summary>The metrics of the client.</summary>
internal static class LiveChatMetrics
{
    private static readonly Meter s_meter = new(LiveChatTelemetry.MeterName);

    public static readonly Histogram<double> CallDuration = CreateDuration(LiveChatTelemetry.CallDuration, "The duration of a call, with all attempts and waits.");

    public static readonly UpDownCounter<long> ActiveCalls = s_meter.CreateUpDownCounter<long>(
        LiveChatTelemetry.ActiveCalls,
        unit: "{call}",
        description: "The number of calls in progress.");

    public static readonly Histogram<long> Attempts = s_meter.CreateHistogram<long>(
        LiveChatTelemetry.Attempts,
        unit: "{attempt}",
        description: "The number of requests that were sent, or that the client tried to send, for a call.");

    public static readonly Histogram<double> WaitDuration = CreateDuration(LiveChatTelemetry.WaitDuration, "The time that a call waited before a request.");

    public static readonly Counter<long> UnreadableValues = s_meter.CreateCounter<long>(
        LiveChatTelemetry.UnreadableValues,
        unit: "{value}",
        description: "The number of values in responses that had an unexpected JSON type and were read as null.");

    public static readonly Counter<long> ComponentFailures = s_meter.CreateCounter<long>(
        LiveChatTelemetry.ComponentFailures,
        unit: "{failure}",
        description: "The number of exceptions of loggers, token stores, rate limiters and telemetry listeners. They did not change the outcome of a call.");

    public static void AddUnreadableValues(LiveChatOperation operation, int count)
    {
        if (count > 0)
        {
            UnreadableValues.Add(count, new KeyValuePair<string, object?>(LiveChatTelemetry.OperationTag, operation.Id));
        }
    }

    private static Histogram<double> CreateDuration(string name, string description) =>
#if NET8_0
        s_meter.CreateHistogram<double>(name, unit: "s", description);
#else
        // The default buckets of OpenTelemetry are for milliseconds: every call would be in the first one. .NET 8 has no advice.
        s_meter.CreateHistogram(
            name,
            unit: "s",
            description,
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 25, 50, 100] });
#endif
}
