namespace Comm100.LiveChat.Client;

/// <summary>
/// Handles the events of one type that the service posts to a webhook. A handler of <see cref="LiveChatWebhookEvent"/> gets all events, including those that this version of the
/// client does not know. Register handlers with <see cref="LiveChatWebhookBuilder"/>.
/// </summary>
/// <typeparam name="TEvent">The type of the events, such as <see cref="ChatEndedEvent"/>.</typeparam>
public interface ILiveChatWebhookHandler<in TEvent>
    where TEvent : LiveChatWebhookEvent
{
    /// <summary>
    /// Handles an event. If this method throws an exception, the service receives status 500, so that it may send the event again. Then all handlers of the event run again.
    /// </summary>
    /// <param name="webhookEvent">The event. Anyone who knows the address could have sent it.</param>
    /// <param name="cancellationToken">Is canceled if the service closes the connection, or if the application does not stop in time.</param>
    /// <returns>A task that completes when the event is handled.</returns>
    Task HandleAsync(TEvent webhookEvent, CancellationToken cancellationToken);
}
