namespace ChatExport;

/// <summary>The history to export.</summary>
internal enum ExportKind
{
    /// <summary>Chats.</summary>
    Chats,

    /// <summary>Offline messages.</summary>
    Offline,

    /// <summary>Missed and refused chats.</summary>
    Missed,

    /// <summary>Chats between agents.</summary>
    Agent,
}
