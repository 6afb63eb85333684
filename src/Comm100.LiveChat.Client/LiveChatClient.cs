using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Pipeline;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <inheritdoc cref="ILiveChatClient"/>
public sealed partial class LiveChatClient : ILiveChatClient, IDisposable
{
    private readonly CallHttpClient _httpClient;
    private readonly HttpMessageHandler? _ownedSender;
    private readonly bool _isView;

    /// <summary>Creates a client with its own connections. Dispose it when it is no longer used.</summary>
    /// <param name="baseAddress">The address of the account's control panel, such as <c>https://hosted.comm100.com</c>.</param>
    /// <param name="credential">The credential, such as an API key.</param>
    /// <exception cref="ArgumentException">The address is relative, or uses plain HTTP and is not a loopback address.</exception>
    public LiveChatClient(Uri baseAddress, LiveChatCredential credential)
        : this(new LiveChatClientOptions { BaseAddress = NotNull(baseAddress), Credential = credential ?? throw new ArgumentNullException(nameof(credential)) })
    {
    }

    /// <summary>Creates a client with its own connections. Dispose it when it is no longer used.</summary>
    /// <param name="options">The options. They are frozen from now on.</param>
    /// <exception cref="ArgumentException">The options are not valid. The message names each error.</exception>
    public LiveChatClient(LiveChatClientOptions options)
        : this(LiveChatClientOptionsValidator.EnsureValid(options), LiveChatHttpHandler.Create(options), disposeHandler: true)
    {
    }

    /// <summary>Creates a client that sends with a given handler.</summary>
    /// <param name="options">The options. They are frozen from now on.</param>
    /// <param name="primaryHandler">
    /// The handler that sends the requests, such as a <see cref="HttpClientHandler"/> with a proxy. It should not follow redirects or use cookies. The options
    /// about connections apply only to a handler that the client creates itself.
    /// </param>
    /// <param name="disposeHandler">Whether the handler is disposed with the client.</param>
    /// <exception cref="ArgumentException">The options are not valid. The message names each error.</exception>
    public LiveChatClient(LiveChatClientOptions options, HttpMessageHandler primaryHandler, bool disposeHandler)
        : this(
            LiveChatClientOptionsValidator.EnsureValid(options),
            LiveChatHttpHandler.WithSingleSend(primaryHandler ?? throw new ArgumentNullException(nameof(primaryHandler))),
            new HttpClient(primaryHandler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan },
            disposeHandler)
    {
        HttpClientWarnings.ReportHandlers([primaryHandler], options);
    }

    /// <summary>
    /// Creates a client that sends with a given <see cref="HttpClient"/>. The credential is added only to the requests of this client. The timeout, the default
    /// headers and the handlers of the <see cref="HttpClient"/> apply; its base address does not. It is not disposed with this client.
    /// </summary>
    /// <param name="options">The options. They are frozen from now on.</param>
    /// <param name="httpClient">The client that sends the requests. Its handler should not follow redirects: a response from another address is an error.</param>
    /// <exception cref="ArgumentException">The options are not valid. The message names each error.</exception>
    public LiveChatClient(LiveChatClientOptions options, HttpClient httpClient)
        : this(LiveChatClientOptionsValidator.EnsureValid(options), httpClient ?? throw new ArgumentNullException(nameof(httpClient)), ownsHttpClient: false)
    {
        HttpClientWarnings.ReportTimeout(httpClient, options);
    }

    internal LiveChatClient(LiveChatClientOptions options, HttpClient httpClient, bool ownsHttpClient)
        : this(options, new ForwardingHandler(httpClient, ownsHttpClient), httpClient, ownsSender: true)
    {
    }

    private LiveChatClient(LiveChatClientOptions options, HttpMessageHandler sender, HttpClient tokenClient, bool ownsSender)
    {
        options.Freeze();
        Options = options;
        _ownedSender = ownsSender ? sender : null;
        Pipeline = new LiveChatPipeline(options, tokenClient);
        _httpClient = new CallHttpClient(Pipeline.CreateHandler(sender, Pipeline.Settings, isVisible: false), Pipeline.Addresses.Prefix);
        Settings = Pipeline.Settings;
    }

    private LiveChatClient(LiveChatClient client, CallSettings settings)
    {
        _isView = true;
        _httpClient = client._httpClient;
        Options = client.Options;
        Pipeline = client.Pipeline;
        Settings = settings;
    }

    internal LiveChatClientOptions Options { get; }

    internal LiveChatPipeline Pipeline { get; }

    /// <summary>The settings of the calls of this client or view.</summary>
    internal CallSettings Settings { get; }

    /// <inheritdoc/>
    public ILiveChatClient WithOptions(Action<LiveChatCallOptions> configure) => new LiveChatClient(this, LiveChatCallOptions.Create(configure, Settings, nameof(configure)));

    /// <inheritdoc/>
    public Task<JsonElement> SendAsync(LiveChatRequest request, CancellationToken cancellationToken = default)
    {
        Argument.NotNull(request, nameof(request));
        return SendAsync(request.ToMessage(Pipeline.Addresses, Settings, treatsNotFoundAsDeleted: true), LiveChatJson.Elements.ForResponse<JsonElement>(), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<T> SendAsync<T>(LiveChatRequest request, JsonTypeInfo<T> responseType, CancellationToken cancellationToken = default)
    {
        Argument.NotNull(request, nameof(request));
        Argument.NotNull(responseType, nameof(responseType));
        return SendAsync(request.ToMessage(Pipeline.Addresses, Settings, treatsNotFoundAsDeleted: typeof(T) == typeof(JsonElement)), responseType, cancellationToken);
    }

    /// <summary>Closes the connections that this client created. Those of a given <see cref="HttpClient"/> stay open. Calls in progress end with an <see cref="ObjectDisposedException"/>. On a view of a client, it does nothing.</summary>
    public void Dispose()
    {
        if (_isView || Pipeline.IsDisposed)
        {
            return;
        }

        // The HttpClient is not disposed, so that its handler can report to later callers that this client is disposed.
        Pipeline.Stop();
        _httpClient.CancelPendingRequests();
        Pipeline.Dispose();
        _ownedSender?.Dispose();
    }

    // LINQPad calls this method by reflection, and shows the result in place of the client. Otherwise it would show the inner objects of all groups.
    private object ToDump() => Options.ToDump();

    private TGroup CreateGroup<TGroup>(JsonSerializerContext context, bool hasStringId) =>
        RestService.ForGenerated<TGroup>(_httpClient, _isView ? LiveChatRefit.ForGroup(context, hasStringId, Settings) : LiveChatRefit.ForGroup(context, hasStringId));

    private async Task<T> SendAsync<T>(CustomRequestMessage message, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using (message)
        {
            using HttpResponseMessage response = await _httpClient.SendCallAsync(message, cancellationToken).ConfigureAwait(false);
            return ((ResponseContent)response.Content).Read(type, cancellationToken);
        }
    }

    private static Uri NotNull(Uri baseAddress) => baseAddress ?? throw new ArgumentNullException(nameof(baseAddress));
}
