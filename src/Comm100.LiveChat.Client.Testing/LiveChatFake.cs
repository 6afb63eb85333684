using Comm100.LiveChat.Client.Testing.Hosting;
using Comm100.LiveChat.Client.Testing.OAuth;
using Comm100.LiveChat.Client.Testing.Recording;
using Comm100.LiveChat.Client.Testing.Serving;
using Comm100.LiveChat.Client.Testing.State;
using WireMock.Server;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>A fake of the Comm100 Live Chat service: a WireMock.Net server in this process, on a loopback port, that serves every operation
/// of the contract from data of its own. Each instance has its own data, and many may run at once.</summary>
public sealed partial class LiveChatFake : IAsyncDisposable, IDisposable
{
    private readonly LiveChatFakeOptions _options;
    private readonly LiveChatState _state;
    private readonly OAuthServer _oauth;
    private readonly CallLimiter _callLimiter;
    private readonly CancellationTokenSource _stopping = new();
    private IFakeHost? _host;
    private int _isDisposed;

    private LiveChatFake(LiveChatFakeOptions options)
    {
        _options = options;
        _state = new LiveChatState(options);
        Tokens = new FakeTokens(options);
        Faults = new FaultPlan(options.Seed);
        Requests = new RequestLog(options.MaxLoggedRequests);
        _callLimiter = new CallLimiter(options);
        _oauth = new OAuthServer(options, Tokens);
    }

    /// <summary>Gets the address to give to the client, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri BaseAddress => Host.BaseAddress;

    /// <summary>Gets the WireMock.Net server that the fake runs in. Add stubs for other responses, or for other services: your mappings take precedence over
    /// the fake, unless its priority is a number above <see cref="LiveChatWireMockExtensions.MappingPriority"/>. Its <see cref="WireMockServer.LogEntries"/> hold the requests that reached a
    /// mapping; <see cref="Requests"/> also holds the requests of the service for which a fault sent the response. Dispose of the fake, not of the server.</summary>
    public WireMockServer Server => Host.Server;

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

    /// <summary>Gets the time at which the data ends; all generated chats and messages lie in the 30 days before it. It is that of <see cref="LiveChatFakeOptions.Now"/>, or of the start.</summary>
    public DateTimeOffset Now => _options.DataEnd;

    /// <summary>Gets the received requests of the service in their order, whether the fake, a fault or one of your stubs sent the response.</summary>
    public RequestLog Requests { get; }

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
        cancellationToken.ThrowIfCancellationRequested();
        options ??= new LiveChatFakeOptions();
        RecordedFolder? recording = options.RecordingFolder is { } folder ? RecordedFolder.Read(folder) : null;
        var fake = new LiveChatFake(LiveChatFakeOptions.Freeze(options, recording?.LastAt));
        try
        {
            var host = StandaloneHost.Start(fake._options, fake.CreateApplication(recording), recording);
            fake._host = host;
            fake.Requests.Cleared = host.Server.ResetLogEntries;
            return fake;
        }
        catch
        {
            await fake.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Adds a fake to a server that is already running.</summary>
    internal static LiveChatFake AddTo(WireMockServer server, LiveChatFakeOptions options)
    {
        RecordedFolder? recording = options.RecordingFolder is { } folder ? RecordedFolder.Read(folder) : null;
        var fake = new LiveChatFake(LiveChatFakeOptions.Freeze(options, recording?.LastAt));
        recording?.AddTo(server);
        fake._host = new SharedServerHost(server, fake._options, fake.CreateApplication(recording));
        return fake;
    }

    /// <summary>Puts the data back to the seed, empties <see cref="Requests"/> and <see cref="Faults"/>, ends all tokens that were given out, and
    /// counts anew for the callLimiter. A recording begins again. Your own mappings in the <see cref="Server"/> are kept.</summary>
    public void Reset()
    {
        _state.Reset();
        _oauth.Reset();
        _callLimiter.Reset();
        Tokens.Reset();
        Requests.Clear();
        Faults.Clear();
        Host.ResetRecording();
    }

    /// <summary>Stops the fake as <see cref="DisposeAsync"/> does, and blocks meanwhile. It is there for containers that are not disposed
    /// asynchronously; elsewhere use <c>await using</c>.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Stops the fake, and its <see cref="Server"/> with it. Requests that hang are aborted; other requests have a quarter of a second to complete. The clients that it created are
    /// disposed. A fake that was added to your server removes its mapping and leaves the server running.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.RequestContext(ref _isDisposed, 1) == 1)
        {
            return;
        }

        DisposeClients();
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_host is not null)
        {
            await _host.StopAsync().ConfigureAwait(false);
        }

        _stopping.Dispose();
    }

    private IFakeHost Host => _host ?? throw new InvalidOperationException("The fake has not started.");

    private FakeApplication CreateApplication(RecordedFolder? recording) =>
        new(_options, _state, Requests, Faults, Tokens, _oauth, _callLimiter, recording is null ? null : recording.Unrecorded, _stopping.Token);

    // Implemented beside CreateClient.
    partial void DisposeClients();
}
