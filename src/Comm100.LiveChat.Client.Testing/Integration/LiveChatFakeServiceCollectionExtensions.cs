using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Connects registered clients to a fake of the service.</summary>
/// <remarks>
/// The base address and the credential of the client are replaced, whether <c>AddLiveChatClient</c> is called before or after. All other
/// parts of the registration are kept: other options, handlers, logging. If several fakes are added for a client, the last one is used.
/// </remarks>
public static class LiveChatFakeServiceCollectionExtensions
{
    /// <summary>Connects the unnamed client to a running fake.</summary>
    /// <param name="services">The services.</param>
    /// <param name="fake">The fake. It is registered as a service, and is not disposed with the container.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddLiveChatFake(this IServiceCollection services, LiveChatFake fake)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(fake);
        return services.AddSingleton(fake).UseFake(Options.Options.DefaultName);
    }

    /// <summary>Connects a named client to a running fake.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the client, which is not empty.</param>
    /// <param name="fake">The fake. It is registered as a service with the name as its key, and is not disposed with the container.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IServiceCollection AddLiveChatFake(this IServiceCollection services, string name, LiveChatFake fake)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(fake);
        return services.AddKeyedSingleton(name, fake).UseFake(name);
    }

    /// <summary>Connects the unnamed client to a new fake, which the container starts and disposes.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options of the fake; null uses the defaults.</param>
    /// <returns>The services.</returns>
    /// <remarks>
    /// The fake starts when it or the options of the client are first resolved; a host does that at startup. It is a singleton: resolve it with
    /// <c>GetRequiredService&lt;LiveChatFake&gt;()</c>. It starts synchronously, which takes a few milliseconds after the first fake of the process.
    /// </remarks>
    public static IServiceCollection AddLiveChatFake(this IServiceCollection services, Action<LiveChatFakeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton(_ => Start(configure)).UseFake(Options.Options.DefaultName);
    }

    /// <summary>Connects a named client to a new fake, which the container starts and disposes.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the client, which is not empty.</param>
    /// <param name="configure">Sets the options of the fake; null uses the defaults.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <remarks>
    /// The fake starts when it or the options of the client are first resolved; a host does that at startup. It is a keyed singleton: resolve it
    /// with <c>GetRequiredKeyedService&lt;LiveChatFake&gt;("name")</c>.
    /// </remarks>
    public static IServiceCollection AddLiveChatFake(this IServiceCollection services, string name, Action<LiveChatFakeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return services.AddKeyedSingleton(name, (_, _) => Start(configure)).UseFake(name);
    }

    private static LiveChatFake Start(Action<LiveChatFakeOptions>? configure)
    {
        var options = new LiveChatFakeOptions();
        configure?.Invoke(options);

        // Containers create services synchronously. The returned task is already completed, because the server starts synchronously.
        return LiveChatFake.StartAsync(options).GetAwaiter().GetResult();
    }

    // Runs after all other configuration, so that the order of the registrations does not matter.
    private static IServiceCollection UseFake(this IServiceCollection services, string name) =>
        services.AddSingleton<IPostConfigureOptions<LiveChatClientOptions>>(provider => new ConnectToFake(provider, name));

    private sealed class ConnectToFake(IServiceProvider provider, string name) : IPostConfigureOptions<LiveChatClientOptions>
    {
        public void PostConfigure(string? optionsName, LiveChatClientOptions options)
        {
            if (!string.Equals(name, optionsName, StringComparison.Ordinal))
            {
                return;
            }

            LiveChatFake fake = name.Length == 0
                ? provider.GetRequiredService<LiveChatFake>()
                : provider.GetRequiredKeyedService<LiveChatFake>(name);
            options.BaseAddress = fake.BaseAddress;
            options.Credential = fake.Credential;
        }
    }
}
