namespace Comm100.LiveChat.Client.Tests.Authentication;

/// <summary>A service that delays its first token until the test releases it, and responds to other requests at once.</summary>
internal sealed class StalledTokens : IAsyncDisposable
{
    private readonly RawServer _server;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _clientGone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StalledTokens() => _server = new RawServer(RespondAsync);

    public Task Asked => _asked.Task;

    /// <summary>Completes when the client has closed the connection of the token request.</summary>
    public Task ClientGone => _clientGone.Task;

    public int TokenRequests => _server.Requests.Count(request => request.StartsWith("POST /oauth/token", StringComparison.Ordinal));

    public void Release() => _released.TrySetResult();

    public LiveChatClient CreateClient(TimeProvider clock, HttpClient? httpClient = null)
    {
        var options = new LiveChatClientOptions
        {
            BaseAddress = _server.BaseAddress,
            Credential = LiveChatCredential.OAuthPassword("agent@example.com", "password"),
            TimeProvider = clock,
            Retries = { MaxAttempts = 1 },
        };
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

        _asked.TrySetResult();
        Task gone = exchange.WaitForEndAsync();
        if (await Task.WhenAny(_released.Task, gone) == gone)
        {
            _clientGone.TrySetResult();
            return;
        }

        await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 40\r\n\r\n" + """{"access_token":"t1", "expires_in":3600}""");
    }
}
