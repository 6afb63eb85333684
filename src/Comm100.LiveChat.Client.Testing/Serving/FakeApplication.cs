using System.Net.Sockets;
using System.Text;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.OAuth;
using Comm100.LiveChat.Client.Testing.Observed;
using Comm100.LiveChat.Client.Testing.Routing;
using Comm100.LiveChat.Client.Testing.State;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>The way of a request through the fake: recorded, then faults, then authentication, then the operation. It knows nothing of the
/// server it runs in: <see cref="ServeAsync"/> comes before the server looks for a response, and <see cref="Perform(HttpContext)"/> gives one.</summary>
internal sealed class FakeApplication
{
    private static readonly RouteTable s_routes = new(LiveChatContract.Instance);

    private readonly LiveChatState _state;
    private readonly RequestLog _log;
    private readonly FaultPlan _faults;
    private readonly Authenticator _authenticator;
    private readonly ObservedWire? _observed;
    private readonly OAuthServer _oauth;
    private readonly Limits _limits;
    private readonly FaultPlayer _player;
    private readonly TimeProvider _time;
    private readonly Func<RecordedRequest, Answer>? _unrecorded;

    public FakeApplication(
        LiveChatFakeOptions options,
        LiveChatState state,
        RequestLog log,
        FaultPlan faults,
        FakeTokens tokens,
        OAuthServer oauth,
        Limits limits,
        Func<RecordedRequest, Answer>? unrecorded,
        CancellationToken stopping)
    {
        _state = state;
        _log = log;
        _faults = faults;
        _authenticator = new Authenticator(options, tokens);
        _oauth = oauth;
        _limits = limits;
        _player = new FaultPlayer(options.TimeProvider, tokens, stopping);
        _time = options.TimeProvider;
        _unrecorded = unrecorded;
        _observed = options.Style == FakeWireStyle.Observed ? new ObservedWire(options.Seed) : null;
    }

    /// <summary>Says whether a request is one of the service: whatever begins like a path of it.</summary>
    public static bool IsOfService(HttpContext context) => RouteTable.IsOfService(RequestTarget.Parse(RawTargetOf(context)).Segments);

    /// <summary>Records a request, plays the fault that is in force for it, and has it answered.</summary>
    /// <param name="context">The request and its connection.</param>
    /// <param name="answer">Answers as usual: writes the response, or leaves it to the server to write. It is not called where a fault comes in its place.</param>
    public async Task ServeAsync(HttpContext context, Func<Task> answer)
    {
        RequestTarget target = RequestTarget.Parse(RawTargetOf(context));
        RouteMatch route = s_routes.Match(context.Request.Method, target.Segments);
        (string body, bool isWhole) = await ReadBodyAsync(context).ConfigureAwait(false);
        RecordedRequest request = Record(context.Request, target, route, body);
        _log.Add(request);
        context.Features.Set(new Exchange(request, route));

        try
        {
            if (!isWhole)
            {
                context.Abort();
            }
            else if (TakeFault(request, out Answer? failure) is { } fault)
            {
                await _player.PlayAsync(fault, context, request, answer).ConfigureAwait(false);
            }
            else
            {
                // Before the first byte is sent, so that whoever has the response finds its status in the log.
                context.Response.OnStarting(() =>
                {
                    request.Answered(context.Response.StatusCode);
                    return Task.CompletedTask;
                });
                await (failure is null ? answer() : WriteAsync(context.Response, failure)).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            context.Abort();
        }
    }

    /// <summary>Performs the operation of a request that <see cref="ServeAsync"/> has recorded. Headers are written to the response at once.</summary>
    public Answer Perform(HttpContext context)
    {
        Exchange exchange = context.Features.GetRequiredFeature<Exchange>();
        return Perform(context, exchange.Request, exchange.Route);
    }

    public static async Task WriteAsync(HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.StatusCode;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
        {
            await response.Body.WriteAsync(answer.Body, response.HttpContext.RequestAborted).ConfigureAwait(false);
        }
    }

    private static string RawTargetOf(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private RecordedRequest Record(HttpRequest request, RequestTarget target, RouteMatch route, string body) => new()
    {
        OperationId = route.Operation?.Id ?? OAuthServer.OperationAt(target.Segments),
        RouteValues = route.Values,
        Method = request.Method,
        RawTarget = RawTargetOf(request.HttpContext),
        Path = target.Path,
        QueryString = target.QueryString,
        Query = QueryHelpers.ParseQuery(target.QueryString).ToDictionary(
            pair => pair.Key,
            pair => (IReadOnlyList<string>)[.. pair.Value.Select(value => value ?? "")],
            StringComparer.OrdinalIgnoreCase),
        Headers = request.Headers.ToDictionary(
            header => header.Key,
            header => string.Join(", ", header.Value.AsEnumerable()),
            StringComparer.OrdinalIgnoreCase),
        Body = body,
        ContentLength = request.ContentLength,
        ReceivedAt = _time.GetUtcNow(),
    };

    private static async Task<(string Body, bool IsWhole)> ReadBodyAsync(HttpContext context)
    {
        var bytes = new MemoryStream();
        bool isWhole = true;
        try
        {
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client went away in the middle. What came is recorded all the same.
            isWhole = false;
        }

        // Whoever answers may read it again.
        bytes.Position = 0;
        context.Request.Body = bytes;
        return (Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length), isWhole);
    }

    private Fault? TakeFault(RecordedRequest request, out Answer? failure)
    {
        failure = null;
        try
        {
            return _faults.Take(request);
        }
#pragma warning disable CA1031 // What a test's own condition throws must show in that test, and there is no log to write to.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = Answer.Error(500, 500000, $"A condition of fake.Faults failed: {exception}");
            return null;
        }
    }

    private Answer Perform(HttpContext context, RecordedRequest request, RouteMatch route)
    {
        bool isOAuth = request.OperationId is FakeOperations.OAuth.Token or FakeOperations.OAuth.Authorize;
        if (isOAuth)
        {
            return _oauth.Serve(context, request);
        }

        return _unrecorded?.Invoke(request) ?? _limits.Refuse(context.Response) ?? Serve(context, request, route);
    }

    private Answer Serve(HttpContext context, RecordedRequest request, RouteMatch route)
    {
        try
        {
            Answer documented = Execute(context, request, route);
            return _observed?.Rewrite(documented, route, request) ?? documented;
        }
#pragma warning disable CA1031 // A mistake of the fake itself must show in the test that met it, and there is no log to write to.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Answer.Error(500, 500000, $"The fake failed: {exception}");
        }
    }

    private Answer Execute(HttpContext context, RecordedRequest request, RouteMatch route)
    {
        try
        {
            if (_authenticator.AgentOf(request.Headers.GetValueOrDefault("Authorization")) is not { } agent)
            {
                context.Response.Headers.WWWAuthenticate = Authenticator.Challenge;
                throw Errors.Unauthorized();
            }

            if (route.Operation is not null)
            {
                if (route.Operation.Permission is { } permission && !agent.Permissions.Contains(permission))
                {
                    throw Errors.PermissionMissing(permission);
                }

                IReadOnlyList<string> keys = _observed?.Keys(route) ?? route.Keys;
                return _state.Execute(route.Operation, keys, request, $"{context.Request.Scheme}://{context.Request.Host}");
            }

            if (route.AllowedMethods.Count == 0)
            {
                throw Errors.UrlNotFound(request.Path);
            }

            context.Response.Headers.Allow = string.Join(", ", route.AllowedMethods);
            throw Errors.MethodNotAllowed(request.Method, request.Path);
        }
        catch (ServiceErrorException error)
        {
            return Answer.Error(error.StatusCode, error.Code, error.Message);
        }
    }
}
