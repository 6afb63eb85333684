using System.Diagnostics.Metrics;

namespace Comm100.LiveChat.Client.Diagnostics;

/// <summary>All that the client counts and measures.</summary>
internal static class LiveChatMetrics
{
    private static readonly Meter s_meter = new(LiveChatTelemetry.MeterName);

    public static readonly Histogram<double> Duration = s_meter.CreateHistogram<double>(
        LiveChatTelemetry.Duration,
        unit: "s",
        description: "Time of a call from its start to its result, all attempts and waits included.");

    public static readonly UpDownCounter<long> ActiveCalls = s_meter.CreateUpDownCounter<long>(
        LiveChatTelemetry.ActiveCalls,
        unit: "{request}",
        description: "Calls in progress.");

    public static readonly Histogram<long> Attempts = s_meter.CreateHistogram<long>(
        LiveChatTelemetry.Attempts,
        unit: "{attempt}",
        description: "Requests that were sent or attempted for a call.");

    public static readonly Histogram<double> Waits = s_meter.CreateHistogram<double>(
        LiveChatTelemetry.Waits,
        unit: "s",
        description: "Time that a call waited before a request.");

    public static readonly Counter<long> UnreadableValues = s_meter.CreateCounter<long>(
        LiveChatTelemetry.UnreadableValues,
        unit: "{value}",
        description: "Values in responses that were of an unexpected kind and were read as null.");

    public static readonly Counter<long> ListenerFailures = s_meter.CreateCounter<long>(
        LiveChatTelemetry.ListenerFailures,
        unit: "{failure}",
        description: "Exceptions of loggers, token stores, rate limiters and listeners. They did not change the outcome of a call.");

    public static void AddUnreadableValues(LiveChatOperation operation, int count)
    {
        if (count > 0)
        {
            UnreadableValues.Add(count, new KeyValuePair<string, object?>(LiveChatTelemetry.OperationTag, operation.Id));
        }
    }
}
