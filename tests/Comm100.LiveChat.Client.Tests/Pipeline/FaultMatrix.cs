using System.Globalization;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>
/// What the client does about each fault, while it lasts: the rows that <see cref="FaultMatrixTests"/> plays, and that
/// <c>docs/resilience.md</c> shows.
/// </summary>
internal static class FaultMatrix
{
    /// <summary>How many attempts the client makes by default.</summary>
    public const int All = 4;

    public const int MaxResponseLength = 64 * 1024;

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        new("Connection refused", fault: null, Ends<LiveChatConnectionException>(All), Ends<LiveChatConnectionException>(All), Ends<LiveChatConnectionException>(All)),
        Repeated<LiveChatConnectionException>("Connection reset before the response", rule => rule.Reset()),
        Repeated<LiveChatConnectionException>("Connection reset in the headers", rule => rule.ResetInHeaders()),
        Repeated<LiveChatConnectionException>("Connection closed before the response", rule => rule.Close()),
        Repeated<LiveChatConnectionException>("Connection closed in the headers", rule => rule.CloseInHeaders()),
        new("Connection closed after the headers", rule => rule.PerformOperation().Truncate(0), Ends<LiveChatConnectionException>(All), Succeeds, Ends<LiveChatConnectionException>(1)),
        new("Connection reset in the body", rule => rule.PerformOperation().ResetInBody(1), Ends<LiveChatConnectionException>(All), Succeeds, Ends<LiveChatConnectionException>(1)),
        new("Connection closed in the body", rule => rule.PerformOperation().Truncate(1), Ends<LiveChatConnectionException>(All), Succeeds, Ends<LiveChatConnectionException>(1)),
        new("Operation performed, response lost", rule => rule.LoseResponse(), Ends<LiveChatConnectionException>(All), Ends<LiveChatConnectionException>(All), Ends<LiveChatConnectionException>(1)),
        Repeated<LiveChatTimeoutException>("No response", rule => rule.Hang()),
        new("Half of a body, and then nothing", rule => rule.HangInBody(200, "[", 1000), Ends<LiveChatTimeoutException>(All), Succeeds, Ends<LiveChatTimeoutException>(1)),
        NotRead<LiveChatSerializationException>("Truncated JSON", rule => rule.Respond(200, """{"id":1,"comment":"cut""")),
        Once("Another content type", result: null, rule => rule.PerformOperation().WithContentType("text/plain")),
        Once("HTML with status 200", typeof(LiveChatSerializationException), rule => rule.RespondHtml(200)),
        NotRead<LiveChatSerializationException>("204 although a result is expected", rule => rule.Respond(204)),
        Once("One byte at a time", result: null, rule => rule.PerformOperation().SendInChunks()),
        NotRead<LiveChatSerializationException>("A body longer than `MaxResponseBytes`", rule => rule.RespondHuge(50_000_000)),
        Once("Gzip", result: null, rule => rule.PerformOperation().Gzip()),
        NotRead<LiveChatSerializationException>("A gzip bomb", rule => rule.RespondGzipBomb(50_000_000)),
        Repeated<LiveChatConnectionException>("Too many headers", rule => rule.Respond(200, "{}").WithHeaders(5000, 100)),
        Once("A redirect", typeof(LiveChatRedirectException), rule => rule.Respond(302, body: null, headers: [KeyValuePair.Create("Location", "https://elsewhere.example.com/")])),
        Once("400", typeof(LiveChatValidationException), rule => rule.Respond(400)),
        Once("401", typeof(LiveChatAuthenticationException), rule => rule.Respond(401)),
        Once("403", typeof(LiveChatPermissionException), rule => rule.RespondError(403, 403003, "by a test")),
        Once("403 with a text about the daily limit", typeof(LiveChatQuotaException), rule => rule.DailyQuota()),
        Once("500 with code 500010", typeof(LiveChatQuotaException), rule => rule.DailyQuota(DailyQuotaResponse.ServerError)),
        Once("404", typeof(LiveChatNotFoundException), rule => rule.Respond(404)),
        Once("405", typeof(LiveChatApiException), rule => rule.Respond(405)),
        Repeated<LiveChatApiException>("408", rule => rule.Respond(408)),
        Once("409", typeof(LiveChatConflictException), rule => rule.Respond(409)),
        Once("413", typeof(LiveChatApiException), rule => rule.Respond(413)),
        Once("415", typeof(LiveChatApiException), rule => rule.Respond(415)),
        Once("422", typeof(LiveChatValidationException), rule => rule.Respond(422)),
        Always<LiveChatRateLimitException>("429", rule => rule.Respond(429)),
        Always<LiveChatRateLimitException>("429 with `Retry-After`", rule => rule.Respond(429, s_second)),
        Repeated<LiveChatServerException>("500", rule => rule.Respond(500)),
        Once("501", typeof(LiveChatServerException), rule => rule.Respond(501)),
        Repeated<LiveChatServerException>("502 with an HTML page", rule => rule.RespondHtml(502)),
        Repeated<LiveChatServerException>("503", rule => rule.Respond(503)),
        Always<LiveChatServerException>("503 with `Retry-After`", rule => rule.Respond(503, s_second)),
        Repeated<LiveChatServerException>("504", rule => rule.Respond(504)),
    ];

    private static FaultOutcome Succeeds => new(1, null);

    /// <summary>The rows as a table.</summary>
    public static string Table() => string.Join('\n', (string[])
    [
        "| Fault, as long as it lasts | Reads, updates | Deletions | Creates |",
        "|---|---|---|---|",
        .. Rows.Select(row => $"| {row.Name} | {Cell(row.Read)} | {Cell(row.Delete)} | {Cell(row.Create)} |"),
    ]);

    private static FaultOutcome Ends<T>(int requests)
        where T : LiveChatException => new(requests, typeof(T));

    // Repeated unless it is a create.
    private static FaultRow Repeated<T>(string name, Action<FaultRule> fault)
        where T : LiveChatException => new(name, fault, Ends<T>(All), Ends<T>(All), Ends<T>(1));

    // Repeated even if it is a create.
    private static FaultRow Always<T>(string name, Action<FaultRule> fault)
        where T : LiveChatException => new(name, fault, Ends<T>(All), Ends<T>(All), Ends<T>(All));

    // Of no interest to a deletion, which has no result to read.
    private static FaultRow NotRead<T>(string name, Action<FaultRule> fault)
        where T : LiveChatException => new(name, fault, Ends<T>(1), Succeeds, Ends<T>(1));

    private static FaultRow Once(string name, Type? result, Action<FaultRule> fault)
    {
        var outcome = new FaultOutcome(1, result);
        return new FaultRow(name, fault, outcome, outcome, outcome);
    }

    private static string Cell(FaultOutcome outcome) => (outcome.Requests, outcome.Exception) switch
    {
        (1, null) => "the result",
        (1, _) => $"`{outcome.Exception.Name}` at once",
        _ => $"`{outcome.Exception!.Name}` after {outcome.Requests.ToString(CultureInfo.InvariantCulture)} attempts",
    };
}

/// <summary>One fault, and what comes of it for each kind of operation.</summary>
internal sealed class FaultRow(string name, Action<FaultRule>? fault, FaultOutcome read, FaultOutcome delete, FaultOutcome create)
{
    public string Name => name;

    public FaultOutcome Read => read;

    public FaultOutcome Delete => delete;

    public FaultOutcome Create => create;

    /// <summary>Whether the service is not there at all.</summary>
    public bool IsRefused => fault is null;

    /// <summary>Whether the client ends an attempt by its own clock.</summary>
    public static bool IsSilent(FaultOutcome outcome) => outcome.Exception == typeof(LiveChatTimeoutException);

    public FaultRule Play(FaultPlan plan, string operation)
    {
        FaultRule rule = plan.On(operation);
        fault!(rule);
        return rule;
    }

    public FaultOutcome OutcomeOf(string operation) => operation switch
    {
        "Bans.create" => create,
        "Bans.delete" => delete,
        _ => read,
    };
}

/// <param name="Requests">How many requests the client sends, or tries.</param>
/// <param name="Exception">What the caller gets; null for the result.</param>
internal sealed record FaultOutcome(int Requests, Type? Exception);
