using System.Text.Json;
using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>Enumerates the history of missed and refused chats.</summary>
public static class MissedAndRefusedChatsApiExtensions
{
    /// <summary>
    /// Gets all missed and refused chats that a query finds. Pages are requested one after the other as needed, and the first one only when
    /// the enumeration starts.
    /// </summary>
    /// <param name="missedAndRefusedChats">The missed and refused chats of a client.</param>
    /// <param name="query">
    /// The query; <see cref="HistoryQuery.TimeFrom"/> is mandatory. The enumeration starts at its
    /// <see cref="PagedHistoryQuery.PageIndex"/>, or at the first page if that is null, and requests pages of its
    /// <see cref="PagedHistoryQuery.PageSize"/>, or of 100 items if that is null. The query is copied, so later changes have no effect.
    /// </param>
    /// <param name="options">The paging options: how many pages to request ahead, and where to resume; null for the defaults.</param>
    /// <returns>The missed and refused chats, for <c>await foreach</c>, and their pages.</returns>
    /// <exception cref="ArgumentException">The query or an option is invalid. The message says what is wrong and what is allowed.</exception>
    public static LiveChatPager<MissedOrRefusedChat> ListAsync(this IMissedAndRefusedChatsApi missedAndRefusedChats, MissedAndRefusedChatQuery query, LiveChatPagingOptions? options = null)
    {
        Argument.NotNull(missedAndRefusedChats, nameof(missedAndRefusedChats));
        return HistoryPagerFactory.Create<MissedOrRefusedChat, MissedAndRefusedChatQuery, MissedAndRefusedChatPage>(query, options, LiveChatOperations.MissedAndRefusedChats.List, missedAndRefusedChats.GetPageAsync, GetId, item => JsonSerializer.SerializeToUtf8Bytes(item, MissedAndRefusedChatsJsonContext.Default.MissedOrRefusedChat));
    }

    // The same chat can be refused by one agent and missed by another.
    private static ChatId? GetId(MissedOrRefusedChat item) => item.Chat?.Id is { IsUnset: false } id ? new ChatId($"{item.Type?.Value} {id.Text}") : default(ChatId?);
}
