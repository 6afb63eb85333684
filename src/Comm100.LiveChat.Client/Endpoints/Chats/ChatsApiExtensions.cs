using System.Text.Json;
using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>Walks over the history of chats.</summary>
public static class ChatsApiExtensions
{
    /// <summary>
    /// Gives all chats that a query finds, asking for one page after the other as they are needed. Nothing is sent before
    /// the first is requested.
    /// </summary>
    /// <param name="chats">The chats of a client.</param>
    /// <param name="query">
    /// What to find; <see cref="HistoryQuery.TimeFrom"/> is mandatory. The walk begins at its
    /// <see cref="PagedHistoryQuery.PageIndex"/>, the first page if that is null, and asks for pages of its <see cref="PagedHistoryQuery.PageSize"/>,
    /// 100 if that is null. It is copied: a later change of it has no effect.
    /// </param>
    /// <param name="options">How to walk: whether to ask for pages ahead, and where to go on; null for the defaults.</param>
    /// <returns>The chats, for <c>await foreach</c>, and their pages.</returns>
    /// <exception cref="ArgumentException">The query or the cursor is not valid; the message says what is wrong and what is allowed.</exception>
    public static LiveChatPager<Chat> ListAsync(this IChatsApi chats, ChatQuery query, LiveChatPagingOptions? options = null)
    {
        Argument.NotNull(chats, nameof(chats));
        return HistoryPagerFactory.Create<Chat, ChatQuery, ChatPage>(query, options, LiveChatOperations.Chats.List, chats.GetPageAsync, chat => chat.Id, item => JsonSerializer.SerializeToUtf8Bytes(item, ChatsJsonContext.Default.Chat));
    }
}
