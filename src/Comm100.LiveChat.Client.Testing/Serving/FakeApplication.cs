using System.Net.Sockets;
using System.Text;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.OAuth;
using Comm100.LiveChat.Client.Testing.Observed;
using Comm100.LiveChat.Client.Testing.Responses;
using Comm100.LiveChat.Client.Testing.Routing;
using Comm100.LiveChat.Client.Testing.State;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Processes a request: records it, applies faults, authenticates it and performs the operation. It does not depend on the server:
/// <see cref="ServeAsync"/> runs before the server selects a response, and <see cref="PerformOperation(HttpContext)"/> creates one.</summary>
internal sealed class FakeApplication
{
    private static readonly RouteTable s_routes = new(LiveChatContract.Instance);

    private readonly LiveChatState _state;
    private readonly RequestLog _log;
    private readonly FaultPlan _faults;
    private readonly RequestAuthenticator _authenticator;
    private readonly ObservedResponseWriter? _observed;
    private readonly OAuthServer _oauth;
    private readonly CallLimiter _callLimiter;
    private readonly FaultExecutor _faultExecutor;
    private readonly TimeProvider _time;
    private readonly Func<RecordedRequest, FakeResponse>? _createNotRecordedResponse;

    public FakeApplication(
        LiveChatFakeOptions options,
        LiveChatState state,
        RequestLog log,
        FaultPlan faults,
        FakeTokens tokens,
        OAuthServer oauth,
        CallLimiter callLimiter,
        Func<RecordedRequest, FakeResponse>? createNotRecordedResponse,
        CancellationToken stopping)
    {
        _state = state;
        _log = log;
        _faults = faults;
        _authenticator = new RequestAuthenticator(options, tokens);
        _oauth = oauth;
        _callLimiter = callLimiter;
        _faultExecutor = new FaultExecutor(options.TimeProvider, tokens, stopping);
        _time = options.TimeProvider;
        _createNotRecordedResponse = createNotRecordedResponse;
        _observed = options.Style == FakeWireStyle.Observed ? new ObservedResponseWriter(options.Seed) : null;
    }

    /// <summary>Returns whether a request is for the service, because its path begins like a path of the service.</summary>
    public static bool IsServiceRequest(HttpContext context) => RouteTable.IsServicePath(RequestTarget.Parse(GetRawTarget(context)).Segments);

    /// <summary>Records a request, applies the active fault, and sends the response.</summary>
    /// <param name="context">The HTTP context.</param>
    /// <param name="respond">Writes the normal response, or lets the server write it. It is not called if a fault replaces the response.</param>
    public async Task ServeAsync(HttpContext context, Func<Task> respond)
    {
        RequestTarget target = RequestTarget.Parse(GetRawTarget(context));
        RouteMatch route = s_routes.Match(context.Request.Method, target.Segments);
        (string body, bool isComplete) = await ReadBodyAsync(context).ConfigureAwait(false);
        RecordedRequest request = CreateRecord(context.Request, target, route, body);
        _log.Add(request);
        context.Features.Set(new RequestContext(request, route));

        try
        {
            if (!isComplete)
            {
                context.Abort();
            }
            else if (FindFault(request, out FakeResponse? failure) is { } fault)
            {
                await _faultExecutor.ExecuteAsync(fault, context, request, respond).ConfigureAwait(false);
            }
            else
            {
                // Before the first byte is sent, so that the status is in the log when the client has the response.
                context.Response.OnStarting(() =>
                {
                    request.SetStatusCode(context.Response.StatusCode);
                    return Task.CompletedTask;
                });
                await (failure is null ? respond() : failure.WriteToAsync(context.Response)).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            context.Abort();
        }
    }

    /// <summary>Performs the operation of a request that <see cref="ServeAsync"/> has recorded. The headers are set on the HTTP response.</summary>
    public FakeResponse PerformOperation(HttpContext context)
    {
        RequestContext requestContext = context.Features.GetRequiredFeature<RequestContext>();
        return PerformOperation(context, requestContext.Request, requestContext.Route);
    }

    private static string GetRawTarget(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private RecordedRequest CreateRecord(HttpRequest request, RequestTarget target, RouteMatch route, string body) => new()
    {
        OperationId = route.Operation?.Id ?? OAuthServer.FindOperation(target.Segments),
        RouteValues = route.Values,
        Method = request.Method,
        RawTarget = GetRawTarget(request.HttpContext),
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

    private static async Task<(string Body, bool IsComplete)> ReadBodyAsync(HttpContext context)
    {
        var bytes = new MemoryStream();
        bool isComplete = true;
        try
        {
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client disconnected. The received part is recorded.
            isComplete = false;
        }

        // The body can be read again to respond.
        bytes.Position = 0;
        context.Request.Body = bytes;
        return (Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length), isComplete);
    }

    private Fault? FindFault(RecordedRequest request, out FakeResponse? failure)
    {
        failure = null;
        try
        {
            return _faults.FindFault(request);
        }
#pragma warning disable CA1031 // An exception of a test's condition must be visible in the test, and there is no log.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = FakeResponse.Error(500, 500000, $"A condition of fake.Faults threw an exception: {exception}");
            return null;
        }
    }

    private FakeResponse PerformOperation(HttpContext context, RecordedRequest request, RouteMatch route)
    {
        bool isOAuth = request.OperationId is FakeOperations.OAuth.Token or FakeOperations.OAuth.Authorize;
        if (isOAuth)
        {
            return _oauth.Handle(context, request);
        }

        return _createNotRecordedResponse?.Invoke(request) ?? _callLimiter.CountCall(context.Response) ?? Respond(context, request, route);
    }

    private FakeResponse Respond(HttpContext context, RecordedRequest request, RouteMatch route)
    {
        try
        {
            FakeResponse documented = Execute(context, request, route);
            return _observed?.Rewrite(documented, route, request) ?? documented;
        }
#pragma warning disable CA1031 // A bug of the fake must be visible in the test, and there is no log.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return FakeResponse.Error(500, 500000, $"The fake threw an exception: {exception}");
        }
    }

    private FakeResponse Execute(HttpContext context, RecordedRequest request, RouteMatch route)
    {
        try
        {
            if (_authenticator.FindAgent(request.Headers.GetValueOrDefault("Authorization")) is not { } agent)
            {
                context.Response.Headers.WWWAuthenticate = ServiceErrors.AuthenticationChallenge;
                throw ServiceErrors.Unauthorized();
            }

            if (route.Operation is not null)
            {
                if (route.Operation.Permission is { } permission && !agent.Permissions.Contains(permission))
                {
                    throw ServiceErrors.PermissionMissing(permission);
                }

                IReadOnlyList<string> keys = _observed?.ReadKeys(route) ?? route.Keys;
                return _state.Execute(route.Operation, keys, request, $"{context.Request.Scheme}://{context.Request.Host}");
            }

            if (route.AllowedMethods.Count == 0)
            {
                throw ServiceErrors.UrlNotFound(request.Path);
            }

            context.Response.Headers.Allow = string.Join(", ", route.AllowedMethods);
            throw ServiceErrors.MethodNotAllowed(request.Method, request.Path);
        }
        catch (ServiceErrorException error)
        {
            return FakeResponse.Error(error);
        }
    }
}
