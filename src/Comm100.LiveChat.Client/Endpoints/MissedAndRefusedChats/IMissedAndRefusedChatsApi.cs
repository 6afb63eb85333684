namespace Comm100.LiveChat.Client;

/// <summary>
/// The history of chats that no agent accepted, because they were missed or refused. The API document names no permission for it (API
/// document, section "Missed &amp; Refused Chats"). To enumerate all of them in a time range, use
/// <see cref="MissedAndRefusedChatsApiExtensions.ListAsync"/>.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
public interface IMissedAndRefusedChatsApi
{
    /// <summary>Gets one page of the missed and refused chats that a query finds.</summary>
    /// <param name="query">The query and the page; <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the total of all pages.</returns>
    /// <exception cref="ArgumentException">The query is invalid. The message says what is wrong and what is allowed.</exception>
    [OperationName("list")]
    [Get("/missedAndRefusedChats")]
    Task<MissedAndRefusedChatPage> GetPageAsync([Query, QueryConverter(typeof(HistoryQueryConverter))] MissedAndRefusedChatQuery query, CancellationToken cancellationToken = default);
}
