using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests;

/// <summary>The stages at which a call can stall.</summary>
public enum CallStage
{
    Credential,
    Headers,
    Body,
    ErrorBody,
}

/// <summary>A call that stalls at a stage, with a clock that the test advances.</summary>
internal sealed class StalledCall : IAsyncDisposable
{
    public const int ErrorStatus = 409;

    private static readonly string[] s_partialResponses =
    [
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[",
        "HTTP/1.1 409 Conflict\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
    ];

    private readonly RawServer _server;
    private readonly HttpClient _httpClient;
    private readonly LiveChatClient _client;

    private StalledCall(RawServer server, HttpClient httpClient, LiveChatClient client, FakeTimeProvider clock, Task call)
    {
        _server = server;
        _httpClient = httpClient;
        _client = client;
        Clock = clock;
        Call = call;
    }

    public FakeTimeProvider Clock { get; }

    public Task Call { get; }

    public static async Task<StalledCall> StartAsync(CallStage stage, Func<LiveChatClient, CancellationToken, Task> call, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RawServer server = stage switch
        {
            CallStage.Body => Partial(s_partialResponses[0]),
            CallStage.ErrorBody => Partial(s_partialResponses[1]),
            _ => RawServer.Silent(),
        };
        var clock = new FakeTimeProvider();
        LiveChatClientOptions options = server.CreateOptions();
        options.TimeProvider = clock;
        options.Timeout = timeout ?? options.Timeout;
        options.AttemptTimeout = timeout ?? options.AttemptTimeout;
        if (stage == CallStage.Credential)
        {
            options.Credential = LiveChatCredential.BearerToken(token =>
            {
                reached.TrySetResult();
                return NeverAsync(token);
            });
        }

        var httpClient = new HttpClient(new SignalHeaders(reached)) { Timeout = Timeout.InfiniteTimeSpan };

        // The stages up to the headers need no handler of the test, so they use the handler of the client.
        bool usesClientHandler = stage is CallStage.Credential or CallStage.Headers;
        LiveChatClient client = usesClientHandler ? new LiveChatClient(options) : new LiveChatClient(options, httpClient);
        var stalled = new StalledCall(server, httpClient, client, clock, call(client, cancellationToken));
        await (stage == CallStage.Headers ? server.FirstRequest : reached.Task).OrFail();
        return stalled;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _httpClient.Dispose();
        await _server.DisposeAsync();
    }

    private static RawServer Partial(string response) => new(async exchange =>
    {
        await exchange.SendAsync(response);
        await exchange.HangAsync();
    });

    private static async ValueTask<string> NeverAsync(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(() => never.TrySetCanceled(cancellationToken)))
        {
            return await never.Task;
        }
    }

    /// <summary>Signals that the headers of a response are received, so that the call continues with the body.</summary>
    private sealed class SignalHeaders(TaskCompletionSource reached) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            reached.TrySetResult();
            return response;
        }
    }
}
