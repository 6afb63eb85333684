using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>The options of a <see cref="LiveChatFake"/>. The values are copied when the fake starts.</summary>
public sealed partial class LiveChatFakeOptions
{
    private const int MaxHistory = 10_000_000;

    /// <summary>Gets or sets the loopback port to listen on, 0 to 65535.</summary>
    /// <value>0 by default: any free port.</value>
    public int Port { get; set; }

    /// <summary>Gets or sets the seed of the generated data: the same seed gives the same data. Campaigns, bans, departments and other objects that are set up
    /// have the same ids and names for every seed; chats, messages and Boolean values differ.</summary>
    /// <value>100 by default.</value>
    public int Seed { get; set; } = 100;

    /// <summary>Gets or sets how responses are written. Requests are read in the same way in both styles.</summary>
    /// <value><see cref="FakeWireStyle.Documented"/> by default.</value>
    public FakeWireStyle Style { get; set; } = FakeWireStyle.Documented;

    /// <summary>Gets or sets the number of ended chats, 0 to 10,000,000. Chats are generated on demand, so a large number costs nothing. An eighth of
    /// this number is the number of missed and refused chats, and a twelfth is the number of agent chats.</summary>
    /// <value>240 by default.</value>
    public int ChatCount { get; set; } = 240;

    /// <summary>Gets or sets the number of offline messages, 0 to 10,000,000.</summary>
    /// <value>40 by default.</value>
    public int OfflineMessageCount { get; set; } = 40;

    /// <summary>Gets or sets the e-mail address that is accepted as the user name of Basic authentication. It must not contain a colon.</summary>
    /// <value><c>agent@example.com</c> by default.</value>
    public string Email { get; set; } = "agent@example.com";

    /// <summary>Gets or sets the API key that is accepted as the password of Basic authentication.</summary>
    /// <value><c>fake-api-key</c> by default.</value>
    public string ApiKey { get; set; } = "fake-api-key";

    /// <summary>Gets or sets an access token that is accepted for Bearer authentication. It never expires. Tokens from <c>/oauth/token</c> are accepted too.</summary>
    /// <value><c>fake-access-token</c> by default.</value>
    public string AccessToken { get; set; } = "fake-access-token";

    /// <summary>Gets or sets the password that <c>/oauth/token</c> accepts together with <see cref="Email"/>.</summary>
    /// <value><c>fake-password</c> by default.</value>
    public string Password { get; set; } = "fake-password";

    /// <summary>Gets or sets the <c>client_id</c> of OAuth. It is required for the <c>authorization_code</c> grant, and for refreshing tokens of that grant;
    /// otherwise it is optional.</summary>
    /// <value><c>fake-client-id</c> by default.</value>
    public string ClientId { get; set; } = "fake-client-id";

    /// <summary>Gets or sets the <c>client_secret</c> of OAuth. It is required where <see cref="ClientId"/> is required.</summary>
    /// <value><c>fake-client-secret</c> by default.</value>
    public string ClientSecret { get; set; } = "fake-client-secret";

    /// <summary>Gets or sets an authorization code that <c>/oauth/token</c> accepts once.</summary>
    /// <value><c>fake-code</c> by default.</value>
    public string AuthorizationCode { get; set; } = "fake-code";

    /// <summary>Gets or sets the only <c>redirect_uri</c> that OAuth accepts. It is compared with its original string. Null accepts any.</summary>
    /// <value>Null by default.</value>
    public Uri? RedirectUri { get; set; }

    /// <summary>Gets or sets how long the access tokens of <c>/oauth/token</c> are valid, measured by <see cref="TimeProvider"/>: 1 second to 10 years.</summary>
    /// <value>43,199 seconds by default, like the service.</value>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromSeconds(43_199);

    /// <summary>Gets or sets the number of calls that are accepted in a time window. Further calls get 429 with <c>Retry-After</c> in seconds. All calls of the
    /// API count, except those with a response from a fault and those that are rejected by a limit.</summary>
    /// <value>Null by default: no limit.</value>
    public FakeRateLimit? RateLimit { get; set; }

    /// <summary>Gets or sets the number of calls that are accepted in a UTC day, measured by <see cref="TimeProvider"/>; 0 or more. Further calls get the
    /// response of <see cref="DailyQuotaResponse"/>. Calls are counted as for <see cref="RateLimit"/>.</summary>
    /// <value>Null by default: no limit.</value>
    public int? DailyQuota { get; set; }

    /// <summary>Gets or sets the response to calls above <see cref="DailyQuota"/>.</summary>
    /// <value><see cref="DailyQuotaResponse.Forbidden"/> by default.</value>
    public DailyQuotaResponse DailyQuotaResponse { get; set; }

    /// <summary>Gets or sets the clock for the expiry of tokens, for delays, and for the windows of limits. If <see cref="Now"/> is null, it also
    /// determines the end of the data.</summary>
    /// <value><see cref="TimeProvider.System"/> by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the time at which the data ends, from 1970 to 9998. All generated chats and messages lie in the 30 days before it. With a fixed
    /// time, the same <see cref="Seed"/> gives the same data at every start, including all times. Set it in tests that compare times or that
    /// request a fixed period.</summary>
    /// <value>Null by default: the time of the start, read from <see cref="TimeProvider"/> and truncated to seconds, so that "the last 7 days" has chats.
    /// <see cref="LiveChatFake.Now"/> returns it. It does not change while the fake runs.</value>
    public DateTimeOffset? Now { get; set; }

    /// <summary>Gets or sets the maximum number of requests in <see cref="LiveChatFake.Requests"/> and in the log of the server, 0 or more. If there are
    /// more, or if the bodies in <see cref="LiveChatFake.Requests"/> exceed 64 Mi characters in total, the oldest are dropped;
    /// <see cref="RequestLog.DroppedCount"/> counts them.</summary>
    /// <value>10,000 by default.</value>
    public int MaxLoggedRequests { get; set; } = 10_000;

    /// <summary>Gets or sets the folder of a recording to replay: mapping files of WireMock.Net, as <see cref="LiveChatFake.RecordAsync"/> writes them. The
    /// fake then returns the recorded responses and accepts any credential. It responds to every other request with 501 and a message that names
    /// the request. <see cref="LiveChatFake.Data"/>, the style, permissions and limits do not apply; <see cref="LiveChatFake.Faults"/> and
    /// <see cref="LiveChatFake.Requests"/> do. If <see cref="Now"/> is null, it is the time of the last recorded response.</summary>
    /// <value>Null by default: the fake uses generated data.</value>
    public string? RecordingFolder { get; set; }

    /// <summary>Gets or sets the maximum <c>pageSize</c> of a request, at least 1. A larger one gets 400.</summary>
    /// <value>500 by default, as documented.</value>
    public int MaxPageSize { get; set; } = 500;

    /// <summary>Gets or sets the maximum period from <c>timeFrom</c> to <c>timeTo</c> of a list. A longer one gets 400 (400008).</summary>
    /// <value>366 days by default. The document specifies no limit.</value>
    public TimeSpan MaxPeriod { get; set; } = TimeSpan.FromDays(366);

    /// <summary>Gets or sets the maximum time from <c>timeFrom</c> to <see cref="Now"/>. An earlier <c>timeFrom</c> gets 400 (400011).</summary>
    /// <value>Null by default: no limit. The document specifies none.</value>
    public TimeSpan? MaxAge { get; set; }

    /// <summary>Gets the permissions of the agent with <see cref="Email"/>, <see cref="ApiKey"/> and <see cref="AccessToken"/>: names from
    /// <see cref="FakeAgent.AllPermissions"/>, in any case. Remove one to test what happens without it: operations that require it then respond
    /// with 403 (403003).</summary>
    /// <value>All permissions by default.</value>
    public ISet<string> Permissions { get; private set; } = new HashSet<string>(FakeAgent.AllPermissions, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets additional agents who can call the fake. Each must have a unique e-mail address.</summary>
    /// <value>Empty by default.</value>
    public IList<FakeAgent> Agents { get; private set; } = [];

    /// <summary>Gets or sets a handler for requests outside the API: those whose path begins with none of <c>/api</c>, <c>/livechatwebapi</c> and
    /// <c>/oauth</c>, such as a page at <c>/</c>. These requests are neither recorded nor authenticated, and no fault applies to them. Your stubs
    /// take precedence.</summary>
    /// <value>Null by default: such a request gets the same response as any other unknown URL.</value>
    public RequestDelegate? OtherPathsHandler { get; set; }

    /// <summary>Gets the time at which the data ends. Available after <see cref="Freeze"/>.</summary>
    internal DateTimeOffset DataEnd => Now ?? throw new InvalidOperationException("Call Freeze before reading DataEnd.");

    /// <summary>Validates the options and creates a copy that is independent of the original.</summary>
    /// <param name="options">The options.</param>
    /// <param name="recordedEnd">The time of the last response of the replayed recording; null if no recording is replayed.</param>
    internal static LiveChatFakeOptions Freeze(LiveChatFakeOptions options, DateTimeOffset? recordedEnd = null)
    {
        RequireRange(options.Port, 0, 65535, nameof(Port));
        RequireRange(options.ChatCount, 0, MaxHistory, nameof(ChatCount));
        RequireRange(options.OfflineMessageCount, 0, MaxHistory, nameof(OfflineMessageCount));
        RequireRange(options.MaxLoggedRequests, 0, int.MaxValue, nameof(MaxLoggedRequests));
        RequireRange(options.MaxPageSize, 1, int.MaxValue, nameof(MaxPageSize));
        if (!Enum.IsDefined(options.Style))
        {
            throw new ArgumentException($"LiveChatFakeOptions.Style must be a value of FakeWireStyle, not {(int)options.Style}.", nameof(options));
        }

        RequireNotEmpty(options.Email, nameof(Email));
        RequireNotEmpty(options.ApiKey, nameof(ApiKey));
        RequireNotEmpty(options.AccessToken, nameof(AccessToken));
        RequireNotEmpty(options.Password, nameof(Password));
        RequireNotEmpty(options.ClientId, nameof(ClientId));
        RequireNotEmpty(options.ClientSecret, nameof(ClientSecret));
        RequireNotEmpty(options.AuthorizationCode, nameof(AuthorizationCode));
        RequireRange(options.DailyQuota ?? 0, 0, int.MaxValue, nameof(DailyQuota));
        RequireRange((int)options.DailyQuotaResponse, 0, 1, nameof(DailyQuotaResponse));
        RequireLifetime(options.AccessTokenLifetime, nameof(AccessTokenLifetime));
        if (options.TimeProvider is null)
        {
            throw new ArgumentException("LiveChatFakeOptions.TimeProvider must not be null.", nameof(options));
        }

        if (options.Email.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                "LiveChatFakeOptions.Email must not contain a colon: Basic authentication uses it as a separator.", nameof(options));
        }

        DateTimeOffset now = options.Now ?? recordedEnd ?? TruncateToSeconds(options.TimeProvider.GetUtcNow());
        if (now.UtcDateTime < DateTime.UnixEpoch || now.UtcDateTime.Year >= 9999)
        {
            throw new ArgumentException("LiveChatFakeOptions.Now must be between 1970 and 9998.", nameof(options));
        }

        if (options.MaxPeriod <= TimeSpan.Zero || options.MaxAge <= TimeSpan.Zero)
        {
            throw new ArgumentException("LiveChatFakeOptions.MaxPeriod and MaxAge must be greater than zero.", nameof(options));
        }

        ValidateAgents(options);
        var frozen = (LiveChatFakeOptions)options.MemberwiseClone();
        frozen.Now = now;
        frozen.Permissions = new HashSet<string>(options.Permissions, StringComparer.OrdinalIgnoreCase);
        frozen.Agents = [.. options.Agents.Select(agent => agent.Copy())];
        return frozen;
    }

    // Times in requests have no fractions of a second, so an item at the end can only be found if the end has none either.
    private static DateTimeOffset TruncateToSeconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static void ValidateAgents(LiveChatFakeOptions options)
    {
        var emails = new HashSet<string>([options.Email], StringComparer.OrdinalIgnoreCase);
        RequirePermissions(options.Permissions, nameof(Permissions));
        foreach (FakeAgent agent in options.Agents)
        {
            RequireNotEmpty(agent.Email, nameof(Agents) + ".Email");
            RequireNotEmpty(agent.ApiKey, nameof(Agents) + ".ApiKey");
            RequirePermissions(agent.Permissions, nameof(Agents) + ".Permissions");
            if (agent.Email.Contains(':', StringComparison.Ordinal) || !emails.Add(agent.Email))
            {
                throw new ArgumentException(
                    $"Each e-mail address in LiveChatFakeOptions.Agents must be unique and must not contain a colon: '{agent.Email}' is not valid.", nameof(options));
            }
        }
    }

    // Removing or adding a misspelled permission would have no effect, so a test of it could not fail.
    private static void RequirePermissions(ISet<string> permissions, string name)
    {
        string? unknown = permissions.FirstOrDefault(permission => !FakeAgent.AllPermissions.Contains(permission, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw new ArgumentException(
                $"LiveChatFakeOptions.{name} contains an unknown permission: '{unknown}'. The permissions are: {string.Join(", ", FakeAgent.AllPermissions)}.", nameof(permissions));
        }
    }

    private static void RequireRange(int option, int min, int max, string name)
    {
        if (option < min || option > max)
        {
            throw new ArgumentException($"LiveChatFakeOptions.{name} must be from {min} to {max}, not {option}.", nameof(option));
        }
    }

    private static void RequireLifetime(TimeSpan option, string name)
    {
        if (option < TimeSpan.FromSeconds(1) || option > TimeSpan.FromDays(3660))
        {
            throw new ArgumentException($"LiveChatFakeOptions.{name} must be from 1 second to 10 years, not {option}.", nameof(option));
        }
    }

    private static void RequireNotEmpty(string? option, string name)
    {
        if (string.IsNullOrWhiteSpace(option))
        {
            throw new ArgumentException($"LiveChatFakeOptions.{name} must not be empty.", nameof(option));
        }
    }
}
