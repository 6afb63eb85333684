namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>Each attempt is one request, also where a connection is closed in the usual way and the handler below would send again by itself.</summary>
public sealed class SingleSendTests
{
    private const string Headers = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    public static TheoryData<string, string?> Closes => new()
    {
        { "before the response", null },
        { "in the status line", "HTTP/1.1 2" },
        { "in the headers", Headers },
        { "after the headers", Headers + "Content-Length: 100\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Closes))]
    public async Task A_connection_that_is_closed_costs_one_request_for_each_attempt(string close, string? response)
    {
        await using RawServer server = Closing(response);
        using LiveChatClient once = Create(server, maxAttempts: 1);
        using LiveChatClient often = Create(server, maxAttempts: 3);
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
                // A deletion has succeeded by then: its body says nothing.
                continue;
            }

            (await RequestsOf(server, () => call(once))).Should().Be(1, "one attempt is allowed, and the connection is closed {0}", close);
            (await RequestsOf(server, () => call(often))).Should().Be(isRetried ? 3 : 1, "three attempts are allowed, and the connection is closed {0}", close);
        }
    }

    [Fact]
    public async Task What_is_sent_counts_against_the_limit_of_the_client()
    {
        await using RawServer server = Closing(response: null);
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
    public async Task A_given_SocketsHttpHandler_also_sends_once()
    {
        await using RawServer server = Closing(response: null);
        using var client = new LiveChatClient(server.CreateOptions(), new SocketsHttpHandler(), disposeHandler: true);

        await FluentActions.Awaiting(() => client.Bans.GetAsync(7)).Should().ThrowExactlyAsync<LiveChatConnectionException>();

        server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_deletion_that_was_performed_and_whose_response_was_lost_is_done()
    {
        await using var server = new RawServer(exchange => exchange.Number == 1 ? Task.CompletedTask : exchange.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        using LiveChatClient client = Create(server, maxAttempts: 2);

        await client.Bans.DeleteAsync(7);

        server.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")]
    public async Task A_deletion_that_the_service_refused_and_then_does_not_find_is_not_done(string refusal)
    {
        await using var server = new RawServer(exchange => exchange.SendAsync(exchange.Number == 1 ? refusal : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        using LiveChatClient client = Create(server, maxAttempts: 2);

        await FluentActions.Awaiting(() => client.Bans.DeleteAsync(7)).Should().ThrowExactlyAsync<LiveChatNotFoundException>();
    }

    private static RawServer Closing(string? response) => new(exchange => response is null ? Task.CompletedTask : exchange.SendAsync(response));

    private static LiveChatClient Create(RawServer server, int maxAttempts)
    {
        LiveChatClientOptions options = server.CreateOptions();
        options.Retries.MaxAttempts = maxAttempts;
        options.Retries.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Retries.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.Retries.MaxRetryAfter = TimeSpan.FromMilliseconds(1);
        return new LiveChatClient(options);
    }

    private static async Task<int> RequestsOf(RawServer server, Func<Task> call)
    {
        int before = server.Requests.Count;
        LiveChatConnectionException failure = (await FluentActions.Awaiting(call).Should().ThrowExactlyAsync<LiveChatConnectionException>()).Which;
        int requests = server.Requests.Count - before;
        failure.Attempts.Should().Be(requests);
        return requests;
    }
}
