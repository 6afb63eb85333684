using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.DependencyInjection;
using Comm100.LiveChat.Client.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients of the Comm100 Live Chat REST API.</summary>
public static partial class LiveChatServiceCollectionExtensions
{
    /// <summary>The name of the <see cref="HttpClient"/> of the client without a name. For a named client, a dot and its name follow.</summary>
    private const string HttpClientName = "Comm100.LiveChat";

    /// <summary>Registers a client and each of its groups, such as <see cref="IBansApi"/>, as singletons.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the <see cref="HttpClient"/> of the client, to add handlers to.</returns>
    /// <remarks>
    /// The options are validated when the host starts, or when the client is first resolved. An <see cref="OptionsValidationException"/> names each option that is
    /// not valid.
    /// </remarks>
    public static IHttpClientBuilder AddLiveChatClient(this IServiceCollection services, Action<LiveChatClientOptions> configure)
    {
        Argument.NotNull(services, nameof(services));
        Argument.NotNull(configure, nameof(configure));
        services.Configure(Options.Options.DefaultName, configure);
        return services.AddClient(Options.Options.DefaultName);
    }

    /// <summary>Registers a client from a section of the configuration, and each of its groups, such as <see cref="IBansApi"/>, as singletons.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// The section. Its keys are the names of the <see cref="LiveChatClientOptions"/>, and for the credential <c>Email</c> and <c>ApiKey</c>,
    /// <c>AccessToken</c>, or those of OAuth, such as <c>Password</c> and <c>RefreshToken</c>. Any other key is an error.
    /// </param>
    /// <returns>The builder of the <see cref="HttpClient"/> of the client, to add handlers to.</returns>
    /// <remarks>
    /// The options are validated when the host starts, or when the client is first resolved. An <see cref="OptionsValidationException"/> names each key that is
    /// not valid. When the configuration is reloaded, the client uses a changed credential. Changes of other options need a restart.
    /// </remarks>
    public static IHttpClientBuilder AddLiveChatClient(this IServiceCollection services, IConfiguration section)
    {
        Argument.NotNull(services, nameof(services));
        Argument.NotNull(section, nameof(section));
        services.ConfigureFromSection(Options.Options.DefaultName, section);
        return services.AddClient(Options.Options.DefaultName);
    }

    /// <summary>
    /// Registers a client with a name, for applications with several accounts. The client and its groups are keyed singletons, for
    /// <c>[FromKeyedServices("name")]</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name: the key of the services and the name of the options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the <see cref="HttpClient"/> of the client, to add handlers to.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IHttpClientBuilder AddLiveChatClient(this IServiceCollection services, string name, Action<LiveChatClientOptions> configure)
    {
        Argument.NotNull(services, nameof(services));
        Argument.NotEmpty(name, nameof(name));
        Argument.NotNull(configure, nameof(configure));
        services.Configure(name, configure);
        return services.AddClient(name);
    }

    /// <summary>
    /// Registers a client with a name from a section of the configuration, for applications with several accounts. The client and its groups are keyed
    /// singletons, for <c>[FromKeyedServices("name")]</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name: the key of the services and the name of the options.</param>
    /// <param name="section">The section. Its keys are those of the overload without a name.</param>
    /// <returns>The builder of the <see cref="HttpClient"/> of the client, to add handlers to.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IHttpClientBuilder AddLiveChatClient(this IServiceCollection services, string name, IConfiguration section)
    {
        Argument.NotNull(services, nameof(services));
        Argument.NotEmpty(name, nameof(name));
        Argument.NotNull(section, nameof(section));
        services.ConfigureFromSection(name, section);
        return services.AddClient(name);
    }

    /// <summary>Finds the name of the client that an <see cref="HttpClient"/> belongs to: empty for the client without a name, and null for another <see cref="HttpClient"/>.</summary>
    internal static string? FindClientName(string? httpClientName) =>
        httpClientName == HttpClientName ? Microsoft.Extensions.Options.Options.DefaultName
        : httpClientName is not null && httpClientName.StartsWith(HttpClientName + ".", StringComparison.Ordinal) ? httpClientName.Substring(HttpClientName.Length + 1)
        : null;

    private static void ConfigureFromSection(this IServiceCollection services, string name, IConfiguration section)
    {
        services.AddSingleton<IConfigureOptions<LiveChatClientOptions>>(new ConfigureLiveChatOptions(name, section));
        services.AddSingleton<IOptionsChangeTokenSource<LiveChatClientOptions>>(new ConfigurationChangeTokenSource<LiveChatClientOptions>(name, section));
    }

    private static IHttpClientBuilder AddClient(this IServiceCollection services, string name)
    {
        services.AddOptions<LiveChatClientOptions>(name).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LiveChatClientOptions>, ValidateLiveChatOptions>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LiveChatClientOptions>, PostConfigureLogging>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LiveChatClientOptions>, PostConfigureTokenStore>());

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, HandlerWarningsFilter>());

        string httpClientName = name.Length == 0 ? HttpClientName : HttpClientName + "." + name;
        IHttpClientBuilder builder = services.AddHttpClient(httpClientName, httpClient => httpClient.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => LiveChatHttpHandler.Create(GetOptions(provider, name)))

            // The handler is used as long as the client, which is a singleton. It renews its connections itself.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

            // The logs of the factory contain complete paths, and therefore ids.
            .RemoveAllLoggers();

        services.TryAddNamedSingleton<ILiveChatClient>(name, provider =>
        {
            LiveChatClientOptions options = GetOptions(provider, name);
            options.Freeze();
            HttpClient httpClient = provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpClientName);
            HttpClientWarnings.ReportTimeout(httpClient, options);
            var credential = new MonitoredCredential(provider.GetRequiredService<IOptionsMonitor<LiveChatClientOptions>>(), name, options.Credential!);
            return new LiveChatClient(options.WithCredential(credential), httpClient, ownsHttpClient: true);
        });
        AddGroups(services, name);
        return builder;
    }

    /// <summary>Registers every group of the client.</summary>
    private static partial void AddGroups(IServiceCollection services, string name);

    private static LiveChatClientOptions GetOptions(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<LiveChatClientOptions>>().Get(name);

    private static void AddGroup<TGroup>(this IServiceCollection services, string name, Func<ILiveChatClient, TGroup> getGroup)
        where TGroup : class =>
        services.TryAddNamedSingleton(name, provider => getGroup(name.Length == 0
            ? provider.GetRequiredService<ILiveChatClient>()
            : provider.GetRequiredKeyedService<ILiveChatClient>(name)));

    private static void TryAddNamedSingleton<TService>(this IServiceCollection services, string name, Func<IServiceProvider, TService> create)
        where TService : class
    {
        if (name.Length == 0)
        {
            services.TryAddSingleton(create);
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => create(provider));
        }
    }
}
