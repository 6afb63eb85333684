using System.Net;
using Comm100.LiveChat.Client.Testing.OAuth;
using Comm100.LiveChat.Client.Testing.Serving;
using Comm100.LiveChat.Client.Testing.State;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>A fake of the Comm100 Live Chat service: a server in this process, on a loopback port, that serves every operation
/// of the contract from data of its own. Each instance has its own data, and many may run at once.</summary>
public sealed partial class LiveChatFake : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan s_stopTime = TimeSpan.FromMilliseconds(250);

    private readonly LiveChatFakeOptions _options;
    private readonly KestrelServer _server;
    private readonly LiveChatState _state;
    private readonly OAuthServer _oauth;
    private readonly Limits _limits;
    private readonly CancellationTokenSource _stopping;
    private int _isDisposed;

    private LiveChatFake(LiveChatFakeOptions options, KestrelServer server, CancellationTokenSource stopping)
    {
        _options = options;
        _server = server;
        _stopping = stopping;
        _state = new LiveChatState(options);
        Tokens = new FakeTokens(options);
        Faults = new FaultPlan(options.Seed);
        _limits = new Limits(options);
        _oauth = new OAuthServer(options, Tokens);
    }

    /// <summary>Gets the address to give to the client, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>Gets the e-mail address that is accepted together with <see cref="ApiKey"/> (Basic).</summary>
    public string Email => _options.Email;

    /// <summary>Gets the API key that is accepted together with <see cref="Email"/> (Basic).</summary>
    public string ApiKey => _options.ApiKey;

    /// <summary>Gets the access token that is always accepted (Bearer).</summary>
    public string AccessToken => _options.AccessToken;

    /// <summary>Gets the address of the OAuth token endpoint, <c>/oauth/token</c> of this fake.</summary>
    public Uri TokenEndpoint => new(BaseAddress, "oauth/token");

    /// <summary>Gets the password the token endpoint takes together with <see cref="Email"/>.</summary>
    public string Password => _options.Password;

    /// <summary>Gets the <c>client_id</c> of OAuth.</summary>
    public string ClientId => _options.ClientId;

    /// <summary>Gets the <c>client_secret</c> of OAuth.</summary>
    public string ClientSecret => _options.ClientSecret;

    /// <summary>Gets the authorization code the token endpoint takes once.</summary>
    public string AuthorizationCode => _options.AuthorizationCode;

    /// <summary>Gets the moment the data ends at; all chats and messages lie in the 30 days before it.</summary>
    public DateTimeOffset Now => _options.Now;

    /// <summary>Gets the requests that came, in their order, whatever they were answered with.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>Gets the tokens the token endpoint gave out, and ends them.</summary>
    public FakeTokens Tokens { get; }

    /// <summary>Gets what goes wrong; nothing at the start.</summary>
    public FaultPlan Faults { get; }

    /// <summary>Starts a fake and waits until it listens.</summary>
    /// <param name="options">What to start with; null takes the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running fake. Dispose of it to stop it.</returns>
    /// <exception cref="ArgumentException">An option has a value that cannot be; the message says which.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<LiveChatFake> StartAsync(LiveChatFakeOptions? options = null, CancellationToken cancellationToken = default)
    {
        LiveChatFakeOptions frozen = LiveChatFakeOptions.Freeze(options ?? new LiveChatFakeOptions());

        // A server without a host: no configuration file, environment variable or console has a say in it.
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Listen(IPAddress.Loopback, frozen.Port, listen => listen.Protocols = HttpProtocols.Http1);
        var server = new KestrelServer(
            Options.Create(kestrel),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        var fake = new LiveChatFake(frozen, server, new CancellationTokenSource());
        try
        {
            var application = new FakeApplication(
                frozen, fake._state, fake.Requests, fake.Faults, fake.Tokens, fake._oauth, fake._limits, fake._stopping.Token);
            await server.StartAsync(application, cancellationToken).ConfigureAwait(false);
            fake.BaseAddress = new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
            return fake;
        }
        catch
        {
            await fake.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Puts the data back to the seed, empties <see cref="Requests"/> and <see cref="Faults"/>, ends all tokens that were given out, and
    /// counts anew for the limits.</summary>
    public void Reset()
    {
        _state.Reset();
        _oauth.Reset();
        _limits.Reset();
        Tokens.Reset();
        Requests.Clear();
        Faults.Clear();
    }

    /// <summary>Stops the fake as <see cref="DisposeAsync"/> does, and blocks meanwhile. It is there for containers that are not disposed
    /// asynchronously; elsewhere use <c>await using</c>.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Stops the fake. Requests that hang are cut; others have a quarter of a second to end. The clients that it made are
    /// disposed.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        DisposeClients();
        await _stopping.CancelAsync().ConfigureAwait(false);
        using (var stopTime = new CancellationTokenSource(s_stopTime))
        {
            await _server.StopAsync(stopTime.Token).ConfigureAwait(false);
        }

        _server.Dispose();
        _stopping.Dispose();
    }

    // Implemented beside CreateClient.
    partial void DisposeClients();
}
