using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Comm100.LiveChat.Client.Tests.Authentication;
using Comm100.LiveChat.Client.Tests.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>
/// Failures other than responses of the service: in the application, in the network, or because the client is disposed. The rows that <see cref="LocalFailureTests"/> plays,
/// and that <c>docs/resilience.md</c> shows.
/// </summary>
internal static class LocalFailures
{
    private const string Headers = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
    private const string Refusal = "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"message\":";
    private const string Token = """{"access_token":"token","token_type":"bearer","expires_in":3600,"refresh_token":"refresh"}""";

    public static IReadOnlyList<LocalFailure> Rows { get; } =
    [
        new("A logger throws", null, 2, isFinite => ListenAsync(isFinite, options => options.LoggerFactory = new ThrowingLogger())),
        new("A listener of measurements or activities throws", null, 2, ListenAsync),
        new("A limiter throws", typeof(LiveChatThrottledException), 0, isFinite => ListenAsync(isFinite, options => options.RateLimiter = new ThrowingLimiter())),
        new("A limiter throws when a permit is returned", null, 2, isFinite => ListenAsync(isFinite, options => options.RateLimiter = new ThrowingLimiter { Acquires = true })),
        new("A token store throws", null, 2, isFinite => ListenAsync(isFinite, options => options.Credential = Password(_ => throw new ArithmeticException()))),
        new("The body of a response with status 401 does not end, and only one connection is allowed", null, 2, StallRefusalAsync),
        new("Dispose, before the response", typeof(ObjectDisposedException), 1, isFinite => DisposeAsync(isFinite, response: null)),
        new("Dispose, in the body", typeof(ObjectDisposedException), 1, isFinite => DisposeAsync(isFinite, Headers + "[")),
        new("Dispose, in the body of an error", typeof(ObjectDisposedException), 1, isFinite => DisposeAsync(isFinite, Headers.Replace("200 OK", "409 Conflict", StringComparison.Ordinal) + "{")),
        new("Dispose, in the body of a response to a deletion", typeof(ObjectDisposedException), 1, isFinite => DisposeAsync(isFinite, Headers + "{", client => client.Bans.DeleteAsync(7))),
        new("Dispose, in the body of a response with status 401 before a token is renewed", typeof(ObjectDisposedException), 1, isFinite => DisposeAsync(isFinite, Refusal, credential: _ => Password(_ => Task.CompletedTask))),
        new("Dispose, while a credential delegate does not return", typeof(ObjectDisposedException), 0, isFinite => DisposeAsync(isFinite, response: null, credential: reached => LiveChatCredential.BearerToken(_ => Hang(reached)))),
        new("Dispose, while a token store does not return", typeof(ObjectDisposedException), 0, isFinite => DisposeAsync(isFinite, response: null, credential: reached => Password(_ => Hang(reached).AsTask()))),
        new("Dispose, while the token endpoint does not respond", typeof(ObjectDisposedException), 0, isFinite => DisposeAsync(isFinite, response: null, credential: _ => Password(_ => Task.CompletedTask))),
        new("The system has a proxy, and the service is on this machine", null, 1, LoopbackAsync),
        new("The proxy cannot be reached", typeof(LiveChatConnectionException), 4, isFinite => ProxyAsync(isFinite, how: null)),
        new("The proxy refuses the connection to the service", typeof(LiveChatConnectionException), 4, isFinite => ProxyAsync(isFinite, how: "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")),
        new("The host name of the service is unknown", typeof(LiveChatConnectionException), 4, isFinite => UnknownNameAsync(isFinite)),
        new("The certificate of the service is not trusted", typeof(LiveChatConnectionException), 1, isFinite => CertificateAsync(isFinite)),
    ];

    /// <summary>The rows as a table.</summary>
    public static string Table() => string.Join('\n', (string[])
    [
        "| Problem | Outcome of the call |",
        "|---|---|",
        .. Rows.Select(row => $"| {row.Name} | {Cell(row)} |"),
    ]);

    private static string Cell(LocalFailure row) => (row.Requests, row.Exception) switch
    {
        (_, null) => "The result",
        (_, { } exception) when exception == typeof(ObjectDisposedException) => "`ObjectDisposedException` at once",
        (0, { } exception) => $"`{exception.Name}`; no request is sent",
        (1, { } exception) => $"`{exception.Name}` at once",
        ({ } attempts, { } exception) => $"`{exception.Name}` after {attempts.ToString(CultureInfo.InvariantCulture)} attempts, also for a create",
    };

    /// <summary>A read whose first response is 503, while something of the application throws.</summary>
    private static async Task<LocalFailureOutcome> ListenAsync(bool isFinite, Action<LiveChatClientOptions> configure)
    {
        int calls = 0;
        await using var server = new RawServer(exchange => exchange.Request.StartsWith("POST /oauth/token", StringComparison.Ordinal) ? exchange.SendJsonAsync(Token)
            : Interlocked.Increment(ref calls) == 1 ? exchange.SendAsync("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            : exchange.SendJsonAsync("[]"));
        LiveChatClientOptions options = CreateOptions(server, isFinite);
        configure(options);
        using var client = new LiveChatClient(options);

        Exception? failure = await Record.ExceptionAsync(() => client.Bans.ListAsync().OrFail());

        return new LocalFailureOutcome(failure, CallsOf(server));
    }

    private static async Task<LocalFailureOutcome> ListenAsync(bool isFinite)
    {
        ThrowingListeners? listeners = null;
        try
        {
            LocalFailureOutcome outcome = await ListenAsync(isFinite, options => listeners = new ThrowingListeners(options.BaseAddress!.Port));
            listeners!.Thrown.Should().BePositive();
            return outcome;
        }
        finally
        {
            listeners?.Dispose();
        }
    }

    private static async Task<LocalFailureOutcome> StallRefusalAsync(bool isFinite)
    {
        var clock = new TimerTrackingTimeProvider();
        int calls = 0;
        int tokens = 0;
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Request.StartsWith("POST /oauth/token", StringComparison.Ordinal))
            {
                await exchange.SendJsonAsync(Token.Replace(":\"token\"", FormattableString.Invariant($":\"token{Interlocked.Increment(ref tokens)}\""), StringComparison.Ordinal));
            }
            else if (Interlocked.Increment(ref calls) == 1)
            {
                await exchange.SendAsync(Refusal);
                await exchange.WaitForEndAsync();
            }
            else
            {
                await exchange.SendJsonAsync("[]");
            }
        });
        LiveChatClientOptions options = CreateOptions(server, isFinite);
        options.Credential = Password(_ => Task.CompletedTask);
        options.TimeProvider = clock;
        using var client = new LiveChatClient(options, new SocketsHttpHandler { MaxConnectionsPerServer = 1 }, disposeHandler: true);

        Task call = client.Bans.ListAsync();
        while (!call.IsCompleted)
        {
            clock.AdvanceToNextTimer(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        return new LocalFailureOutcome(await Record.ExceptionAsync(() => call), CallsOf(server));
    }

    /// <summary>A call that has got so far, on a clock that stands still, when its client is disposed.</summary>
    private static async Task<LocalFailureOutcome> DisposeAsync(
        bool isFinite, string? response, Func<LiveChatClient, Task>? call = null, Func<TaskCompletionSource, LiveChatCredential>? credential = null)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async exchange =>
        {
            bool isToken = exchange.Request.StartsWith("POST /oauth/token", StringComparison.Ordinal);
            if (isToken && response is not null)
            {
                // The token is given, so that the call gets as far as its response.
                await exchange.SendJsonAsync(Token);
                return;
            }

            if (response is null)
            {
                reached.TrySetResult();
            }
            else
            {
                await exchange.SendAsync(response);
            }

            await exchange.WaitForEndAsync();
            ended.TrySetResult();
        });
        LiveChatClientOptions options = CreateOptions(server, isFinite);
        options.TimeProvider = new FakeTimeProvider();
        options.Credential = credential?.Invoke(reached) ?? options.Credential;
        using var client = new LiveChatClient(options, new SignalHeaders(reached), disposeHandler: true);
        Task task = (call ?? (client => client.Bans.GetAsync(7)))(client);
        await reached.Task.OrFail();
        task.IsCompleted.Should().BeFalse();

        client.Dispose();

        Exception? failure = await Record.ExceptionAsync(() => task.OrFail());
        if (server.Requests.Count == 0)
        {
            return new LocalFailureOutcome(failure, 0);
        }

        await ended.Task.OrFail();
        return new LocalFailureOutcome(failure, CallsOf(server));
    }

    /// <summary>The handlers of a client take the proxy of the system, which no other test has but for this port.</summary>
    private static async Task<LocalFailureOutcome> LoopbackAsync(bool isFinite)
    {
        await using RawServer proxy = RawServer.Saying("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await using var server = new RawServer(exchange => exchange.SendJsonAsync("[]"));
        IWebProxy before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new PortProxy(server.BaseAddress.Port, proxy.BaseAddress);
        try
        {
            using var client = new LiveChatClient(CreateOptions(server, isFinite));
            Exception? failure = await Record.ExceptionAsync(() => client.Bans.ListAsync().OrFail());
            proxy.ConnectionCount.Should().Be(0);
            return new LocalFailureOutcome(failure, CallsOf(server));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    private static async Task<LocalFailureOutcome> ProxyAsync(bool isFinite, string? how)
    {
        using var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using RawServer proxy = RawServer.Saying(how ?? "");
        var address = how is null ? new Uri("http://" + nobody.LocalEndPoint) : proxy.BaseAddress;
        LiveChatClientOptions options = CreateOptions(proxy, isFinite);
        options.BaseAddress = new Uri("https://livechat.invalid/");
        using var client = new LiveChatClient(options, new SocketsHttpHandler { Proxy = new WebProxy(address) }, disposeHandler: true);

        LocalFailureOutcome outcome = await NeverArrivedAsync(client);
        if (how is not null)
        {
            proxy.Requests.Should().HaveCount(outcome.Requests).And.OnlyContain(request => request.StartsWith("CONNECT livechat.invalid:443 ", StringComparison.Ordinal) && !request.Contains("Authorization:"));
        }

        return outcome;
    }

    private static async Task<LocalFailureOutcome> UnknownNameAsync(bool isFinite)
    {
        await using RawServer unused = RawServer.Silent();
        LiveChatClientOptions options = CreateOptions(unused, isFinite);
        options.BaseAddress = new Uri("https://livechat.invalid/");
        using var client = new LiveChatClient(options);
        return await NeverArrivedAsync(client);
    }

    private static async Task<LocalFailureOutcome> CertificateAsync(bool isFinite)
    {
        await using var server = new UntrustedServer();
        await using RawServer unused = RawServer.Silent();
        LiveChatClientOptions options = CreateOptions(unused, isFinite);
        options.BaseAddress = server.BaseAddress;
        using var client = new LiveChatClient(options);
        LocalFailureOutcome outcome = await NeverArrivedAsync(client);
        server.ConnectionCount.Should().Be(outcome.Requests);
        outcome.Exception!.Message.Should().Contain("certificate");
        return outcome;
    }

    /// <summary>A create, which is sent again only where it cannot have arrived.</summary>
    private static async Task<LocalFailureOutcome> NeverArrivedAsync(LiveChatClient client)
    {
        Exception? failure = await Record.ExceptionAsync(() => client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" }).OrFail());
        var lost = failure as LiveChatConnectionException;
        lost?.MayHaveArrived.Should().BeFalse();
        lost?.InnerException.Should().BeOfType<HttpRequestException>();
        return new LocalFailureOutcome(failure, lost?.Attempts ?? 0);
    }

    private static LiveChatClientOptions CreateOptions(RawServer server, bool isFinite)
    {
        LiveChatClientOptions options = server.CreateOptions();
        options.Retries.MaxAttempts = 4;
        options.Retries.BaseDelay = TimeSpan.Zero;
        if (!isFinite)
        {
            options.Timeout = Timeout.InfiniteTimeSpan;
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        }

        return options;
    }

    private static int CallsOf(RawServer server) => server.Requests.Count(request => !request.StartsWith("POST /oauth/token", StringComparison.Ordinal));

    private static LiveChatCredential Password(Func<CancellationToken, Task> reading) =>
        LiveChatCredential.OAuthPassword("agent@example.com", "password", options: new LiveChatOAuthOptions { TokenStore = new MemoryTokenStore { Reading = reading } });

    private static ValueTask<string> Hang(TaskCompletionSource reached)
    {
        reached.TrySetResult();
        return new ValueTask<string>(new TaskCompletionSource<string>().Task);
    }

    /// <summary>Tells when the headers of a response to a call are in.</summary>
    private sealed class SignalHeaders(TaskCompletionSource reached) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath != "/oauth/token")
            {
                reached.TrySetResult();
            }

            return response;
        }
    }

    private sealed class PortProxy(int port, Uri address) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => destination.Port == port ? address : null;

        public bool IsBypassed(Uri host) => host.Port != port;
    }
}

/// <summary>One thing that goes wrong, and what comes of it.</summary>
/// <param name="Name">What goes wrong.</param>
/// <param name="Exception">What the caller gets; null for the result.</param>
/// <param name="Requests">How many requests the client sends, or tries; requests for tokens are not counted.</param>
/// <param name="PlayAsync">Plays it, with limits of time or without.</param>
internal sealed record LocalFailure(string Name, Type? Exception, int Requests, Func<bool, Task<LocalFailureOutcome>> PlayAsync);

internal sealed record LocalFailureOutcome(Exception? Exception, int Requests);
