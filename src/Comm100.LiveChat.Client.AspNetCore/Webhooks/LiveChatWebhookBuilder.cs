using System.Diagnostics.CodeAnalysis;
using Comm100.LiveChat.Client.AspNetCore.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Comm100.LiveChat.Client;

/// <summary>Registers the handlers of webhooks. <c>services.AddLiveChatWebhooks()</c> creates it.</summary>
/// <remarks>
/// An event can have several handlers. They run one after the other, in the order of their registration, and those of <see cref="LiveChatWebhookEvent"/> run last.
/// </remarks>
public sealed class LiveChatWebhookBuilder
{
    internal LiveChatWebhookBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a handler. Each request creates an instance, with the scoped services of the request.</summary>
    /// <typeparam name="TEvent">The type of the events, such as <see cref="ChatEndedEvent"/>; <see cref="LiveChatWebhookEvent"/> for all events.</typeparam>
    /// <typeparam name="THandler">The class of the handler.</typeparam>
    /// <returns>This builder.</returns>
    public LiveChatWebhookBuilder AddHandler<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where TEvent : LiveChatWebhookEvent
        where THandler : class, ILiveChatWebhookHandler<TEvent>
    {
        Services.AddScoped<ILiveChatWebhookHandler<TEvent>, THandler>();
        return this;
    }

    /// <summary>Adds a method as a handler.</summary>
    /// <typeparam name="TEvent">The type of the events, such as <see cref="ChatEndedEvent"/>; <see cref="LiveChatWebhookEvent"/> for all events.</typeparam>
    /// <param name="handle">The method. It gets the scoped services of the request, the event, and the token of <see cref="ILiveChatWebhookHandler{TEvent}.HandleAsync"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public LiveChatWebhookBuilder AddHandler<TEvent>(Func<IServiceProvider, TEvent, CancellationToken, Task> handle)
        where TEvent : LiveChatWebhookEvent
    {
        ArgumentNullException.ThrowIfNull(handle);
        Services.AddScoped<ILiveChatWebhookHandler<TEvent>>(provider => new DelegateHandler<TEvent>(provider, handle));
        return this;
    }
}
