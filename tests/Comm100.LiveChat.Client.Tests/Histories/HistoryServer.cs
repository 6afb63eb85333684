using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>A server whose responses are defined by the test and can be changed between requests.</summary>
internal sealed class HistoryServer : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private const string RunHeader = "X-Test-Run";

    private readonly KestrelServer _server;
    private readonly List<HistoryRequest> _requests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private string _run = "";

    private HistoryServer()
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        _server = new KestrelServer(
            new OptionsWrapper<KestrelServerOptions>(kestrel),
            new SocketTransportFactory(new OptionsWrapper<SocketTransportOptions>(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>The response as JSON; null for status 403.</summary>
    public Func<HistoryRequest, Task<string?>> Respond { get; set; } = _ => Task.FromResult<string?>(null);

    public IReadOnlyList<HistoryRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public static async Task<HistoryServer> StartAsync(Func<HistoryRequest, string?>? response = null)
    {
        var server = new HistoryServer();
        if (response is not null)
        {
            server.Respond = request => Task.FromResult(response(request));
        }

        await server._server.StartAsync(server, CancellationToken.None);
        server.BaseAddress = new Uri(server._server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        return server;
    }

    public LiveChatClient CreateClient() => new(BaseAddress, LiveChatCredential.ApiKey("agent@example.com", "key"));

    /// <summary>Completes when the given number of requests is received.</summary>
    public Task WaitForRequestsAsync(int count)
    {
        lock (_requests)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_requests.Count >= count)
            {
                reached.SetResult();
            }
            else
            {
                _waiting.Add((count, reached));
            }

            return reached.Task.OrFail();
        }
    }

    /// <summary>Starts a new run without requests. A request that an enumeration canceled in an earlier run can still arrive: it is not recorded.</summary>
    /// <returns>A view whose requests belong to this run.</returns>
    public ILiveChatClient StartRun(LiveChatClient client)
    {
        string run = Guid.NewGuid().ToString("n");
        lock (_requests)
        {
            _requests.Clear();
            _run = run;
        }

        return client.WithOptions(options => options.Headers[RunHeader] = run);
    }

    public async ValueTask DisposeAsync()
    {
        using (var now = new CancellationTokenSource())
        {
            await now.CancelAsync();
            await _server.StopAsync(now.Token);
        }

        _server.Dispose();
    }

    HttpContext IHttpApplication<HttpContext>.CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    void IHttpApplication<HttpContext>.DisposeContext(HttpContext context, Exception? exception)
    {
    }

    async Task IHttpApplication<HttpContext>.ProcessRequestAsync(HttpContext context)
    {
        if (Record(context) is not { } request)
        {
            context.Response.StatusCode = 403;
            return;
        }

        string? response;
        try
        {
            response = await Respond(request);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        context.Response.StatusCode = response is null ? 403 : 200;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(response ?? """{"code":403003,"message":"No."}"""));
    }

    /// <summary>Records a request and returns it, or returns null for a request of an earlier run.</summary>
    private HistoryRequest? Record(HttpContext context)
    {
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestAborted.Register(() => aborted.TrySetResult());
        var request = new HistoryRequest
        {
            Host = context.Request.Host.Value ?? "",
            RawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Path = context.Request.Path.Value ?? "",
            Query = QueryHelpers.ParseQuery(context.Request.QueryString.Value).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
            Authorization = context.Request.Headers.Authorization.ToString(),
            Aborted = aborted.Task,
            AbortedToken = context.RequestAborted,
        };
        lock (_requests)
        {
            if (context.Request.Headers[RunHeader].ToString() != _run)
            {
                return null;
            }

            _requests.Add(request);
            foreach ((_, TaskCompletionSource reached) in _waiting.Where(waiting => waiting.Count <= _requests.Count))
            {
                reached.TrySetResult();
            }
        }

        return request;
    }
}

/// <summary>A request to a <see cref="HistoryServer"/>.</summary>
internal sealed class HistoryRequest
{
    public required string Host { get; init; }

    public required string RawTarget { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyDictionary<string, string> Query { get; init; }

    public required string Authorization { get; init; }

    /// <summary>Completes when the client aborts the request.</summary>
    public required Task Aborted { get; init; }

    public required CancellationToken AbortedToken { get; init; }

    /// <summary>The index of the requested page.</summary>
    public int Index => Query.TryGetValue("pageIndex", out string? index) ? int.Parse(index, CultureInfo.InvariantCulture) : 0;

    /// <summary>The requested page size.</summary>
    public int Size => int.Parse(Query["pageSize"], CultureInfo.InvariantCulture);

    public string TimeTo => Query["timeTo"];

    /// <summary>Never responds; completes when the client aborts the request.</summary>
    public async Task<string?> HangAsync()
    {
        var never = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (AbortedToken.Register(() => never.TrySetCanceled()))
        {
            return await never.Task;
        }
    }
}
