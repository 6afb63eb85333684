using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Comm100.LiveChat.Client.Tests.PlainRefit;

/// <summary>The ways in which an application can create Refit clients itself.</summary>
public enum RefitSetup
{
    /// <summary>An HttpClient with a handler that is created from options.</summary>
    Handler,

    /// <summary>An HttpClient with a handler that is created from a client.</summary>
    HandlerOfClient,

    /// <summary>Refit.HttpClientFactory, with the handler added.</summary>
    HttpClientFactory,

    /// <summary>Only the settings, and an HttpClient with a custom Authorization header.</summary>
    SettingsAlone,
}

/// <summary>Creates Refit clients like an application that already uses Refit.</summary>
internal sealed class RefitSetups
{
    private readonly List<IDisposable> _owned = [];

    public static TheoryData<RefitSetup> All => [.. Enum.GetValues<RefitSetup>()];

    /// <summary>The setups that send requests through <see cref="LiveChatHandler"/>.</summary>
    public static TheoryData<RefitSetup> WithHandler => [RefitSetup.Handler, RefitSetup.HandlerOfClient, RefitSetup.HttpClientFactory];

    /// <summary>Creates a client of one group.</summary>
    /// <param name="setup">The way to create the client.</param>
    /// <param name="options">The settings; the credential of <see cref="RefitSetup.SettingsAlone"/> is the bearer token.</param>
    /// <param name="token">A valid token.</param>
    /// <param name="configure">Changes the HttpClient.</param>
    /// <param name="outer">An outer handler; null for none.</param>
    public TGroup Create<TGroup>(RefitSetup setup, LiveChatClientOptions options, string token = "a-token", Action<HttpClient>? configure = null, DelegatingHandler? outer = null)
        where TGroup : class
    {
        void Configure(HttpClient httpClient)
        {
            httpClient.BaseAddress = new Uri(options.BaseAddress!, options.ApiPath);
            if (setup == RefitSetup.SettingsAlone)
            {
                httpClient.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            configure?.Invoke(httpClient);
        }

        if (setup == RefitSetup.HttpClientFactory)
        {
            var services = new ServiceCollection();
            IHttpClientBuilder builder = services.AddRefitGeneratedClient<TGroup>(LiveChatRefit.CreateSettings()).ConfigureHttpClient(Configure);
            if (outer is not null)
            {
                builder.AddHttpMessageHandler(() => outer);
            }

            builder.AddHttpMessageHandler(() => new LiveChatHandler(options));
            return Own(services.BuildServiceProvider()).GetRequiredService<TGroup>();
        }

        HttpMessageHandler sender = setup switch
        {
            RefitSetup.Handler => new LiveChatHandler(options),
            RefitSetup.HandlerOfClient => new LiveChatHandler(Own(new LiveChatClient(options))),
            _ => new SocketsHttpHandler(),
        };
        if (outer is not null)
        {
            outer.InnerHandler = sender;
        }

        HttpClient httpClient = Own(new HttpClient(outer ?? sender));
        Configure(httpClient);
        return RestService.ForGenerated<TGroup>(httpClient, LiveChatRefit.CreateSettings());
    }

    public void Close()
    {
        foreach (IDisposable owned in Enumerable.Reverse(_owned))
        {
            owned.Dispose();
        }
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
