using Comm100.LiveChat.Client.Authentication;
using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;
using Microsoft.Extensions.Logging;
using Polly;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// What all calls of one client share: addresses, credential, gate, limiter, resilience and telemetry. The two handlers send with it: the
/// <see cref="CallHandler"/> around a call, the <see cref="AttemptHandler"/> around each of its attempts.
/// </summary>
internal sealed class LiveChatPipeline : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private volatile bool _isDisposed;

    /// <param name="options">Valid and frozen options.</param>
    /// <param name="tokenClient">Sends the requests for tokens; it is not disposed.</param>
    public LiveChatPipeline(LiveChatClientOptions options, HttpClient tokenClient)
    {
        _time = options.TimeProvider;
        _timeout = options.Timeout;
        AttemptTimeout = options.AttemptTimeout;
        HttpClientTimeout = tokenClient.Timeout;
        MaxResponseBytes = options.MaxResponseBytes;
        Addresses = new RequestUriBuilder(options.BaseAddress!, options.ApiPath, options.SiteId, options.PathSegmentOverrides);
        Logger = LiveChatLog.Create(options.LoggerFactory);
        Telemetry = new CallTelemetry(options.BaseAddress!, Logger);
        Reader = new ResponseReader(options.StrictJson, options.MaxResponseBytes, Logger);
        Gate = new RateLimitGate(_time);
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

    public TimeSpan AttemptTimeout { get; }

    /// <summary>The timeout of the given HttpClient; infinite where none is given.</summary>
    public TimeSpan HttpClientTimeout { get; }

    public long MaxResponseBytes { get; }

    public bool IsDisposed => _isDisposed;

    /// <summary>The handler to send calls to.</summary>
    /// <param name="inner">What sends their requests.</param>
    /// <param name="isVisible">Whether other handlers see the responses.</param>
    public CallHandler CreateHandler(HttpMessageHandler inner, bool isVisible) => new(this, new AttemptHandler(this, inner, isVisible), isVisible);

    /// <summary>Checks the request of a call, and finds its operation and its address.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mayHaveHeaders">Whether handlers outside of the pipeline can have set headers. Asking the message for its headers makes some.</param>
    /// <param name="cancellationToken">The token of the caller.</param>
    /// <exception cref="ArgumentException">The request is not one of this API, or something in it is missing.</exception>
    public CallContext Begin(HttpRequestMessage request, bool mayHaveHeaders, CancellationToken cancellationToken)
    {
        LiveChatOperation operation = RefitRequests.OperationOf(request);
        Uri address = request is CustomRequestMessage ? request.RequestUri! : Addresses.Resolve(request.RequestUri!, operation);
        if (request.Content is RequestContent body)
        {
            RequestValidation.Body(body, operation);
        }

        return new CallContext(operation, address, request.Content, _time, _timeout, cancellationToken)
        {
            Headers = mayHaveHeaders ? RefitRequests.HeadersOf(request) : null,
            TreatsNotFoundAsDeleted = request is CustomRequestMessage { TreatsNotFoundAsDeleted: true } || !operation.HasResult,
            RequiresResult = operation.HasResult && request is not CustomRequestMessage,
        };
    }

    /// <summary>Holds back all calls of the client as soon as a 429 is known, which is before its body has come.</summary>
    public void CloseGate(HttpResponseMessage refusal, CallContext call)
    {
        TimeSpan pause = Delays.GetPauseAfter(RetryAfterHeader.Read(refusal, call.Time), call);
        if (pause > TimeSpan.Zero)
        {
            Gate.Close(pause);
            LiveChatLog.Paused(Logger, call.Operation.Id, pause.TotalSeconds);
        }
    }

    /// <summary>Lets no other call begin, and tells those that end from now on why.</summary>
    public void Stop() => _isDisposed = true;

    public void Dispose()
    {
        Stop();
        Authenticator.Dispose();
        Limiter?.Dispose();
    }
}
