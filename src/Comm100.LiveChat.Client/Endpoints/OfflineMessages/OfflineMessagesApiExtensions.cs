using System.Text.Json;
using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>Enumerates the history of offline messages.</summary>
public static class OfflineMessagesApiExtensions
{
    /// <summary>
    /// Gets all offline messages that a query finds. Pages are requested one after the other as needed, and the first one only when the
    /// enumeration starts.
    /// </summary>
    /// <param name="offlineMessages">The offline messages of a client.</param>
    /// <param name="query">
    /// The query; <see cref="HistoryQuery.TimeFrom"/> is mandatory. The enumeration starts at its
    /// <see cref="PagedHistoryQuery.PageIndex"/>, or at the first page if that is null, and requests pages of its
    /// <see cref="PagedHistoryQuery.PageSize"/>, or of 100 items if that is null. The query is copied, so later changes have no effect.
    /// </param>
    /// <param name="options">The paging options: how many pages to request ahead, and where to resume; null for the defaults.</param>
    /// <returns>The offline messages, for <c>await foreach</c>, and their pages.</returns>
    /// <exception cref="ArgumentException">The query or an option is invalid. The message says what is wrong and what is allowed.</exception>
    public static LiveChatPager<OfflineMessage> ListAsync(this IOfflineMessagesApi offlineMessages, OfflineMessageQuery query, LiveChatPagingOptions? options = null)
    {
        Argument.NotNull(offlineMessages, nameof(offlineMessages));
        return HistoryPagerFactory.Create<OfflineMessage, OfflineMessageQuery, OfflineMessagePage>(query, options, LiveChatOperations.OfflineMessages.List, offlineMessages.GetPageAsync, message => message.Id, item => JsonSerializer.SerializeToUtf8Bytes(item, OfflineMessagesJsonContext.Default.OfflineMessage));
    }
}
