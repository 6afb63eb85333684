using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Threading.RateLimiting;
using Comm100.LiveChat.Client.Authentication;
using Comm100.LiveChat.Client.Http;
using Microsoft.Extensions.Logging;
using Polly;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The options of a client. A client validates and freezes them when it is created. Setting a frozen option throws an
/// <see cref="InvalidOperationException"/>.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LiveChatClientOptions
{
    private bool _isFrozen;
    private Action<ResiliencePipelineBuilder<HttpResponseMessage>>? _addStrategies;

    // Not as a RateLimiter, so that programs without a rate limiter do not load its library.
    private object? _rateLimiter;

    /// <summary>The address of the account's control panel, such as <c>https://hosted.comm100.com</c>. It must be an absolute HTTPS address without the path of the API, which <see cref="ApiPath"/> sets.</summary>
    /// <value>Required. There is no default, since accounts are on different hosts.</value>
    public Uri? BaseAddress { get; set => Set(ref field, value); }

    /// <summary>The credential that the client sends with its requests.</summary>
    /// <value>Required. There is no default.</value>
    public LiveChatCredential? Credential { get; set => Set(ref field, value); }

    /// <summary>
    /// The path of the API below the base address. Some accounts have the same API at <c>/api/v2/livechat</c> or
    /// <c>/livechatwebapi/api/v1/livechat</c>.
    /// </summary>
    /// <value>A path that begins with a slash. A slash at its end is ignored. The default is <c>/api/v1/livechat</c>.</value>
    public string ApiPath { get; set => Set(ref field, value); } = "/api/v1/livechat";

    /// <summary>
    /// Replacements for segments of the documented paths, for accounts with other paths. The key is the documented segment and the value the segment to
    /// send, such as <c>conversionsActions</c> and <c>conversionActions</c>. A key that is not a segment of a documented path is an error.
    /// </summary>
    /// <value>The default is empty: paths are sent as in the endpoint sections of the API document.</value>
    public IDictionary<string, string> PathSegmentOverrides { get; private set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The id of the site, sent as <c>siteId</c> with each request. Later platforms require it with API keys.</summary>
    /// <value>Null or greater than 0. The default is null: no id is sent.</value>
    public long? SiteId { get; set => Set(ref field, value); }

    /// <summary>
    /// Whether the credential can be sent over plain HTTP, without encryption, to a host other than this machine. Plain HTTP to a loopback
    /// address is always allowed.
    /// </summary>
    /// <value>The default is false.</value>
    public bool AllowPlainHttp { get; set => Set(ref field, value); }

    /// <summary>
    /// Whether a response with a value of an unexpected type, such as an object instead of the documented number, is an error. If not, the value is read
    /// as null, and its path is logged and counted.
    /// </summary>
    /// <value>The default is false. Unknown fields and unknown values of open enums are kept in both cases.</value>
    public bool StrictJson { get; set => Set(ref field, value); }

    /// <summary>
    /// The maximum duration of a call, from its start to the last byte of its response, including all attempts and the delays between them.
    /// </summary>
    /// <value>Greater than zero and at most 49 days, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit. The default is 100 seconds.</value>
    public TimeSpan Timeout { get; set => Set(ref field, value); } = TimeSpan.FromSeconds(100);

    /// <summary>The maximum duration of one attempt of a call, from the request to the last byte of its response.</summary>
    /// <value>
    /// Greater than zero and at most 49 days, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for only the limit of <see cref="Timeout"/>. The default
    /// is 30 seconds.
    /// </value>
    public TimeSpan AttemptTimeout { get; set => Set(ref field, value); } = TimeSpan.FromSeconds(30);

    /// <summary>The options for retries. To turn retries off, set <see cref="LiveChatRetryOptions.MaxAttempts"/> to 1.</summary>
    /// <value>The default is up to 4 attempts, with delays of up to 0.5, 1 and 2 seconds, or the delay that the service requests.</value>
    public LiveChatRetryOptions Retries { get; } = new();

    /// <summary>The limit on the requests that the client sends.</summary>
    /// <value>The default is null: no limit.</value>
    public LiveChatRateLimitOptions? RateLimit { get; set => Set(ref field, value); }

    /// <summary>
    /// A custom rate limiter, such as one that several clients share. Each request acquires one permit from it, and fails with a
    /// <see cref="LiveChatThrottledException"/> if the limiter grants none. The client does not dispose the limiter. It cannot be combined with
    /// <see cref="RateLimit"/>.
    /// </summary>
    /// <value>The default is null: no rate limiter.</value>
    public RateLimiter? RateLimiter { get => (RateLimiter?)_rateLimiter; set => Set(ref _rateLimiter, value); }

    /// <summary>The maximum length of a response body, in bytes after decompression. A call with a longer one throws a <see cref="LiveChatSerializationException"/>.</summary>
    /// <value>Between 1 and 2,147,483,590. The default is 64 MiB (67,108,864). The client uses up to about three times as much memory to read a body.</value>
    public long MaxResponseBytes { get; set => Set(ref field, value); } = ResponseBody.DefaultMaxLength;

    /// <summary>
    /// How long a connection is used before a new one is opened, so that the client notices a change of the host's DNS entry. It has no effect on a
    /// given <see cref="HttpClient"/>, nor on .NET Framework, whose handler has no such setting.
    /// </summary>
    /// <value>Greater than zero and at most 49 days, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit. The default is 2 minutes.</value>
    public TimeSpan PooledConnectionLifetime { get; set => Set(ref field, value); } = TimeSpan.FromMinutes(2);

    /// <summary>The factory of the logger of the client. Dependency injection sets it if it is null.</summary>
    /// <value>The default is null: nothing is logged.</value>
    public ILoggerFactory? LoggerFactory { get; set => Set(ref field, value); }

    /// <summary>The clock of the client.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set => Set(ref field, value); } = TimeProvider.System;

    /// <summary>Returns the base address and the API path, without secrets.</summary>
    /// <returns>The address of the API.</returns>
    public override string ToString() =>
        (BaseAddress is { IsAbsoluteUri: true } address ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "(no absolute base address)") + ApiPath;

    /// <summary>
    /// Adds resilience strategies of Polly to the pipeline of the client, such as a circuit breaker, hedging or chaos. They run inside the retries, so
    /// they see each attempt, and outside the rate limit of the client and <see cref="AttemptTimeout"/>.
    /// </summary>
    /// <param name="configure">
    /// Adds the strategies. The client calls it once when it is created. Further calls of this method add further strategies. A strategy gets the operation of
    /// the call from <see cref="LiveChatResilience.GetLiveChatOperation"/>.
    /// </param>
    /// <remarks>
    /// The outcome of a failed attempt is an exception: a <see cref="LiveChatException"/>, or a <c>TimeoutRejectedException</c> of Polly after
    /// <see cref="AttemptTimeout"/>. A response or a lost connection that a strategy simulates, such as chaos, is handled like that of an attempt. If a
    /// strategy rejects a request, the call throws a <see cref="LiveChatThrottledException"/>. An operation that is not idempotent is not sent again
    /// if an earlier attempt may have had an effect, even if a strategy retries it.
    /// </remarks>
    /// <exception cref="InvalidOperationException">A client has already been created from these options.</exception>
    public void ConfigureResilience(Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure)
    {
        Argument.NotNull(configure, nameof(configure));
        Set(ref _addStrategies, _addStrategies + configure);
    }

    /// <summary>Whether the application added strategies.</summary>
    internal bool HasStrategies => _addStrategies is not null;

    internal void AddStrategies(ResiliencePipelineBuilder<HttpResponseMessage> builder) => _addStrategies?.Invoke(builder);

    /// <summary>The token store of the host, for OAuth credentials without a token store.</summary>
    internal ILiveChatTokenStore? HostTokenStore { get; set; }

    /// <summary>Whether the client limits its requests.</summary>
    internal bool HasRateLimit => RateLimit is not null || HasRateLimiter;

    /// <summary>Whether a custom rate limiter is set.</summary>
    internal bool HasRateLimiter => _rateLimiter is not null;

    /// <summary>Creates a copy with another credential, which is not frozen.</summary>
    internal LiveChatClientOptions WithCredential(LiveChatCredential credential)
    {
        var copy = (LiveChatClientOptions)MemberwiseClone();
        copy._isFrozen = false;
        copy.Credential = credential;
        return copy;
    }

    /// <summary>Creates the settings of the calls of a client that has these options.</summary>
    internal CallSettings CreateCallSettings() => new(TimeProvider)
    {
        Timeout = Timeout,
        TimeoutName = $"{nameof(LiveChatClientOptions)}.{nameof(Timeout)}",
        AttemptTimeout = AttemptTimeout,
        AttemptTimeoutName = $"{nameof(LiveChatClientOptions)}.{nameof(AttemptTimeout)}",
        MaxAttempts = Retries.MaxAttempts,
        IsStrict = StrictJson,
    };

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

    // LINQPad calls this method by reflection, and shows the result in place of the options. The objects of the application are shown by their types.
    internal object ToDump()
    {
        var table = new DumpTable();
        table.Add(nameof(BaseAddress), BaseAddress);
        table.Add(nameof(Credential), Credential);
        table.Add(nameof(ApiPath), ApiPath);
        table.Add(nameof(PathSegmentOverrides), PathSegmentOverrides);
        table.Add(nameof(SiteId), SiteId);
        table.Add(nameof(AllowPlainHttp), AllowPlainHttp);
        table.Add(nameof(StrictJson), StrictJson);
        table.Add(nameof(Timeout), Timeout);
        table.Add(nameof(AttemptTimeout), AttemptTimeout);
        table.Add(nameof(Retries), Retries.ToString());
        table.Add(nameof(RateLimit), RateLimit?.ToString());
        table.AddType(nameof(RateLimiter), _rateLimiter);
        table.Add(nameof(MaxResponseBytes), MaxResponseBytes);
        table.Add(nameof(PooledConnectionLifetime), PooledConnectionLifetime);
        table.AddType(nameof(LoggerFactory), LoggerFactory);
        table.AddType(nameof(TimeProvider), TimeProvider);
        return table.ToObject();
    }

    internal static InvalidOperationException CreateFrozenException() =>
        new("The options are frozen, because a client has been created from them. Create new LiveChatClientOptions for another client.");

    private void Set<T>(ref T field, T value) => field = _isFrozen ? throw CreateFrozenException() : value;
}
