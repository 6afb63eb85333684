using System.Text.Json;
using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>Walks over the history of offline messages.</summary>
public static class OfflineMessagesApiExtensions
{
    /// <summary>
    /// Gives all offline messages that a query finds, asking for one page after the other as they are needed. Nothing is sent before
    /// the first is requested.
    /// </summary>
    /// <param name="offlineMessages">The offline messages of a client.</param>
    /// <param name="query">
    /// What to find; <see cref="HistoryQuery.TimeFrom"/> is mandatory. The walk begins at its
    /// <see cref="PagedHistoryQuery.PageIndex"/>, the first page if that is null, and asks for pages of its <see cref="PagedHistoryQuery.PageSize"/>,
    /// 100 if that is null. It is copied: a later change of it has no effect.
    /// </param>
    /// <param name="options">How to walk: whether to ask for pages ahead, and where to go on; null for the defaults.</param>
    /// <returns>The offline messages, for <c>await foreach</c>, and their pages.</returns>
    /// <exception cref="ArgumentException">The query or the cursor is not valid; the message says what is wrong and what is allowed.</exception>
    public static LiveChatPager<OfflineMessage> ListAsync(this IOfflineMessagesApi offlineMessages, OfflineMessageQuery query, LiveChatPagingOptions? options = null)
    {
        Argument.NotNull(offlineMessages, nameof(offlineMessages));
        return HistoryPagerFactory.Create<OfflineMessage, OfflineMessageQuery, OfflineMessagePage>(query, options, LiveChatOperations.OfflineMessages.List, offlineMessages.GetPageAsync, message => message.Id, item => JsonSerializer.SerializeToUtf8Bytes(item, OfflineMessagesJsonContext.Default.OfflineMessage));
    }
}
