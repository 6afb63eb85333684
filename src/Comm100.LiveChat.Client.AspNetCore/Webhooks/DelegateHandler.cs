namespace Comm100.LiveChat.Client.AspNetCore.Webhooks;

/// <summary>A method as a handler.</summary>
internal sealed class DelegateHandler<TEvent>(IServiceProvider services, Func<IServiceProvider, TEvent, CancellationToken, Task> handle) : ILiveChatWebhookHandler<TEvent>
    where TEvent : LiveChatWebhookEvent
{
    public Task HandleAsync(TEvent webhookEvent, CancellationToken cancellationToken) => handle(services, webhookEvent, cancellationToken);
}
