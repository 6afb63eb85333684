namespace Comm100.LiveChat.Client;

/// <summary>
/// The history of offline messages: what visitors wrote when no agent was there. The document names no permission for it
/// (API document, section "Offline Message"). To walk over all messages of a time, use
/// <see cref="OfflineMessagesApiExtensions.ListAsync"/>.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
public interface IOfflineMessagesApi
{
    /// <summary>Gets one page of the offline messages that a query finds.</summary>
    /// <param name="query">What to find, and which page of it; <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the total of all pages.</returns>
    /// <exception cref="ArgumentException">The query is not valid; the message says what is wrong and what is allowed.</exception>
    [OperationName("list")]
    [Get("/offlineMessages")]
    Task<OfflineMessagePage> GetPageAsync([Query, QueryConverter(typeof(HistoryQueryConverter))] OfflineMessageQuery query, CancellationToken cancellationToken = default);
}
