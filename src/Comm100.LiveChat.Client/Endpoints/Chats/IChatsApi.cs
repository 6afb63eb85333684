namespace Comm100.LiveChat.Client;

/// <summary>
/// The history of chats. The API document names no permission for it (API document, section "Chat"). To enumerate all chats in a time
/// range, use <see cref="ChatsApiExtensions.ListAsync"/>.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
public interface IChatsApi
{
    /// <summary>Gets one page of the chats that a query finds.</summary>
    /// <param name="query">The query and the page; <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the total of all pages.</returns>
    /// <exception cref="ArgumentException">The query is invalid. The message says what is wrong and what is allowed.</exception>
    [OperationName("list")]
    [Get("/chats")]
    Task<ChatPage> GetPageAsync([Query, QueryConverter(typeof(HistoryQueryConverter))] ChatQuery query, CancellationToken cancellationToken = default);

    /// <summary>Gets one chat.</summary>
    /// <param name="id">The id of the chat: an integer or a string.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The chat, with its transcript.</returns>
    /// <exception cref="LiveChatNotFoundException">The chat does not exist.</exception>
    [Get("/chats/{id}")]
    Task<Chat> GetAsync(ChatId id, CancellationToken cancellationToken = default);
}
