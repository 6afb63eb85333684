using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Threading.RateLimiting;
using Comm100.LiveChat.Client.Authentication;
using Comm100.LiveChat.Client.Http;
using Microsoft.Extensions.Logging;
using Polly;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The settings of a client. They are checked and frozen when a client is built from them: setting one afterwards throws an
/// <see cref="InvalidOperationException"/>.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LiveChatClientOptions
{
    private bool _isFrozen;
    private Action<ResiliencePipelineBuilder<HttpResponseMessage>>? _addStrategies;

    // Without its type, whose library most programs then need not load at all.
    private object? _rateLimiter;

    /// <summary>The address of the account's control panel, such as <c>https://hosted.comm100.com</c>. It must be absolute and HTTPS.</summary>
    /// <value>Mandatory; there is no default, since accounts live at different hosts.</value>
    public Uri? BaseAddress { get; set => Set(ref field, value); }

    /// <summary>How the client proves who it is.</summary>
    /// <value>Mandatory; there is no default.</value>
    public LiveChatCredential? Credential { get; set => Set(ref field, value); }

    /// <summary>
    /// The path of the API below the base address. Some accounts reach the same API at <c>/api/v2/livechat</c> or
    /// <c>/livechatwebapi/api/v1/livechat</c>.
    /// </summary>
    /// <value>The default is <c>/api/v1/livechat</c>. It begins with a slash; a slash at its end is ignored.</value>
    public string ApiPath { get; set => Set(ref field, value); } = "/api/v1/livechat";

    /// <summary>
    /// Other spellings of segments of the documented paths, where an account wants them: documented spelling to spelling to send,
    /// such as <c>conversionsActions</c> to <c>conversionActions</c>. A key that is no segment of a documented path is an error.
    /// </summary>
    /// <value>The default is empty: paths are sent as the endpoint sections of the API document spell them.</value>
    public IDictionary<string, string> PathSegmentOverrides { get; private set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The id of the site, sent as <c>siteId</c> with each request: later platforms ask for it with API keys.</summary>
    /// <value>The default is null: none is sent. If set, it is above 0.</value>
    public long? SiteId { get; set => Set(ref field, value); }

    /// <summary>
    /// Whether the credential may travel unencrypted, over plain HTTP, to a host other than this machine. Plain HTTP to a loopback
    /// address is always allowed.
    /// </summary>
    /// <value>The default is false.</value>
    public bool AllowPlainHttp { get; set => Set(ref field, value); }

    /// <summary>
    /// Whether a response with a value of an unexpected kind, such as an object where a number is documented, is an error. If
    /// not, the value is read as null, and logged and counted by its place.
    /// </summary>
    /// <value>The default is false. Unknown members and unknown values of open enums are kept in either case.</value>
    public bool StrictJson { get; set => Set(ref field, value); }

    /// <summary>
    /// The time that one call may take, from its start to the last byte of its response: all attempts and the waits between them
    /// included.
    /// </summary>
    /// <value>The default is 100 seconds; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sets no limit.</value>
    public TimeSpan Timeout { get; set => Set(ref field, value); } = TimeSpan.FromSeconds(100);

    /// <summary>The time that one attempt of a call may take, from the request to the last byte of its response.</summary>
    /// <value>The default is 30 seconds; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> leaves only <see cref="Timeout"/>.</value>
    public TimeSpan AttemptTimeout { get; set => Set(ref field, value); } = TimeSpan.FromSeconds(30);

    /// <summary>How a failed call is repeated. Set <see cref="LiveChatRetryOptions.MaxAttempts"/> to 1 to turn that off.</summary>
    /// <value>The default is up to 4 attempts, with waits of up to half a second, one and two seconds, or as the service asks.</value>
    public LiveChatRetryOptions Retries { get; } = new();

    /// <summary>How many requests the client sends in a time, kept by the client itself.</summary>
    /// <value>The default is null: no limit.</value>
    public LiveChatRateLimitOptions? RateLimit { get; set => Set(ref field, value); }

    /// <summary>
    /// A limiter of the caller's own, such as one that several clients share: each request asks it for one permit, waits as the
    /// limiter makes it wait, and fails with a <see cref="LiveChatThrottledException"/> where it gives none. It is not disposed with
    /// the client. It cannot be set beside <see cref="RateLimit"/>.
    /// </summary>
    /// <value>The default is null: no limiter.</value>
    public RateLimiter? RateLimiter { get => (RateLimiter?)_rateLimiter; set => Set(ref _rateLimiter, value); }

    /// <summary>The longest response body that is read, in bytes after decompression. A longer one throws a <see cref="LiveChatSerializationException"/>.</summary>
    /// <value>The default is 64 MiB (67,108,864). It is between 1 and 2,147,483,590. Reading takes up to about three times as much memory.</value>
    public long MaxResponseBytes { get; set => Set(ref field, value); } = ResponseBody.DefaultMaxLength;

    /// <summary>
    /// How long a connection is used before a new one is opened, so that a change of the host's DNS entry is noticed. It has
    /// no effect on a given <see cref="HttpClient"/>, nor on .NET Framework, whose handler has no such setting.
    /// </summary>
    /// <value>The default is 2 minutes; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> keeps connections for ever.</value>
    public TimeSpan PooledConnectionLifetime { get; set => Set(ref field, value); } = TimeSpan.FromMinutes(2);

    /// <summary>Where the client logs to. Dependency injection sets it if it is null.</summary>
    /// <value>The default is null: nothing is logged.</value>
    public ILoggerFactory? LoggerFactory { get; set => Set(ref field, value); }

    /// <summary>The clock of the client.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set => Set(ref field, value); } = TimeProvider.System;

    /// <summary>Base address and API path, without any secret.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        (BaseAddress is { IsAbsoluteUri: true } address ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "no absolute base address, ") + ApiPath;

    /// <summary>
    /// Adds resilience strategies of Polly to the pipeline of the client, such as a circuit breaker, hedging or chaos. They run inside the retries, so
    /// they see each attempt, and outside the client's own limit and <see cref="AttemptTimeout"/>.
    /// </summary>
    /// <param name="configure">
    /// Adds the strategies. It is called once for each client that is created from these options. Further calls of this method add further strategies.
    /// A strategy gets the operation that is called from <see cref="LiveChatResilience.GetLiveChatOperation"/>.
    /// </param>
    /// <remarks>
    /// The outcome of a failed attempt is an exception: a <see cref="LiveChatException"/>, or a <c>TimeoutRejectedException</c> of Polly after
    /// <see cref="AttemptTimeout"/>. A response or a lost connection that a strategy simulates, as chaos does, is handled like that of an attempt. If a
    /// strategy refuses to send, the caller gets a <see cref="LiveChatThrottledException"/>. An operation that is not idempotent
    /// is never sent while an earlier attempt may have acted, even if a strategy asks for it.
    /// </remarks>
    /// <exception cref="InvalidOperationException">A client has already been created from these options.</exception>
    public void ConfigureResilience(Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure)
    {
        Argument.NotNull(configure, nameof(configure));
        Set(ref _addStrategies, _addStrategies + configure);
    }

    /// <summary>Whether the application adds strategies.</summary>
    internal bool HasStrategies => _addStrategies is not null;

    internal void AddStrategies(ResiliencePipelineBuilder<HttpResponseMessage> builder) => _addStrategies?.Invoke(builder);

    /// <summary>The token store of the host, for OAuth credentials that name none.</summary>
    internal ILiveChatTokenStore? HostTokenStore { get; set; }

    /// <summary>Whether requests are limited by the client itself.</summary>
    internal bool HasRateLimit => RateLimit is not null || HasRateLimiter;

    /// <summary>Whether a limiter was given.</summary>
    internal bool HasRateLimiter => _rateLimiter is not null;

    /// <summary>A copy with another credential, not frozen.</summary>
    internal LiveChatClientOptions With(LiveChatCredential credential)
    {
        var copy = (LiveChatClientOptions)MemberwiseClone();
        copy._isFrozen = false;
        copy.Credential = credential;
        return copy;
    }

    /// <summary>Creates the authenticator of a client that has these options.</summary>
    /// <param name="tokenClient">Sends the requests for tokens.</param>
    /// <param name="logger">The logger of the client.</param>
    internal Authenticator CreateAuthenticator(HttpClient tokenClient, ILogger logger) =>
        Credential!.CreateAuthenticator(new AuthenticatorContext(tokenClient, BaseAddress!, TimeProvider, logger)
        {
            SiteId = SiteId,
            AllowPlainHttp = AllowPlainHttp,
            AttemptTimeout = TimeSpans.MinTimeout(Timeout, AttemptTimeout),
            FailureDelay = Retries.MaxRetryAfter == TimeSpan.Zero ? null : Retries.Delay,
            HostTokenStore = HostTokenStore,
        });

    internal void Freeze()
    {
        _isFrozen = true;
        Retries.Freeze();
        RateLimit?.Freeze();
        if (!PathSegmentOverrides.IsReadOnly)
        {
            PathSegmentOverrides = new ReadOnlyDictionary<string, string>(new Dictionary<string, string>(PathSegmentOverrides, StringComparer.OrdinalIgnoreCase));
        }
    }

    internal static InvalidOperationException Frozen() =>
        new("These LiveChatClientOptions are frozen, since a client was built from them. Make new options for another client.");

    private void Set<T>(ref T field, T value) => field = _isFrozen ? throw Frozen() : value;
}
