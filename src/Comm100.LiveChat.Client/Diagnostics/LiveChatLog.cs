using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Diagnostics;

/// <summary>All that the client logs. Event ids are stable; no message holds an id, a query, a secret or data of a visitor.</summary>
internal static partial class LiveChatLog
{
    public const string Category = "Comm100.LiveChat.Client";

    [LoggerMessage(EventId = 1, EventName = "UnreadableValue", Level = LogLevel.Warning, Message = "{OperationId} was answered with a value of an unexpected kind, read as null: {Place}")]
    public static partial void UnreadableValue(ILogger logger, string operationId, string place);
}
