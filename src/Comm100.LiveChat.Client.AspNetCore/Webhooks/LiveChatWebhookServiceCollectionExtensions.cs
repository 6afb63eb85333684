using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.AspNetCore.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the services of endpoints that receive webhooks.</summary>
public static class LiveChatWebhookServiceCollectionExtensions
{
    /// <summary>Adds the services of <c>app.MapLiveChatWebhooks</c>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the options of all endpoints, such as the secrets; null uses the defaults. An endpoint can change them.</param>
    /// <returns>A builder that registers the handlers.</returns>
    /// <exception cref="ArgumentNullException">The services are null.</exception>
    public static LiveChatWebhookBuilder AddLiveChatWebhooks(this IServiceCollection services, Action<LiveChatWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<LiveChatWebhookOptions>();
        services.AddLogging();
        services.TryAddSingleton<WebhookServicesMarker>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return new LiveChatWebhookBuilder(services);
    }
}
