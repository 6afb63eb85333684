using System.Diagnostics.Metrics;

namespace Comm100.LiveChat.Client.Diagnostics;

/// <summary>All that the client counts, tagged with the id of the operation.</summary>
internal static class LiveChatMetrics
{
    private static readonly Meter s_meter = new(LiveChatTelemetry.MeterName);

    private static readonly Counter<long> s_unreadableValues = s_meter.CreateCounter<long>(
        LiveChatTelemetry.UnreadableValues,
        unit: "{value}",
        description: "Values in answers that were of an unexpected kind and were read as null.");

    public static void AddUnreadableValue(LiveChatOperation operation) =>
        s_unreadableValues.Add(1, new KeyValuePair<string, object?>(LiveChatTelemetry.OperationTag, operation.Id));
}
