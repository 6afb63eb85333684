using Comm100.LiveChat.Client.Testing.Hosting;
using Comm100.LiveChat.Client.Testing.OAuth;
using Comm100.LiveChat.Client.Testing.Recording;
using Comm100.LiveChat.Client.Testing.Serving;
using Comm100.LiveChat.Client.Testing.State;
using Comm100.LiveChat.Client.Testing.Webhooks;
using WireMock.Server;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>A fake of the Comm100 Live Chat service: a WireMock.Net server in this process, on a loopback port, that serves every operation
/// of the contract with generated data. Instances are independent, and many can run concurrently.</summary>
public sealed partial class LiveChatFake : IAsyncDisposable, IDisposable
{
    private readonly LiveChatFakeOptions _options;
    private readonly LiveChatState _state;
    private readonly OAuthServer _oauth;
    private readonly CallLimiter _callLimiter;
    private readonly WebhookSender _webhookSender;
    private readonly CancellationTokenSource _stopping = new();
    private IFakeHost? _host;
    private LiveChatFakeData? _data;
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
        _webhookSender = new WebhookSender(options.TimeProvider);
        Webhooks = new LiveChatFakeWebhooks(options, _state, _webhookSender, _stopping.Token);
    }

    /// <summary>Gets the base address for the client, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri BaseAddress => Host.BaseAddress;

    /// <summary>Gets the WireMock.Net server of the fake. Add stubs for other responses or for other services: your mappings take precedence over
    /// the fake, unless their priority is a number greater than <see cref="LiveChatWireMockExtensions.MappingPriority"/>. Its
    /// <see cref="WireMockServer.LogEntries"/> contain the requests that reached a mapping; <see cref="Requests"/> also contains the requests for
    /// the service with a response from a fault. Dispose the fake, not the server.</summary>
    public WireMockServer Server => Host.Server;

    /// <summary>Gets the e-mail address that is accepted with <see cref="ApiKey"/> for Basic authentication.</summary>
    public string Email => _options.Email;

    /// <summary>Gets the API key that is accepted with <see cref="Email"/> for Basic authentication.</summary>
    public string ApiKey => _options.ApiKey;

    /// <summary>Gets the access token that is always accepted for Bearer authentication.</summary>
    public string AccessToken => _options.AccessToken;

    /// <summary>Gets the URL of the OAuth token endpoint, <c>/oauth/token</c> of this fake.</summary>
    public Uri TokenEndpoint => new(BaseAddress, "oauth/token");

    /// <summary>Gets the password that the token endpoint accepts with <see cref="Email"/>.</summary>
    public string Password => _options.Password;

    /// <summary>Gets the <c>client_id</c> of OAuth.</summary>
    public string ClientId => _options.ClientId;

    /// <summary>Gets the <c>client_secret</c> of OAuth.</summary>
    public string ClientSecret => _options.ClientSecret;

    /// <summary>Gets the authorization code that the token endpoint accepts once.</summary>
    public string AuthorizationCode => _options.AuthorizationCode;

    /// <summary>Gets the time at which the data ends. All generated chats and messages lie in the 30 days before it. It is <see cref="LiveChatFakeOptions.Now"/> or, if that is null, the time of the start.</summary>
    public DateTimeOffset Now => _options.DataEnd;

    /// <summary>Gets the data of the fake, which a test can change. <see cref="Reset"/> restores it.</summary>
    public LiveChatFakeData Data => _data ??= new LiveChatFakeData(_state);

    /// <summary>Gets the received requests for the service in order, with a response from the fake, from a fault or from one of your stubs.</summary>
    public RequestLog Requests { get; }

    /// <summary>Gets the tokens that the token endpoint issued. They can be revoked.</summary>
    public FakeTokens Tokens { get; }

    /// <summary>Gets the faults. There are none at the start.</summary>
    public FaultPlan Faults { get; }

    /// <summary>Gets the deliveries of events to the webhooks that are registered with the operations of the API.</summary>
    public LiveChatFakeWebhooks Webhooks { get; }

    /// <summary>Starts a fake.</summary>
    /// <param name="options">The options; null uses the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running fake. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentException">An option has an invalid value.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<LiveChatFake> StartAsync(LiveChatFakeOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        options ??= new LiveChatFakeOptions();
        RecordedFolder? recording = options.RecordingFolder is { } folder ? RecordedFolder.Read(folder) : null;
        var fake = new LiveChatFake(LiveChatFakeOptions.Freeze(options, recording?.LastRecordedAt));
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
        var fake = new LiveChatFake(LiveChatFakeOptions.Freeze(options, recording?.LastRecordedAt));
        recording?.AddTo(server);
        fake._host = new SharedServerHost(server, fake._options, fake.CreateApplication(recording));
        return fake;
    }

    /// <summary>Resets the data to the seed, clears <see cref="Requests"/>, <see cref="Faults"/> and the deliveries of <see cref="Webhooks"/>, revokes all issued tokens, and resets the
    /// counters of the limits. The replay of a recording starts again. Your mappings in the <see cref="Server"/> are kept.</summary>
    public void Reset()
    {
        _state.Reset();
        _oauth.Reset();
        _callLimiter.Reset();
        Tokens.Reset();
        Requests.Clear();
        Faults.Clear();
        Webhooks.Reset();
        Host.ResetRecording();
    }

    /// <summary>Stops the fake synchronously. This method exists for containers that do not support asynchronous disposal. Prefer
    /// <see cref="DisposeAsync"/> and <c>await using</c>.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Stops the fake and its <see cref="Server"/>. Requests that hang are aborted; other requests have 250 milliseconds to complete. The
    /// clients that the fake created are disposed. If the fake was added to an existing server, only its mapping is removed.</summary>
    /// <returns>A task that completes when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        DisposeClients();
        Task webhooks = Webhooks.StopAsync();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await webhooks.ConfigureAwait(false);
        if (_host is not null)
        {
            await _host.StopAsync().ConfigureAwait(false);
        }

        _webhookSender.Dispose();
        _stopping.Dispose();
    }

    private IFakeHost Host => _host ?? throw new InvalidOperationException("The fake has not started.");

    private FakeApplication CreateApplication(RecordedFolder? recording) =>
        new(_options, _state, Requests, Faults, Tokens, _oauth, _callLimiter, recording is null ? null : recording.CreateNotRecordedResponse, _stopping.Token);

    // Implemented in the folder Integration.
    partial void DisposeClients();
}
