using System.Diagnostics.CodeAnalysis;
using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.AspNetCore.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps endpoints that receive webhooks.</summary>
public static class LiveChatWebhookEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps an endpoint for the events that the service posts, and passes them to the handlers that are registered with <c>services.AddLiveChatWebhooks()</c>.
    /// </summary>
    /// <param name="endpoints">The routes of the application.</param>
    /// <param name="pattern">The route, with a parameter <c>secret</c>, such as <c>/hooks/{secret}</c>.</param>
    /// <param name="configure">Changes the options of this endpoint; null uses those of <c>AddLiveChatWebhooks</c>.</param>
    /// <returns>A builder for conventions of the endpoint, such as <c>RequireHost</c>.</returns>
    /// <remarks>
    /// <para>The service documents no signature, so the secret in the address is the only protection. It is compared in constant time. Use HTTPS, and keep the address out of logs: ASP.NET Core
    /// logs the paths of requests at the level Information.</para>
    /// <para>The statuses are: 200 if all handlers succeeded, there is no handler, or the event was handled before; 400 if the body is not an event; 404 if the secret is wrong; 405 for a method
    /// other than POST; 413 if the body is too long; 500 if a handler failed. The content type of the request is ignored.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">The route has no parameter <c>secret</c>.</exception>
    /// <exception cref="InvalidOperationException"><c>AddLiveChatWebhooks</c> was not called, or the duplicate detection is on and no <see cref="IDistributedCache"/> is registered.</exception>
    /// <exception cref="OptionsValidationException">An option is not valid: there is no secret, or a secret is too short, for example. The message lists all problems.</exception>
    public static IEndpointConventionBuilder MapLiveChatWebhooks(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Action<LiveChatWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        RoutePattern route = RoutePatternFactory.Parse(pattern);
        if (route.GetParameter(WebhookSecrets.ParameterName) is null)
        {
            throw new ArgumentException($"The route must have a parameter '{WebhookSecrets.ParameterName}', such as '/hooks/{{{WebhookSecrets.ParameterName}}}'.", nameof(pattern));
        }

        IServiceProvider services = endpoints.ServiceProvider;
        if (services.GetService<WebhookServicesMarker>() is null)
        {
            throw new InvalidOperationException("MapLiveChatWebhooks requires services that are not registered. Call services.AddLiveChatWebhooks() first.");
        }

        // The factory creates new options, so that a change for this endpoint does not affect others.
        LiveChatWebhookOptions options = services.GetRequiredService<IOptionsFactory<LiveChatWebhookOptions>>().Create(Options.DefaultName);
        configure?.Invoke(options);
        LiveChatWebhookOptionsValidator.ThrowIfInvalid(options);

        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(WebhookLog.Category);
        HandledEvents? handled = options.DuplicateDetectionPeriod is { } period
            ? new HandledEvents(
                services.GetService<IDistributedCache>() ?? throw new InvalidOperationException(
                    "DuplicateDetectionPeriod requires an IDistributedCache, which is not registered. Add one, such as with AddStackExchangeRedisCache or AddDistributedMemoryCache."),
                period,
                services.GetService<TimeProvider>() ?? TimeProvider.System,
                logger)
            : null;
        var endpoint = new WebhookEndpoint(new WebhookSecrets(options.Secrets), options.MaxBytes, handled, logger);
        return endpoints.MapPost(pattern, endpoint.HandleAsync)
            .WithDisplayName("Comm100 Live Chat webhooks")
            .WithHttpLogging(HttpLoggingFields.None)
            .ExcludeFromDescription();
    }
}
