using Comm100.LiveChat.Client.Authentication;
using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;
using Microsoft.Extensions.Logging;
using Polly;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// The state that all calls of a client share: addresses, credential, rate limits, resilience and telemetry. A <see cref="CallHandler"/> handles
/// each call with it, and an <see cref="AttemptHandler"/> each attempt of a call.
/// </summary>
internal sealed class LiveChatPipeline : IDisposable
{
    private volatile bool _isDisposed;

    /// <param name="options">The options. They are valid and frozen.</param>
    /// <param name="tokenClient">The client that sends token requests. It is not disposed.</param>
    public LiveChatPipeline(LiveChatClientOptions options, HttpClient tokenClient)
    {
        Settings = options.CreateCallSettings();
        HttpClientTimeout = tokenClient.Timeout;
        MaxResponseBytes = options.MaxResponseBytes;
        Addresses = new RequestUriBuilder(options.BaseAddress!, options.ApiPath, options.SiteId, options.PathSegmentOverrides);
        Logger = LiveChatLog.Create(options.LoggerFactory);
        Telemetry = new CallTelemetry(options.BaseAddress!, Logger);
        Reader = new ResponseReader(options.MaxResponseBytes, Logger);
        Gate = new RateLimitGate(options.TimeProvider);
        Limiter = options.HasRateLimit ? ClientRateLimiter.Create(options) : null;
        Delays = new RetryDelays(options.Retries, Gate);
        Resilience = CallResilience.Build(options, this);
        Authenticator = options.CreateAuthenticator(tokenClient, Logger);
    }

    public RequestUriBuilder Addresses { get; }

    public Authenticator Authenticator { get; }

    public RateLimitGate Gate { get; }

    public ClientRateLimiter? Limiter { get; }

    public RetryDelays Delays { get; }

    public ResiliencePipeline<HttpResponseMessage> Resilience { get; }

    public CallTelemetry Telemetry { get; }

    public ResponseReader Reader { get; }

    public ILogger Logger { get; }

    /// <summary>The settings of calls that no view makes.</summary>
    public CallSettings Settings { get; }

    /// <summary>The timeout of the <see cref="HttpClient"/> of the application; infinite if the application gave none.</summary>
    public TimeSpan HttpClientTimeout { get; }

    public long MaxResponseBytes { get; }

    public bool IsDisposed => _isDisposed;

    /// <summary>Creates the handler of calls.</summary>
    /// <param name="inner">The handler that sends the requests.</param>
    /// <param name="settings">The settings of calls whose request has none.</param>
    /// <param name="isVisible">Whether handlers of the application see the responses.</param>
    public CallHandler CreateHandler(HttpMessageHandler inner, CallSettings settings, bool isVisible) => new(this, new AttemptHandler(this, inner, isVisible), settings, isVisible);

    /// <summary>Checks the request of a call, and gets its operation and its address.</summary>
    /// <param name="request">The request.</param>
    /// <param name="settings">The settings of calls whose request has none.</param>
    /// <param name="mayHaveHeaders">Whether handlers outside the pipeline can have added headers. If not, the headers are not read, which saves an allocation.</param>
    /// <param name="cancellationToken">The token of the caller.</param>
    /// <exception cref="ArgumentException">The request does not belong to an operation of this API, or something in it is missing.</exception>
    public CallContext Begin(HttpRequestMessage request, CallSettings settings, bool mayHaveHeaders, CancellationToken cancellationToken)
    {
        LiveChatOperation operation = RefitRequests.GetOperation(request);
        Uri address = request is CustomRequestMessage ? request.RequestUri! : Addresses.Resolve(request.RequestUri!, operation);
        if (request.Content is RequestContent body)
        {
            RequestValidation.ValidateBody(body, operation);
        }

        return new CallContext(operation, address, request.Content, RefitRequests.FindSettings(request) ?? settings, cancellationToken)
        {
            Headers = mayHaveHeaders ? RefitRequests.GetHeaders(request) : null,
            TreatsNotFoundAsDeleted = request is CustomRequestMessage { TreatsNotFoundAsDeleted: true } || !operation.HasResult,
            RequiresResult = operation.HasResult && request is not CustomRequestMessage,
        };
    }

    /// <summary>Delays all calls of the client when a response with status 429 starts, before its body is received.</summary>
    public void CloseGate(HttpResponseMessage refusal, CallContext call)
    {
        TimeSpan pause = Delays.GetPauseAfter(RetryAfterHeader.Read(refusal, call.Time), call);
        if (pause > TimeSpan.Zero)
        {
            Gate.Close(pause);
            LiveChatLog.Paused(Logger, call.Operation.Id, pause.TotalSeconds);
        }
    }

    /// <summary>Prevents new calls. Calls that end from now on report that the client was disposed.</summary>
    public void Stop() => _isDisposed = true;

    public void Dispose()
    {
        Stop();
        Authenticator.Dispose();
        Limiter?.Dispose();
    }
}
