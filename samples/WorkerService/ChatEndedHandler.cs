using Comm100.LiveChat.Client;

namespace WorkerService;

/// <summary>Logs the chats that end. The service posts them to the endpoint of the webhooks.</summary>
internal sealed partial class ChatEndedHandler(ILogger<ChatEndedHandler> logger) : ILiveChatWebhookHandler<ChatEndedEvent>
{
    public Task HandleAsync(ChatEndedEvent webhookEvent, CancellationToken cancellationToken)
    {
        LogEnded(webhookEvent.ChatId);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Chat {Id} ended")]
    private partial void LogEnded(ChatId? id);
}
