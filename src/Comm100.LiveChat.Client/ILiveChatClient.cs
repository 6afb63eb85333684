using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A client of one account's live-chat site: one property for each group of operations of the Comm100 Live Chat REST API. It is
/// safe to use from many threads at once, and meant to live as long as the application.
/// </summary>
public interface ILiveChatClient
{
    /// <summary>The ban list: visitors and addresses that cannot chat.</summary>
    IBansApi Bans { get; }

    /// <summary>The button that opens a campaign's chat window.</summary>
    IChatButtonApi ChatButton { get; }

    /// <summary>The history of chats.</summary>
    IChatsApi Chats { get; }

    /// <summary>
    /// Sends a request that no method of this client stands for, in the same way as any other: with its address, credential,
    /// limits and errors.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer as JSON; of the kind <see cref="JsonValueKind.Undefined"/> where its body is empty.</returns>
    /// <exception cref="LiveChatException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    Task<JsonElement> SendAsync(LiveChatRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a request that no method of this client stands for, in the same way as any other, and reads its answer as a type of the
    /// caller's.
    /// </summary>
    /// <typeparam name="T">What the answer is read as.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="answerType">How the answer is read: a contract of a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="LiveChatException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    Task<T> SendAsync<T>(LiveChatRequest request, JsonTypeInfo<T> answerType, CancellationToken cancellationToken = default);
}
