using Comm100.LiveChat.Client;

namespace ChatExport;

/// <summary>The columns of each history. Their names and order do not change. Add a new column at the end.</summary>
internal static class CsvColumns
{
    public static IReadOnlyList<CsvColumn<Chat>> Chats { get; } =
    [
        new("id", chat => chat.Id?.Text),
        new("ssoUserId", chat => chat.SsoUserId),
        new("name", chat => chat.Name),
        new("email", chat => chat.Email),
        new("department", chat => chat.Department),
        new("agents", chat => CsvCells.Agents(chat.Agents)),
        new("requestTime", chat => CsvCells.Time(chat.RequestTime)),
        new("waitingTime", chat => chat.WaitingTime),
        new("endTime", chat => CsvCells.Time(chat.EndTime)),
        new("messages", chat => CsvCells.Count(chat.ChatTranscript)),
        new("transcript", chat => CsvCells.Transcript(chat.ChatTranscript)),
        new("attachments", chat => CsvCells.Files(chat.Attachments)),
        new("prechatFields", chat => CsvCells.Fields(chat.PrechatFields)),
        new("customVariables", chat => CsvCells.Variables(chat.CustomVariables)),
        new("ratingGrade", chat => chat.PostChat?.RatingGrade),
        new("ratingComment", chat => chat.PostChat?.RatingComment),
        new("ratingFields", chat => CsvCells.Fields(chat.PostChat?.Fields)),
        new("wrapupCategory", chat => chat.Wrapup?.Category),
        new("wrapupComment", chat => chat.Wrapup?.Comment),
        new("wrapupFields", chat => CsvCells.Fields(chat.Wrapup?.Fields)),
        new("more", chat => CsvCells.More(
            chat,
            ("agents", chat.Agents),
            ("prechatFields", chat.PrechatFields),
            ("customVariables", chat.CustomVariables),
            ("chatTranscript", chat.ChatTranscript),
            ("attachments", chat.Attachments),
            ("postChat", [chat.PostChat]),
            ("postChat.fields", chat.PostChat?.Fields),
            ("wrapup", [chat.Wrapup]),
            ("wrapup.fields", chat.Wrapup?.Fields))),
    ];

    public static IReadOnlyList<CsvColumn<MissedOrRefusedChat>> MissedAndRefusedChats { get; } =
    [
        new("type", item => item.Type?.ToString()),
        .. Chats.Select(column => new CsvColumn<MissedOrRefusedChat>(column.Name, item => item.Chat is { } chat ? column.Format(chat) : null)),
    ];

    public static IReadOnlyList<CsvColumn<OfflineMessage>> OfflineMessages { get; } =
    [
        new("id", message => message.Id?.Text),
        new("time", message => CsvCells.Time(message.Time)),
        new("ssoUserId", message => message.SsoUserId),
        new("name", message => message.Name),
        new("email", message => message.Email),
        new("department", message => message.Department),
        new("agent", message => message.Agent),
        new("content", message => message.Content),
        new("fields", message => CsvCells.Fields(message.Fields)),
        new("customVariables", message => CsvCells.Variables(message.CustomVariables)),
        new("attachments", message => CsvCells.Files(message.Attachment)),
        new("more", message => CsvCells.More(
            message, ("fields", message.Fields), ("customVariables", message.CustomVariables), ("attachment", message.Attachment))),
    ];

    public static IReadOnlyList<CsvColumn<AgentChat>> AgentChats { get; } =
    [
        new("agents", chat => CsvCells.Agents(chat.Agents)),
        new("messages", chat => CsvCells.Count(chat.Transcript)),
        new("transcript", chat => CsvCells.Transcript(chat.Transcript)),
        new("more", chat => CsvCells.More(chat, ("agents", chat.Agents), ("transcript", chat.Transcript))),
    ];
}
