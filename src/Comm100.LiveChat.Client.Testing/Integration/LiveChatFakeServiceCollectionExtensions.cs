using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Points registered clients at a fake of the service.</summary>
/// <remarks>
/// The base address and the credential of the client become the fake's, whether <c>AddLiveChatClient</c> is called before or after. All
/// else of the registration stays: other options, handlers, logging. Where a client is given several fakes, the last counts.
/// </remarks>
public static class LiveChatFakeServiceCollectionExtensions
{
    /// <summary>Points the client without a name at a running fake.</summary>
    /// <param name="services">The services.</param>
    /// <param name="fake">The fake. It is a service too, and is not disposed with the container.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddLiveChatFake(this IServiceCollection services, LiveChatFake fake)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(fake);
        return services.AddSingleton(fake).PointAtFake(Options.Options.DefaultName);
    }

    /// <summary>Points a client with a name at a running fake.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name that the client is registered under. It is not empty.</param>
    /// <param name="fake">The fake. It is a service with the name as its key, and is not disposed with the container.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IServiceCollection AddLiveChatFake(this IServiceCollection services, string name, LiveChatFake fake)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(fake);
        return services.AddKeyedSingleton(name, fake).PointAtFake(name);
    }

    /// <summary>Points the client without a name at a fake of its own, which the container starts and disposes.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options of the fake; null leaves the defaults.</param>
    /// <returns>The services.</returns>
    /// <remarks>
    /// The fake starts when it or the client's options are first asked for, which a host does as it starts. It is a singleton: get it
    /// with <c>GetRequiredService&lt;LiveChatFake&gt;()</c>. The thread that asks starts it, which takes milliseconds after the first fake of the process.
    /// </remarks>
    public static IServiceCollection AddLiveChatFake(this IServiceCollection services, Action<LiveChatFakeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton(_ => Start(configure)).PointAtFake(Options.Options.DefaultName);
    }

    /// <summary>Points a client with a name at a fake of its own, which the container starts and disposes.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name that the client is registered under. It is not empty.</param>
    /// <param name="configure">Sets the options of the fake; null leaves the defaults.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <remarks>
    /// The fake starts when it or the client's options are first asked for, which a host does as it starts. It is a keyed singleton: get
    /// it with <c>GetRequiredKeyedService&lt;LiveChatFake&gt;("name")</c>.
    /// </remarks>
    public static IServiceCollection AddLiveChatFake(this IServiceCollection services, string name, Action<LiveChatFakeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return services.AddKeyedSingleton(name, (_, _) => Start(configure)).PointAtFake(name);
    }

    private static LiveChatFake Start(Action<LiveChatFakeOptions>? configure)
    {
        var options = new LiveChatFakeOptions();
        configure?.Invoke(options);

        // Containers make their services synchronously, and the server starts on this thread: the task is complete when it is given.
        return LiveChatFake.StartAsync(options).GetAwaiter().GetResult();
    }

    // After all that configures options, so that the order of the registrations does not matter.
    private static IServiceCollection PointAtFake(this IServiceCollection services, string name) =>
        services.AddSingleton<IPostConfigureOptions<LiveChatClientOptions>>(provider => new PointAtFakeOptions(provider, name));

    private sealed class PointAtFakeOptions(IServiceProvider provider, string name) : IPostConfigureOptions<LiveChatClientOptions>
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
