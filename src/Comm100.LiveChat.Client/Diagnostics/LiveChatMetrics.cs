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
        description: "Calls that are under way.");

    public static readonly Histogram<long> Attempts = s_meter.CreateHistogram<long>(
        LiveChatTelemetry.Attempts,
        unit: "{attempt}",
        description: "Requests that were sent, or tried, for a call.");

    public static readonly Histogram<double> Waits = s_meter.CreateHistogram<double>(
        LiveChatTelemetry.Waits,
        unit: "s",
        description: "Times that a call waited before a request.");

    public static readonly Counter<long> UnreadableValues = s_meter.CreateCounter<long>(
        LiveChatTelemetry.UnreadableValues,
        unit: "{value}",
        description: "Values in answers that were of an unexpected kind and were read as null.");

    public static readonly Counter<long> ListenerFailures = s_meter.CreateCounter<long>(
        LiveChatTelemetry.ListenerFailures,
        unit: "{failure}",
        description: "Failures of loggers and token stores, which changed no call.");

    public static void AddUnreadableValue(LiveChatOperation operation) =>
        UnreadableValues.Add(1, new KeyValuePair<string, object?>(LiveChatTelemetry.OperationTag, operation.Id));
}
