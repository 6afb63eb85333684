using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Comm100.LiveChat.Client.Tests.Authentication;
using Comm100.LiveChat.Client.Tests.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>
/// Failures other than responses of the service: in the application, in the network, or because the client is disposed. <see cref="LocalFailureTests"/> tests each row,
/// and <c>docs/resilience.md</c> shows the rows.
/// </summary>
internal static class LocalFailures
{
    private const string Headers = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
    private const string Unauthorized = "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"message\":";
    private const string Token = """{"access_token":"token","token_type":"bearer","expires_in":3600,"refresh_token":"refresh"}""";

    public static IReadOnlyList<LocalFailure> Rows { get; } =
    [
        new("A logger throws", null, 2, hasTimeouts => CallWithThrowingComponentAsync(hasTimeouts, options => options.LoggerFactory = new ThrowingLogger())),
        new("A listener of measurements or activities throws", null, 2, CallWithThrowingListenersAsync),
        new("A limiter throws", typeof(LiveChatThrottledException), 0, hasTimeouts => CallWithThrowingComponentAsync(hasTimeouts, options => options.RateLimiter = new ThrowingLimiter())),
        new("A limiter throws when a permit is returned", null, 2, hasTimeouts => CallWithThrowingComponentAsync(hasTimeouts, options => options.RateLimiter = new ThrowingLimiter { Acquires = true })),
        new("A token store throws", null, 2, hasTimeouts => CallWithThrowingComponentAsync(hasTimeouts, options => options.Credential = Password(_ => throw new ArithmeticException()))),
        new("The body of a response with status 401 does not end, and only one connection is allowed", null, 2, StallUnauthorizedAsync),
        new("Dispose, before the response", typeof(ObjectDisposedException), 1, hasTimeouts => DisposeDuringCallAsync(hasTimeouts, response: null)),
        new("Dispose, in the body", typeof(ObjectDisposedException), 1, hasTimeouts => DisposeDuringCallAsync(hasTimeouts, Headers + "[")),
        new("Dispose, in the body of an error", typeof(ObjectDisposedException), 1, hasTimeouts => DisposeDuringCallAsync(hasTimeouts, Headers.Replace("200 OK", "409 Conflict", StringComparison.Ordinal) + "{")),
        new("Dispose, in the body of a response to a deletion", typeof(ObjectDisposedException), 1, hasTimeouts => DisposeDuringCallAsync(hasTimeouts, Headers + "{", client => client.Bans.DeleteAsync(7))),
        new("Dispose, in the body of a response with status 401 before a token is renewed", typeof(ObjectDisposedException), 1, hasTimeouts => DisposeDuringCallAsync(hasTimeouts, Unauthorized, credential: _ => Password(_ => Task.CompletedTask))),
        new("Dispose, while a credential delegate does not return", typeof(ObjectDisposedException), 0, hasTimeouts => DisposeDuringCallAsync(hasTimeouts, response: null, credential: reached => LiveChatCredential.BearerToken(_ => Hang(reached)))),
        new("Dispose, while a token store does not return", typeof(ObjectDisposedException), 0, hasTimeouts => DisposeDuringCallAsync(hasTimeouts, response: null, credential: reached => Password(_ => Hang(reached).AsTask()))),
        new("Dispose, while the token endpoint does not respond", typeof(ObjectDisposedException), 0, hasTimeouts => DisposeDuringCallAsync(hasTimeouts, response: null, credential: _ => Password(_ => Task.CompletedTask))),
        new("The system has a proxy, and the service is on this machine", null, 1, LoopbackAsync),
        new("The proxy cannot be reached", typeof(LiveChatConnectionException), 4, hasTimeouts => ProxyAsync(hasTimeouts, proxyResponse: null)),
        new("The proxy refuses the connection to the service", typeof(LiveChatConnectionException), 4, hasTimeouts => ProxyAsync(hasTimeouts, proxyResponse: "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")),
        new("The host name of the service is unknown", typeof(LiveChatConnectionException), 4, hasTimeouts => UnknownNameAsync(hasTimeouts)),
        new("The certificate of the service is not trusted", typeof(LiveChatConnectionException), 1, hasTimeouts => CertificateAsync(hasTimeouts)),
    ];

    /// <summary>The rows as a Markdown table.</summary>
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

    /// <summary>A read whose first response has status 503, while a component of the application throws.</summary>
    private static async Task<LocalFailureOutcome> CallWithThrowingComponentAsync(bool hasTimeouts, Action<LiveChatClientOptions> configure)
    {
        int calls = 0;
        await using var server = new RawServer(exchange => exchange.Request.StartsWith("POST /oauth/token", StringComparison.Ordinal) ? exchange.SendJsonAsync(Token)
            : Interlocked.Increment(ref calls) == 1 ? exchange.SendAsync("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            : exchange.SendJsonAsync("[]"));
        LiveChatClientOptions options = CreateOptions(server, hasTimeouts);
        configure(options);
        using var client = new LiveChatClient(options);

        Exception? failure = await Record.ExceptionAsync(() => client.Bans.ListAsync().OrFail());

        return new LocalFailureOutcome(failure, CountCalls(server));
    }

    private static async Task<LocalFailureOutcome> CallWithThrowingListenersAsync(bool hasTimeouts)
    {
        ThrowingListeners? listeners = null;
        try
        {
            LocalFailureOutcome outcome = await CallWithThrowingComponentAsync(hasTimeouts, options => listeners = new ThrowingListeners(options.BaseAddress!.Port));
            listeners!.Thrown.Should().BePositive();
            return outcome;
        }
        finally
        {
            listeners?.Dispose();
        }
    }

    private static async Task<LocalFailureOutcome> StallUnauthorizedAsync(bool hasTimeouts)
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
                await exchange.SendAsync(Unauthorized);
                await exchange.WaitForEndAsync();
            }
            else
            {
                await exchange.SendJsonAsync("[]");
            }
        });
        LiveChatClientOptions options = CreateOptions(server, hasTimeouts);
        options.Credential = Password(_ => Task.CompletedTask);
        options.TimeProvider = clock;
        using var client = new LiveChatClient(options, new SocketsHttpHandler { MaxConnectionsPerServer = 1 }, disposeHandler: true);

        Task call = client.Bans.ListAsync();
        while (!call.IsCompleted)
        {
            clock.AdvanceToNextTimer(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        return new LocalFailureOutcome(await Record.ExceptionAsync(() => call), CountCalls(server));
    }

    /// <summary>Disposes the client while a call is in progress. The clock does not advance.</summary>
    private static async Task<LocalFailureOutcome> DisposeDuringCallAsync(
        bool hasTimeouts, string? response, Func<LiveChatClient, Task>? call = null, Func<TaskCompletionSource, LiveChatCredential>? credential = null)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async exchange =>
        {
            bool isToken = exchange.Request.StartsWith("POST /oauth/token", StringComparison.Ordinal);
            if (isToken && response is not null)
            {
                // The token request succeeds, so that the call receives its response.
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
        LiveChatClientOptions options = CreateOptions(server, hasTimeouts);
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
        return new LocalFailureOutcome(failure, CountCalls(server));
    }

    /// <summary>The system proxy applies to the whole process, so this test sets it only for the port of its server.</summary>
    private static async Task<LocalFailureOutcome> LoopbackAsync(bool hasTimeouts)
    {
        await using RawServer proxy = RawServer.WithResponse("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await using var server = new RawServer(exchange => exchange.SendJsonAsync("[]"));
        IWebProxy before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new PortProxy(server.BaseAddress.Port, proxy.BaseAddress);
        try
        {
            using var client = new LiveChatClient(CreateOptions(server, hasTimeouts));
            Exception? failure = await Record.ExceptionAsync(() => client.Bans.ListAsync().OrFail());
            proxy.ConnectionCount.Should().Be(0);
            return new LocalFailureOutcome(failure, CountCalls(server));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    private static async Task<LocalFailureOutcome> ProxyAsync(bool hasTimeouts, string? proxyResponse)
    {
        using var unusedSocket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        unusedSocket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using RawServer proxy = RawServer.WithResponse(proxyResponse ?? "");
        var address = proxyResponse is null ? new Uri("http://" + unusedSocket.LocalEndPoint) : proxy.BaseAddress;
        LiveChatClientOptions options = CreateOptions(proxy, hasTimeouts);
        options.BaseAddress = new Uri("https://livechat.invalid/");
        using var client = new LiveChatClient(options, new SocketsHttpHandler { Proxy = new WebProxy(address) }, disposeHandler: true);

        LocalFailureOutcome outcome = await CreateWithoutConnectionAsync(client);
        if (proxyResponse is not null)
        {
            proxy.Requests.Should().HaveCount(outcome.Requests).And.OnlyContain(request => request.StartsWith("CONNECT livechat.invalid:443 ", StringComparison.Ordinal) && !request.Contains("Authorization:"));
        }

        return outcome;
    }

    private static async Task<LocalFailureOutcome> UnknownNameAsync(bool hasTimeouts)
    {
        await using RawServer unused = RawServer.Silent();
        LiveChatClientOptions options = CreateOptions(unused, hasTimeouts);
        options.BaseAddress = new Uri("https://livechat.invalid/");
        using var client = new LiveChatClient(options);
        return await CreateWithoutConnectionAsync(client);
    }

    private static async Task<LocalFailureOutcome> CertificateAsync(bool hasTimeouts)
    {
        await using var server = new UntrustedServer();
        await using RawServer unused = RawServer.Silent();
        LiveChatClientOptions options = CreateOptions(unused, hasTimeouts);
        options.BaseAddress = server.BaseAddress;
        using var client = new LiveChatClient(options);
        LocalFailureOutcome outcome = await CreateWithoutConnectionAsync(client);
        server.ConnectionCount.Should().Be(outcome.Requests);
        outcome.Exception!.Message.Should().Contain("certificate");
        return outcome;
    }

    /// <summary>A create, which is retried only if the service cannot have received it.</summary>
    private static async Task<LocalFailureOutcome> CreateWithoutConnectionAsync(LiveChatClient client)
    {
        Exception? failure = await Record.ExceptionAsync(() => client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" }).OrFail());
        LiveChatConnectionException connectionFailure = failure.Should().BeOfType<LiveChatConnectionException>().Subject;
        connectionFailure.MayHaveArrived.Should().BeFalse();
        connectionFailure.InnerException.Should().BeOfType<HttpRequestException>();
        return new LocalFailureOutcome(failure, connectionFailure.Attempts);
    }

    private static LiveChatClientOptions CreateOptions(RawServer server, bool hasTimeouts)
    {
        LiveChatClientOptions options = server.CreateOptions();
        options.Retries.MaxAttempts = 4;
        options.Retries.BaseDelay = TimeSpan.Zero;
        if (!hasTimeouts)
        {
            options.Timeout = Timeout.InfiniteTimeSpan;
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        }

        return options;
    }

    private static int CountCalls(RawServer server) => server.Requests.Count(request => !request.StartsWith("POST /oauth/token", StringComparison.Ordinal));

    private static LiveChatCredential Password(Func<CancellationToken, Task> onReading) =>
        LiveChatCredential.OAuthPassword("agent@example.com", "password", options: new LiveChatOAuthOptions { TokenStore = new MemoryTokenStore { Reading = onReading } });

    private static ValueTask<string> Hang(TaskCompletionSource reached)
    {
        reached.TrySetResult();
        return new ValueTask<string>(new TaskCompletionSource<string>().Task);
    }

    /// <summary>Signals when the headers of the response to a call are received.</summary>
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

/// <summary>A failure and its outcome.</summary>
/// <param name="Name">The description of the failure.</param>
/// <param name="Exception">The type of the exception; null if the call succeeds.</param>
/// <param name="Requests">The number of requests that the client sends or tries to send, without token requests.</param>
/// <param name="RunAsync">Causes the failure, with or without timeouts.</param>
internal sealed record LocalFailure(string Name, Type? Exception, int Requests, Func<bool, Task<LocalFailureOutcome>> RunAsync);

internal sealed record LocalFailureOutcome(Exception? Exception, int Requests);
