using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.AspNetCore.Webhooks;

/// <summary>Passes an event to its handlers.</summary>
internal static class WebhookDispatcher
{
    /// <summary>Runs all handlers of an event, even after one has failed, because it is not documented whether the service sends the event again.</summary>
    /// <returns>Whether all handlers succeeded.</returns>
    public static async Task<bool> HandleAsync(IServiceProvider services, LiveChatWebhookEvent received, ILogger logger, CancellationToken cancellationToken)
    {
        var run = new HandlerRun(services, received, logger, cancellationToken);
        await (received switch
        {
            ChatStartedEvent started => run.RunAsync(started),
            ChatEndedEvent ended => run.RunAsync(ended),
            ChatWrappedUpEvent wrappedUp => run.RunAsync(wrappedUp),
            OfflineMessageSubmittedEvent submitted => run.RunAsync(submitted),
            ChatRequestedEvent requested => run.RunAsync(requested),
            ChatTransferredEvent transferred => run.RunAsync(transferred),
            UnknownWebhookEvent unknown => run.RunAsync(unknown),
            _ => Task.CompletedTask,
        }).ConfigureAwait(false);
        await run.RunAsync(received).ConfigureAwait(false);
        if (run.Count == 0)
        {
            string name = WebhookLog.GetName(received);
            WebhookLog.NoHandler(logger, name);
        }

        return run.Failures == 0;
    }

    private sealed class HandlerRun(IServiceProvider services, LiveChatWebhookEvent received, ILogger logger, CancellationToken cancellationToken)
    {
        public int Count { get; private set; }

        public int Failures { get; private set; }

        public async Task RunAsync<TEvent>(TEvent typed)
            where TEvent : LiveChatWebhookEvent
        {
            ILiveChatWebhookHandler<TEvent>[] handlers;
            try
            {
                handlers = [.. services.GetServices<ILiveChatWebhookHandler<TEvent>>()];
            }
            catch (Exception exception)
            {
                // The constructor of a handler has failed, so that none of them can be created.
                AddFailure($"ILiveChatWebhookHandler<{typeof(TEvent).Name}>", exception);
                return;
            }

            foreach (ILiveChatWebhookHandler<TEvent> handler in handlers)
            {
                Count++;
                try
                {
                    await handler.HandleAsync(typed, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
                {
                    AddFailure(handler.GetType().Name, exception);
                }
            }
        }

        private void AddFailure(string handler, Exception exception)
        {
            Count++;
            Failures++;

            // The message of the exception can contain data of the visitor.
            WebhookLog.HandlerFailed(logger, handler, WebhookLog.GetName(received), exception.GetType().FullName!, exception.StackTrace);
        }
    }
}
