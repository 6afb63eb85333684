using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Pipeline;

namespace Comm100.LiveChat.Client;

/// <summary>
/// Sends the requests of the interfaces of this package as <see cref="LiveChatClient"/> does, with credential, retries, limits, telemetry and typed
/// exceptions, for applications that create their Refit clients themselves. A handler outside it sees one request for each call; a handler inside it sees
/// each request, retries included.
/// </summary>
/// <remarks>
/// <para>
/// A handler that is created from options has its own rate-limit state and tokens, so create one and keep it. Handlers that are created from one client
/// share those of the client.
/// </para>
/// <para>
/// Requests go to the address of the options, whatever the base address of the <see cref="HttpClient"/> is. If no inner handler is set,
/// the handler creates one that renews its connections.
/// </para>
/// </remarks>
public sealed class LiveChatHandler : DelegatingHandler
{
    private readonly LiveChatClientOptions _options;
    private readonly LiveChatPipeline? _shared;
    private readonly CallSettings? _settings;
    private readonly LockObject _lock = new();
    private volatile HttpMessageInvoker? _invoker;
    private LiveChatPipeline? _own;

    /// <summary>Creates a handler with its own rate-limit state and tokens.</summary>
    /// <param name="options">The options. They are frozen from now on.</param>
    /// <exception cref="ArgumentException">The options are not valid. The message names each error.</exception>
    public LiveChatHandler(LiveChatClientOptions options)
    {
        _options = LiveChatClientOptionsValidator.EnsureValid(options);
        _options.Freeze();
    }

    /// <summary>Creates a handler that shares the rate-limit state and the tokens of a client, and sends with its own inner handler.</summary>
    /// <param name="client">The client. After it is disposed, requests through this handler throw an <see cref="ObjectDisposedException"/>.</param>
    public LiveChatHandler(LiveChatClient client)
    {
        Argument.NotNull(client, nameof(client));
        _options = client.Options;
        _shared = client.Pipeline;
        _settings = client.Settings;
    }

    /// <summary>Creates a handler that shares the rate-limit state and the tokens of a client, sends with its own inner handler, and has other options for its calls.</summary>
    /// <param name="client">The client. After it is disposed, requests through this handler throw an <see cref="ObjectDisposedException"/>.</param>
    /// <param name="configure">Sets the options, as for a view of the client; see <see cref="ILiveChatClient.WithOptions"/>. It is called once, before the constructor returns.</param>
    /// <exception cref="ArgumentException">The options are not valid. The message names each error, and never the value of a header.</exception>
    public LiveChatHandler(LiveChatClient client, Action<LiveChatCallOptions> configure)
        : this(client) =>
        _settings = LiveChatCallOptions.Create(configure, client.Settings, nameof(configure));

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        (_invoker ?? Create()).SendAsync(request, cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _own?.Dispose();
        }

        base.Dispose(disposing);
    }

    private HttpMessageInvoker Create()
    {
        lock (_lock)
        {
            if (_invoker is { } made)
            {
                return made;
            }

            if (InnerHandler is { } inner)
            {
                HttpClientWarnings.ReportHandlers([inner], _options);
            }

            InnerHandler ??= LiveChatHttpHandler.Create(_options);
            LiveChatPipeline pipeline = _shared
                ?? (_own = new LiveChatPipeline(_options, new HttpClient(InnerHandler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan }));
            return _invoker = new HttpMessageInvoker(pipeline.CreateHandler(InnerHandler, _settings ?? pipeline.Settings, isVisible: true), disposeHandler: false);
        }
    }
}
