namespace Comm100.LiveChat.Client;

/// <summary>
/// The history of chats that no agent took: missed, or refused. The document names no permission for it
/// (API document, section "Missed &amp; Refused Chats"). To walk over all of them in a time, use
/// <see cref="MissedAndRefusedChatsApiExtensions.ListAsync"/>.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
public interface IMissedAndRefusedChatsApi
{
    /// <summary>Gets one page of the missed and refused chats that a query finds.</summary>
    /// <param name="query">What to find, and which page of it; <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the total of all pages.</returns>
    /// <exception cref="ArgumentException">The query is not valid; the message says what is wrong and what is allowed.</exception>
    [OperationName("list")]
    [Get("/missedAndRefusedChats")]
    Task<MissedAndRefusedChatPage> GetPageAsync([Query, QueryConverter(typeof(HistoryQueryConverter))] MissedAndRefusedChatQuery query, CancellationToken cancellationToken = default);
}
