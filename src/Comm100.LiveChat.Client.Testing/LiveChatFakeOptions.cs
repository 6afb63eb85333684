using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>What a <see cref="LiveChatFake"/> is started with. The values are copied when it starts.</summary>
public sealed partial class LiveChatFakeOptions
{
    private const int MaxHistory = 10_000_000;

    /// <summary>Gets or sets the loopback port to listen on, 0 to 65535.</summary>
    /// <value>0 by default: any free port.</value>
    public int Port { get; set; }

    /// <summary>Gets or sets the number the data is made from: the same seed gives the same data. What is set up (campaigns, bans,
    /// departments and so on) has the same ids and names for every seed; chats, messages and switches differ.</summary>
    /// <value>100 by default.</value>
    public int Seed { get; set; } = 100;

    /// <summary>Gets or sets how answers are written. Requests are read alike in both styles.</summary>
    /// <value><see cref="FakeWireStyle.Documented"/> by default.</value>
    public FakeWireStyle Style { get; set; } = FakeWireStyle.Documented;

    /// <summary>Gets or sets how many ended chats there are, 0 to 10,000,000. They are made when they are asked for, so a
    /// large number costs nothing. Missed and refused chats (an eighth) and agent chats (a twelfth) are counted from it.</summary>
    /// <value>240 by default.</value>
    public int ChatCount { get; set; } = 240;

    /// <summary>Gets or sets how many offline messages there are, 0 to 10,000,000.</summary>
    /// <value>40 by default.</value>
    public int OfflineMessageCount { get; set; } = 40;

    /// <summary>Gets or sets the e-mail address accepted as the user name of Basic authentication. It may not contain a colon.</summary>
    /// <value><c>agent@example.com</c> by default.</value>
    public string Email { get; set; } = "agent@example.com";

    /// <summary>Gets or sets the API key accepted as the password of Basic authentication.</summary>
    /// <value><c>fake-api-key</c> by default.</value>
    public string ApiKey { get; set; } = "fake-api-key";

    /// <summary>Gets or sets an access token accepted as Bearer; it never expires. Those of <c>/oauth/token</c> are accepted too.</summary>
    /// <value><c>fake-access-token</c> by default.</value>
    public string AccessToken { get; set; } = "fake-access-token";

    /// <summary>Gets or sets the password that <c>/oauth/token</c> takes together with <see cref="Email"/>.</summary>
    /// <value><c>fake-password</c> by default.</value>
    public string Password { get; set; } = "fake-password";

    /// <summary>Gets or sets the <c>client_id</c> of OAuth. The grant <c>authorization_code</c> needs it, and refreshes of the tokens
    /// it gave; elsewhere it may be left out.</summary>
    /// <value><c>fake-client-id</c> by default.</value>
    public string ClientId { get; set; } = "fake-client-id";

    /// <summary>Gets or sets the <c>client_secret</c> of OAuth. It is needed where <see cref="ClientId"/> is.</summary>
    /// <value><c>fake-client-secret</c> by default.</value>
    public string ClientSecret { get; set; } = "fake-client-secret";

    /// <summary>Gets or sets an authorization code that <c>/oauth/token</c> takes once.</summary>
    /// <value><c>fake-code</c> by default.</value>
    public string AuthorizationCode { get; set; } = "fake-code";

    /// <summary>Gets or sets the only <c>redirect_uri</c> that OAuth takes, compared as it is written here; null takes any.</summary>
    /// <value>Null by default.</value>
    public Uri? RedirectUri { get; set; }

    /// <summary>Gets or sets how long the access tokens of <c>/oauth/token</c> hold, by <see cref="TimeProvider"/>: 1 second to 10 years.</summary>
    /// <value>43,199 seconds by default, as the service has it.</value>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromSeconds(43_199);

    /// <summary>Gets or sets how many calls are taken in a time; more are answered with 429 and <c>Retry-After</c> in seconds. All calls of the
    /// API are counted, except those that a fault answers and those that are refused.</summary>
    /// <value>Null by default: any number.</value>
    public FakeRateLimit? RateLimit { get; set; }

    /// <summary>Gets or sets how many calls are taken in a day of UTC, by <see cref="TimeProvider"/>, 0 or more; more are answered as
    /// <see cref="DailyQuotaAnswer"/> says. They are counted as for <see cref="RateLimit"/>.</summary>
    /// <value>Null by default: any number.</value>
    public int? DailyQuota { get; set; }

    /// <summary>Gets or sets how calls above <see cref="DailyQuota"/> are answered.</summary>
    /// <value><see cref="DailyQuotaAnswer.Forbidden"/> by default.</value>
    public DailyQuotaAnswer DailyQuotaAnswer { get; set; }

    /// <summary>Gets or sets the clock for what takes time: tokens that expire, delays, and the windows of limits. Where <see cref="Now"/> is null, it
    /// also says when the data ends.</summary>
    /// <value><see cref="TimeProvider.System"/> by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the time at which the data ends, from 1970 to 9998: all generated chats and messages lie in the 30 days before it. With a fixed time, the same
    /// <see cref="Seed"/> gives the same data at every start, times included. Set it in tests that compare times or ask for a fixed period.</summary>
    /// <value>Null by default: the time of the start by <see cref="TimeProvider"/>, without fractions of a second, so that "the last 7 days" has chats.
    /// <see cref="LiveChatFake.Now"/> returns it. It does not change while the fake runs.</value>
    public DateTimeOffset? Now { get; set; }

    /// <summary>Gets or sets how many requests <see cref="LiveChatFake.Requests"/> and the log of the server keep, 0 or more. When there are more, or when the bodies in
    /// <see cref="LiveChatFake.Requests"/> have more than 64 Mi characters together, the oldest are dropped; <see cref="RequestLog.DroppedCount"/> counts them.</summary>
    /// <value>10,000 by default.</value>
    public int MaxLoggedRequests { get; set; } = 10_000;

    /// <summary>Gets or sets the folder of a recording that is replayed: mapping files of WireMock.Net, as <see cref="LiveChatFake.RecordAsync"/> writes them. The fake then returns the recorded responses, with any
    /// credential. For every other request it returns 501 and a message that names the request. <see cref="LiveChatFake.Data"/>, the style, permissions and limits do not apply;
    /// <see cref="LiveChatFake.Faults"/> and <see cref="LiveChatFake.Requests"/> do. Where <see cref="Now"/> is null, it is the moment of the last response of the recording.</summary>
    /// <value>Null by default: the fake uses generated data.</value>
    public string? Recording { get; set; }

    /// <summary>Gets or sets the largest <c>pageSize</c> a request may ask for, at least 1; a larger one is answered with 400.</summary>
    /// <value>500 by default, as the document says.</value>
    public int MaxPageSize { get; set; } = 500;

    /// <summary>Gets or sets the longest time from <c>timeFrom</c> to <c>timeTo</c> that a list may be asked for; a longer one is answered with
    /// 400 (400008).</summary>
    /// <value>366 days by default. The document names no limit.</value>
    public TimeSpan MaxPeriod { get; set; } = TimeSpan.FromDays(366);

    /// <summary>Gets or sets how long before <see cref="Now"/> <c>timeFrom</c> may lie; what lies further back is answered with 400 (400011).</summary>
    /// <value>Null by default: no limit. The document names none.</value>
    public TimeSpan? MaxAge { get; set; }

    /// <summary>Gets what the agent with <see cref="Email"/>, <see cref="ApiKey"/> and <see cref="AccessToken"/> may do: names out of
    /// <see cref="FakeAgent.AllPermissions"/>, in any case. Take one away to test what happens without it: operations that ask for it are then
    /// answered with 403 (403003).</summary>
    /// <value>All permissions by default.</value>
    public ISet<string> Permissions { get; private set; } = new HashSet<string>(FakeAgent.AllPermissions, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets further agents who may call the fake, each with an e-mail address of their own.</summary>
    /// <value>None by default.</value>
    public IList<FakeAgent> Agents { get; private set; } = [];

    /// <summary>Gets or sets what answers the requests outside the API: those whose path begins neither with <c>/api</c> or
    /// <c>/livechatwebapi</c> nor with <c>/oauth</c>, such as a page at <c>/</c>. They are neither recorded nor authenticated, and no fault is
    /// played to them. Your stubs take precedence.</summary>
    /// <value>Null by default: such a request is answered like any other to an unknown URL.</value>
    public RequestDelegate? OtherPaths { get; set; }

    /// <summary>Gets the moment the data ends at, once the options are frozen.</summary>
    internal DateTimeOffset DataEnd => Now ?? throw new InvalidOperationException("The options are not frozen.");

    /// <summary>Checks the values and gives a copy that no longer changes.</summary>
    /// <param name="options">The options.</param>
    /// <param name="recordedEnd">When the replayed recording ends; null if no recording is replayed.</param>
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

        RequireText(options.Email, nameof(Email));
        RequireText(options.ApiKey, nameof(ApiKey));
        RequireText(options.AccessToken, nameof(AccessToken));
        RequireText(options.Password, nameof(Password));
        RequireText(options.ClientId, nameof(ClientId));
        RequireText(options.ClientSecret, nameof(ClientSecret));
        RequireText(options.AuthorizationCode, nameof(AuthorizationCode));
        RequireRange(options.DailyQuota ?? 0, 0, int.MaxValue, nameof(DailyQuota));
        RequireRange((int)options.DailyQuotaAnswer, 0, 1, nameof(DailyQuotaAnswer));
        RequireSpan(options.AccessTokenLifetime, nameof(AccessTokenLifetime));
        if (options.TimeProvider is null)
        {
            throw new ArgumentException("LiveChatFakeOptions.TimeProvider must not be null.", nameof(options));
        }

        if (options.Email.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                "LiveChatFakeOptions.Email must not contain a colon: Basic authentication ends the user name there.", nameof(options));
        }

        DateTimeOffset now = options.Now ?? recordedEnd ?? WholeSeconds(options.TimeProvider.GetUtcNow());
        if (now.UtcDateTime < DateTime.UnixEpoch || now.UtcDateTime.Year >= 9999)
        {
            throw new ArgumentException("LiveChatFakeOptions.Now must lie between 1970 and 9998.", nameof(options));
        }

        if (options.MaxPeriod <= TimeSpan.Zero || options.MaxAge <= TimeSpan.Zero)
        {
            throw new ArgumentException("LiveChatFakeOptions.MaxPeriod and MaxAge must be longer than nothing.", nameof(options));
        }

        CheckAgents(options);
        var frozen = (LiveChatFakeOptions)options.MemberwiseClone();
        frozen.Now = now;
        frozen.Permissions = new HashSet<string>(options.Permissions, StringComparer.OrdinalIgnoreCase);
        frozen.Agents = [.. options.Agents.Select(agent => agent.Copy())];
        return frozen;
    }

    // Requests name whole seconds: an item at the end is found by asking up to it.
    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static void CheckAgents(LiveChatFakeOptions options)
    {
        var emails = new HashSet<string>([options.Email], StringComparer.OrdinalIgnoreCase);
        RequirePermissions(options.Permissions, nameof(Permissions));
        foreach (FakeAgent agent in options.Agents)
        {
            RequireText(agent.Email, nameof(Agents) + ".Email");
            RequireText(agent.ApiKey, nameof(Agents) + ".ApiKey");
            RequirePermissions(agent.Permissions, nameof(Agents) + ".Permissions");
            if (agent.Email.Contains(':', StringComparison.Ordinal) || !emails.Add(agent.Email))
            {
                throw new ArgumentException(
                    $"LiveChatFakeOptions.Agents must have e-mail addresses without a colon, each another: '{agent.Email}' is not.", nameof(options));
            }
        }
    }

    // A misspelt permission would take none away, and a test of it could not fail.
    private static void RequirePermissions(ISet<string> permissions, string name)
    {
        string? unknown = permissions.FirstOrDefault(permission => !FakeAgent.AllPermissions.Contains(permission, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw new ArgumentException(
                $"LiveChatFakeOptions.{name} has no permission '{unknown}'. There are: {string.Join(", ", FakeAgent.AllPermissions)}.", nameof(permissions));
        }
    }

    private static void RequireRange(int option, int min, int max, string name)
    {
        if (option < min || option > max)
        {
            throw new ArgumentException($"LiveChatFakeOptions.{name} must be {min} to {max}, not {option}.", nameof(option));
        }
    }

    private static void RequireSpan(TimeSpan option, string name)
    {
        if (option < TimeSpan.FromSeconds(1) || option > TimeSpan.FromDays(3660))
        {
            throw new ArgumentException($"LiveChatFakeOptions.{name} must be 1 second to 10 years, not {option}.", nameof(option));
        }
    }

    private static void RequireText(string? option, string name)
    {
        if (string.IsNullOrWhiteSpace(option))
        {
            throw new ArgumentException($"LiveChatFakeOptions.{name} must not be empty.", nameof(option));
        }
    }
}
