using System.Text.Json;
using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>Walks over the history of missed and refused chats.</summary>
public static class MissedAndRefusedChatsApiExtensions
{
    /// <summary>
    /// Gives all missed and refused chats that a query finds, asking for one page after the other as they are needed. Nothing is sent before
    /// the first is requested.
    /// </summary>
    /// <param name="missedAndRefusedChats">The missed and refused chats of a client.</param>
    /// <param name="query">
    /// What to find; <see cref="HistoryQuery.TimeFrom"/> is mandatory. The walk begins at its
    /// <see cref="PagedHistoryQuery.PageIndex"/>, the first page if that is null, and asks for pages of its <see cref="PagedHistoryQuery.PageSize"/>,
    /// 100 if that is null. It is copied: a later change of it has no effect.
    /// </param>
    /// <param name="options">How to walk: whether to ask for pages ahead, and where to go on; null for the defaults.</param>
    /// <returns>The missed and refused chats, for <c>await foreach</c>, and their pages.</returns>
    /// <exception cref="ArgumentException">The query or the cursor is not valid; the message says what is wrong and what is allowed.</exception>
    public static LiveChatPager<MissedOrRefusedChat> ListAsync(this IMissedAndRefusedChatsApi missedAndRefusedChats, MissedAndRefusedChatQuery query, LiveChatPagingOptions? options = null)
    {
        Argument.NotNull(missedAndRefusedChats, nameof(missedAndRefusedChats));
        return HistoryPagerFactory.Create<MissedOrRefusedChat, MissedAndRefusedChatQuery, MissedAndRefusedChatPage>(query, options, LiveChatOperations.MissedAndRefusedChats.List, missedAndRefusedChats.GetPageAsync, IdOf, item => JsonSerializer.SerializeToUtf8Bytes(item, MissedAndRefusedChatsJsonContext.Default.MissedOrRefusedChat));
    }

    // One chat can be both: refused by one agent, and missed by the next.
    private static ChatId? IdOf(MissedOrRefusedChat item) => item.Chat?.Id is { IsUnset: false } id ? new ChatId($"{item.Type?.Value} {id.Text}") : default(ChatId?);
}
