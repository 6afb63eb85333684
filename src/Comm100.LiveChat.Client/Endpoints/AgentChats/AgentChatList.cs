using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>Chats between agents (API document, section "get agent chats list", response).</summary>
[DebuggerDisplay("AgentChatList")]
public sealed class AgentChatList : LiveChatModel, IHistoryPage<AgentChat>
{
    /// <summary>The agent chats. Read-only.</summary>
    [JsonPropertyName("agentChats")]
    [ReadOnlyProperty]
    public IList<AgentChat>? AgentChats { get; set; }

    IList<AgentChat>? IHistoryPage<AgentChat>.Items => AgentChats;

    // The API document describes no pages. If the service sends page information anyway, the enumeration follows it.
    long? IHistoryPage<AgentChat>.Total => Member("total") is { ValueKind: JsonValueKind.Number } total && total.TryGetInt64(out long count) ? count : null;

    string? IHistoryPage<AgentChat>.NextPage => Link("nextPage");

    string? IHistoryPage<AgentChat>.PreviousPage => Link("previousPage");

    private JsonElement? Member(string name) => AdditionalProperties is { } members && members.TryGetValue(name, out JsonElement value) ? value : null;

    private string? Link(string name) => Member(name) is { ValueKind: JsonValueKind.String } link ? link.GetString() : null;
}
