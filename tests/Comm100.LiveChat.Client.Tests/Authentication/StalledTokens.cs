namespace Comm100.LiveChat.Client.Tests.Authentication;

/// <summary>A service that delays its tokens until the test releases them, and responds to other requests immediately.</summary>
internal sealed class StalledTokens : IAsyncDisposable
{
    private readonly RawServer _server;
    private readonly TaskCompletionSource _tokenRequested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _clientDisconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StalledTokens() => _server = new RawServer(RespondAsync);

    public Task TokenRequested => _tokenRequested.Task;

    /// <summary>Completes when the client has closed the connection of the token request.</summary>
    public Task ClientDisconnected => _clientDisconnected.Task;

    public int TokenRequests => _server.Requests.Count(request => request.StartsWith("POST /oauth/token", StringComparison.Ordinal));

    public void Release() => _released.TrySetResult();

    public LiveChatClient CreateClient(TimeProvider clock, HttpClient? httpClient = null, Action<LiveChatClientOptions>? configure = null)
    {
        var options = new LiveChatClientOptions
        {
            BaseAddress = _server.BaseAddress,
            Credential = LiveChatCredential.OAuthPassword("agent@example.com", "password"),
            TimeProvider = clock,
            Retries = { MaxAttempts = 1 },
        };
        configure?.Invoke(options);
        return httpClient is null ? new LiveChatClient(options) : new LiveChatClient(options, httpClient);
    }

    public async ValueTask DisposeAsync()
    {
        Release();
        await _server.DisposeAsync();
    }

    private async Task RespondAsync(RawExchange exchange)
    {
        if (!_server.Requests.ElementAt(exchange.Number - 1).StartsWith("POST /oauth/token", StringComparison.Ordinal))
        {
            await exchange.SendJsonAsync("[]");
            return;
        }

        _tokenRequested.TrySetResult();
        Task disconnected = exchange.WaitForEndAsync();
        if (await Task.WhenAny(_released.Task, disconnected) == disconnected)
        {
            _clientDisconnected.TrySetResult();
            return;
        }

        await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 40\r\n\r\n" + """{"access_token":"t1", "expires_in":3600}""");
    }
}
