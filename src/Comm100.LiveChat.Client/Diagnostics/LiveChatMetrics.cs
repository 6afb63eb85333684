using System.Diagnostics.Metrics;

namespace Comm100.LiveChat.Client.Diagnostics;

/// <summary>The metrics of the client.</summary>
internal static class LiveChatMetrics
{
    private static readonly Meter s_meter = new(LiveChatTelemetry.MeterName);

    public static readonly Histogram<double> CallDuration = s_meter.CreateHistogram<double>(
        LiveChatTelemetry.CallDuration,
        unit: "s",
        description: "The duration of a call, with all attempts and waits.");

    public static readonly UpDownCounter<long> ActiveCalls = s_meter.CreateUpDownCounter<long>(
        LiveChatTelemetry.ActiveCalls,
        unit: "{call}",
        description: "The number of calls in progress.");

    public static readonly Histogram<long> Attempts = s_meter.CreateHistogram<long>(
        LiveChatTelemetry.Attempts,
        unit: "{attempt}",
        description: "The number of requests that were sent, or that the client tried to send, for a call.");

    public static readonly Histogram<double> WaitDuration = s_meter.CreateHistogram<double>(
        LiveChatTelemetry.WaitDuration,
        unit: "s",
        description: "The time that a call waited before a request.");

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
}
