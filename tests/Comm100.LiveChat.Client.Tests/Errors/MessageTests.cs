using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.RateLimiting;
using Comm100.LiveChat.Client.Tests.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.CircuitBreaker;

namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>The complete exception messages of calls. <c>Messages.txt</c> lists them for review.</summary>
public sealed class MessageTests : ClientTest
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(12.5);

    private readonly MessageList _messages = new("tests/Comm100.LiveChat.Client.Tests/Errors/Messages.txt");

    [Fact]
    public async Task The_messages_match_the_reviewed_file()
    {
        _messages.AddTitle("Responses");
        foreach (int status in (int[])[299, 300, 302, 399, 400, 401, 402, 403, 404, 409, 418, 422, 429, 499, 500, 503, 599])
        {
            await AddResponseAsync(status, body: status < 300 ? """{"message":"Words."}""" : null);
        }

        await AddResponseAsync(302, body: null, ("Location", "https://other.example/path?token=hidden"));
        await AddResponseAsync(302, body: null, ("Location", "//"));
        await AddResponseAsync(300, body: null, ("Location", "https://other.example/"));
        await AddResponseAsync(400, body: null, ("Location", "https://other.example/"));
        await AddResponseAsync(429, body: null, ("Retry-After", "50"));
        await AddResponseAsync(503, body: null, ("Retry-After", "1"));
        await AddAsync("a 403 of an operation whose permission is not documented", async () =>
        {
            Respond("Chats.get", 403, body: null);
            await Client.Chats.GetAsync(7);
        });

        _messages.AddTitle("Error codes");
        foreach (LiveChatErrorCode code in LiveChatErrorCode.KnownValues)
        {
            int status = int.Parse(code.Value[..3], CultureInfo.InvariantCulture);
            await AddResponseAsync(status, $$"""{"code":{{code.Value}},"message":"Words."}""");
        }

        await AddResponseAsync(400, """{"code":400999,"message":"Words."}""");
        await AddResponseAsync(200, """{"code":409000,"message":"Words."}""");
        await AddResponseAsync(300, """{"code":409000,"message":"Words."}""");
        foreach (int levels in (int[])[1, 8, 9])
        {
            await AddResponseAsync(409, string.Concat(Enumerable.Repeat("""{"error":""", levels)) + """{"code":409000}""" + new string('}', levels));
        }

        foreach (string text in (string[])["The DAILY limit.", "The limit of the day.", "The limit is a quota.", "The limit is exceeded.", "The limit was reached.", "The limit.", "The daily quota is exceeded."])
        {
            await AddResponseAsync(403, $$"""{"message":"{{text}}"}""");
        }

        await AddResponseAsync(403, """{"message":"No.","detail":"The daily limit."}""");
        await AddResponseAsync(403, "<p>The daily limit.</p>");
        await AddResponseAsync(400, """{"message":"The daily limit."}""");

        _messages.AddTitle("Connections");
        await AddConnectionsAsync();

        _messages.AddTitle("Time limits");
        await AddTimeoutsAsync();

        _messages.AddTitle("Requests that are not sent");
        await AddUnsentAsync();

        _messages.AddTitle("Responses that cannot be read");
        (int Status, string? Type, string? Body)[] unreadable =
        [
            (200, "application/json", ""),
            (204, null, null),
            (200, "application/json", "null"),
            (200, "application/json", "{\"id\":"),
            (200, null, "{\"id\":"),
            (200, "application/json", "[]"),
            (200, "application/json", "{\"id\":{}}"),
            (200, "application/json", "{\"id\":{},\"comment\":[]}"),
            (200, "text/html", "<html></html>"),
        ];
        foreach ((int status, string? type, string? body) in unreadable)
        {
            await AddAsync($"{status}, {type ?? "no content type"}, '{body}'", async () =>
            {
                Respond("Bans.get", status, body, type);
                LiveChatClient client = CreateClient(options => options.StrictJson = true);
                await client.Bans.GetAsync(7);
            });
        }

        await AddAsync("a deletion, 200, text/html, '<html></html>'", async () =>
        {
            Respond("Bans.delete", 200, "<html></html>", "text/html");
            await Client.Bans.DeleteAsync(7);
        });

        _messages.Check();
    }

    [Fact]
    public void Exceptions_that_the_caller_creates_have_the_documented_defaults()
    {
        new LiveChatConnectionException().MayHaveArrived.Should().BeTrue();
        new LiveChatApiException().ResponseBody.Should().BeEmpty();
        new LiveChatSerializationException().ResponseBody.Should().BeEmpty();
        new LiveChatTokenException().Grant.Should().BeEmpty();
    }

    private async Task AddConnectionsAsync()
    {
        await AddAsync("no service at the address", async () =>
        {
            using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            await CreateClient(options => options.BaseAddress = new Uri("http://" + listener.LocalEndPoint)).Bans.ListAsync();
        });
        await AddAsync("a service without TLS", () => CreateClient(options => options.BaseAddress = new UriBuilder(Fake.BaseAddress) { Scheme = "https" }.Uri).Bans.ListAsync());
        await AddAsync("no response", () =>
        {
            Fake.Faults.On("*").Reset().Times(1);
            return Client.Bans.ListAsync();
        });
        await AddAsync("a part of a response", () =>
        {
            Fake.Faults.On("*").Truncate(200, "{", declaredLength: 100).Times(1);
            return Client.Bans.ListAsync();
        });
        await AddAsync("a response that is not HTTP", async () =>
        {
            await using RawServer server = RawServer.WithResponse("SSH-2.0-OpenSSH_9.6\r\n");
            using var client = new LiveChatClient(server.CreateOptions());
            await client.Bans.ListAsync();
        });
        await AddThrownAsync(new HttpRequestException("hidden"));
        await AddThrownAsync(new HttpRequestException("hidden", new AuthenticationException("hidden")));
        await AddThrownAsync(new HttpRequestException("hidden", new IOException("Received an invalid header: hidden")));
        await AddThrownAsync(new HttpRequestException(HttpRequestError.NameResolutionError, "hidden"));
        await AddThrownAsync(new HttpRequestException(HttpRequestError.ProxyTunnelError, "hidden"));
        await AddThrownAsync(new HttpRequestException(HttpRequestError.ResponseEnded, "hidden"));
        await AddThrownAsync(new SocketException((int)SocketError.NetworkUnreachable));
        await AddThrownAsync(new SocketException((int)SocketError.ConnectionReset));
    }

    private async Task AddTimeoutsAsync()
    {
        await AddThrownAsync(new TimeoutException("hidden"));
        await AddThrownAsync(new TaskCanceledException("hidden", new TimeoutException()));
        await AddThrownAsync(new TaskCanceledException("hidden"));
        await AddStalledAsync("the limit of the call", options => (options.Timeout, options.AttemptTimeout) = (s_timeout, Timeout.InfiniteTimeSpan));
        await AddStalledAsync("the limit of the attempt", options => (options.Timeout, options.AttemptTimeout) = (Timeout.InfiniteTimeSpan, s_timeout));
        await AddStalledAsync("a strategy of the application", options =>
        {
            (options.Timeout, options.AttemptTimeout) = (Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            options.ConfigureResilience(builder => builder.AddTimeout(s_timeout));
        });
        await AddStalledAsync("the limit of the options of the call", _ => { }, call => call.Timeout = s_timeout);
        await AddStalledAsync("the limit of an attempt in the options of the call", _ => { }, call => call.AttemptTimeout = s_timeout);
    }

    private async Task AddUnsentAsync()
    {
        await AddAsync("the limit of the client", async () =>
        {
            LiveChatClient client = CreateClient(options =>
            {
                options.TimeProvider = new FakeTimeProvider();
                options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 1, Window = TimeSpan.FromSeconds(90), QueueExcess = false };
            });
            await client.Bans.ListAsync();
            await client.Bans.ListAsync();
        });
        await AddAsync("a rate limiter without a permit", () => CreateClient(options => options.RateLimiter = new RejectingLimiter()).Bans.ListAsync());
        await AddAsync("a rate limiter that fails", () => CreateClient(options => options.RateLimiter = new ThrowingLimiter()).Bans.ListAsync());
        await AddAsync("a rate limiter without a permit in time", async () =>
        {
            var clock = new FakeTimeProvider();
            var acquiring = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            LiveChatClient client = CreateClient(options =>
            {
                (options.TimeProvider, options.Timeout) = (clock, s_timeout);
                options.RateLimiter = new RejectingLimiter(acquiring);
            });
            Task call = client.Bans.ListAsync();
            await acquiring.Task.OrFail();
            clock.Advance(s_timeout);
            await call;
        });
        await AddAsync("a pause of the service", async () =>
        {
            LiveChatClient client = CreateClient(options =>
            {
                options.TimeProvider = new FakeTimeProvider();
                options.Timeout = TimeSpan.FromSeconds(20);
            });
            Respond("*", 429, body: null, contentType: null, ("Retry-After", "50"));
            await Record.ExceptionAsync(() => client.Bans.ListAsync());
            await client.Bans.ListAsync();
        });
        await AddAsync("a pause of the service that does not end", async () =>
        {
            var clock = new FakeTimeProvider();
            LiveChatClient client = CreateClient(options => (options.TimeProvider, options.Timeout) = (clock, s_timeout));
            Fake.Faults.On("Bans.list").Respond(429, body: null, headers: [KeyValuePair.Create("Retry-After", "1")]).Times(1);
            Fake.Faults.On("Departments.list").Hang();
            await Record.ExceptionAsync(() => client.Bans.ListAsync());
            clock.Advance(TimeSpan.FromSeconds(1));
            Task probing = Record.ExceptionAsync(() => client.Departments.ListAsync());
            Task call = client.Bans.ListAsync();
            clock.Advance(s_timeout);
            await probing;
            await call;
        });
        await AddAsync("an open circuit", () => CreateClient(options =>
        {
            var circuit = new CircuitBreakerManualControl(isIsolated: true);
            options.ConfigureResilience(builder => builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage> { ManualControl = circuit }));
        }).Bans.ListAsync());
        await AddAsync("a credential that fails", () => CreateClient(options => options.Credential = LiveChatCredential.BearerToken(_ => throw new NotSupportedException("hidden"))).Bans.ListAsync());
    }

    private Task AddResponseAsync(int status, string? body, params (string Name, string Value)[] headers) =>
        AddAsync($"{status}{string.Concat(headers.Select(header => $", {header.Name}: {header.Value}"))}{(body is null ? "" : ", " + body)}", () =>
        {
            // Each response needs a new client, since a client sends nothing during the delay after a 429.
            Respond("Bans.update", status, body, "application/json", headers);
            return CreateClient().Bans.UpdateAsync(7, new Ban { Comment = "hidden" });
        });

    private Task AddThrownAsync(Exception thrown) =>
        AddAsync($"a handler throws {thrown.GetType().Name}{(thrown is HttpRequestException request ? $" {request.HttpRequestError}" : thrown is SocketException socket ? $" {socket.SocketErrorCode}" : "")}{(thrown.InnerException is { } inner ? " of " + inner.GetType().Name : "")}", async () =>
        {
            using var client = new LiveChatClient(CreateOptions(), new CallbackHandler(_ => throw thrown), disposeHandler: true);
            await client.Bans.ListAsync();
        });

    private Task AddStalledAsync(string name, Action<LiveChatClientOptions> configure, Action<LiveChatCallOptions>? configureCall = null) => AddAsync(name, async () =>
    {
        var clock = new FakeTimeProvider();
        await using RawServer server = RawServer.Silent();
        LiveChatClientOptions options = server.CreateOptions();
        options.TimeProvider = clock;
        configure(options);
        using var client = new LiveChatClient(options);
        Task call = client.WithOptions(configureCall ?? (_ => { })).Bans.ListAsync();
        await server.FirstRequest.OrFail();
        clock.Advance(s_timeout);
        await call;
    });

    private async Task AddAsync(string name, Func<Task> call)
    {
        Fake.Reset();
        await _messages.AddAsync(name, call, GetDetails);
    }

    private static string GetDetails(Exception exception) => exception switch
    {
        LiveChatQuotaException quota => $" [ResetsAt is {quota.ResetsAt?.TimeOfDay}.]",
        LiveChatConnectionException connection => $" [MayHaveArrived is {connection.MayHaveArrived}.]",
        LiveChatTimeoutException timeout => $" [Timeout is {timeout.Timeout?.ToString("c", CultureInfo.InvariantCulture) ?? "null"}.]",
        LiveChatThrottledException throttled => $" [RetryAfter is {throttled.RetryAfter?.ToString("c", CultureInfo.InvariantCulture) ?? "null"}.]",
        _ => "",
    };

    /// <summary>A limiter that rejects each request, or lets it wait until the call ends.</summary>
    private sealed class RejectingLimiter(TaskCompletionSource? acquiring = null) : RateLimiter
    {
        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => new FailedLease();

        protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        {
            if (acquiring is not null)
            {
                acquiring.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return new FailedLease();
        }

        private sealed class FailedLease : RateLimitLease
        {
            public override bool IsAcquired => false;

            public override IEnumerable<string> MetadataNames => [];

            public override bool TryGetMetadata(string metadataName, out object? metadata)
            {
                metadata = null;
                return false;
            }
        }
    }
}
