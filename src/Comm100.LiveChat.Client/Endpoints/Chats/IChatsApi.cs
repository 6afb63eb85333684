namespace Comm100.LiveChat.Client;

/// <summary>
/// The history of chats. The document names no permission for it (API document, section "Chat"). To walk over all chats of a time,
/// use <see cref="ChatsApiExtensions.ListAsync"/>.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
public interface IChatsApi
{
    /// <summary>Gets one page of the chats that a query finds.</summary>
    /// <param name="query">What to find, and which page of it; <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the total of all pages.</returns>
    /// <exception cref="ArgumentException">The query is not valid; the message says what is wrong and what is allowed.</exception>
    [OperationName("list")]
    [Get("/chats")]
    Task<ChatPage> GetPageAsync([Query, QueryConverter(typeof(HistoryQueryConverter))] ChatQuery query, CancellationToken cancellationToken = default);

    /// <summary>Gets one chat.</summary>
    /// <param name="id">The id of the chat: an integer or a text.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The chat, with its transcript.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such chat.</exception>
    [Get("/chats/{id}")]
    Task<Chat> GetAsync(ChatId id, CancellationToken cancellationToken = default);
}
