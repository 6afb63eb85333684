namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>Each attempt sends one request, even if the connection is closed and the inner handler would retry the request by itself.</summary>
public sealed class SingleSendTests
{
    private const string Headers = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    public static TheoryData<string, string?> ClosedConnections => new()
    {
        { "before the response", null },
        { "in the status line", "HTTP/1.1 2" },
        { "in the headers", Headers },
        { "after the headers", Headers + "Content-Length: 100\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(ClosedConnections))]
    public async Task Each_attempt_sends_one_request_if_the_connection_is_closed(string close, string? response)
    {
        await using RawServer server = CreateClosingServer(response);
        using LiveChatClient withoutRetries = CreateClient(server, maxAttempts: 1);
        using LiveChatClient withRetries = CreateClient(server, maxAttempts: 3);
        (Func<LiveChatClient, Task> Call, bool IsRetried, bool IsRead)[] calls =
        [
            (client => client.Bans.GetAsync(7), true, true),
            (client => client.Bans.UpdateAsync(7, new Ban()), true, true),
            (client => client.Bans.DeleteAsync(7), true, false),
            (client => client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" }), false, true),
            (client => client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans")), true, true),
            (client => client.SendAsync(new LiveChatRequest(HttpMethod.Delete, "/bans/7")), true, true),
            (client => client.SendAsync(new LiveChatRequest(HttpMethod.Post, "/bans/7/lift")), false, true),
        ];

        foreach ((Func<LiveChatClient, Task> call, bool isRetried, bool isRead) in calls)
        {
            if (!isRead && close == "after the headers")
            {
                // A deletion succeeds in this case, since its response body is not read.
                continue;
            }

            (await CountRequestsAsync(server, () => call(withoutRetries))).Should().Be(1, "one attempt is allowed, and the connection is closed {0}", close);
            (await CountRequestsAsync(server, () => call(withRetries))).Should().Be(isRetried ? 3 : 1, "three attempts are allowed, and the connection is closed {0}", close);
        }
    }

    [Fact]
    public async Task Requests_without_a_response_count_toward_the_rate_limit_of_the_client()
    {
        await using RawServer server = CreateClosingServer(response: null);
        LiveChatClientOptions options = server.CreateOptions();
        options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 2, Window = TimeSpan.FromHours(1), QueueExcess = false };
        using var client = new LiveChatClient(options);

        for (int i = 0; i < 2; i++)
        {
            await FluentActions.Awaiting(() => client.Bans.GetAsync(7)).Should().ThrowExactlyAsync<LiveChatConnectionException>();
        }

        await FluentActions.Awaiting(() => client.Bans.GetAsync(7)).Should().ThrowExactlyAsync<LiveChatThrottledException>();
        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_given_SocketsHttpHandler_sends_one_request_too()
    {
        await using RawServer server = CreateClosingServer(response: null);
        using var client = new LiveChatClient(server.CreateOptions(), new SocketsHttpHandler(), disposeHandler: true);

        await FluentActions.Awaiting(() => client.Bans.GetAsync(7)).Should().ThrowExactlyAsync<LiveChatConnectionException>();

        server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_delete_succeeds_if_its_response_is_lost_and_its_retry_gets_404()
    {
        await using var server = new RawServer(exchange => exchange.Number == 1 ? Task.CompletedTask : exchange.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        using LiveChatClient client = CreateClient(server, maxAttempts: 2);

        await client.Bans.DeleteAsync(7);

        server.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")]
    public async Task A_delete_throws_if_the_service_rejects_it_and_its_retry_gets_404(string firstResponse)
    {
        await using var server = new RawServer(exchange => exchange.SendAsync(exchange.Number == 1 ? firstResponse : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        using LiveChatClient client = CreateClient(server, maxAttempts: 2);

        await FluentActions.Awaiting(() => client.Bans.DeleteAsync(7)).Should().ThrowExactlyAsync<LiveChatNotFoundException>();
    }

    private static RawServer CreateClosingServer(string? response) => new(exchange => response is null ? Task.CompletedTask : exchange.SendAsync(response));

    private static LiveChatClient CreateClient(RawServer server, int maxAttempts)
    {
        LiveChatClientOptions options = server.CreateOptions();
        options.Retries.MaxAttempts = maxAttempts;
        options.Retries.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Retries.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.Retries.MaxRetryAfter = TimeSpan.FromMilliseconds(1);
        return new LiveChatClient(options);
    }

    private static async Task<int> CountRequestsAsync(RawServer server, Func<Task> call)
    {
        int before = server.Requests.Count;
        LiveChatConnectionException failure = (await FluentActions.Awaiting(call).Should().ThrowExactlyAsync<LiveChatConnectionException>()).Which;
        int requests = server.Requests.Count - before;
        failure.Attempts.Should().Be(requests);
        return requests;
    }
}
