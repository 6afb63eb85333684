using System.Globalization;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>
/// The outcome of each fault for each kind of operation. <see cref="FaultMatrixTests"/> tests each row, and
/// <c>docs/resilience.md</c> shows the rows.
/// </summary>
internal static class FaultMatrix
{
    /// <summary>The default number of attempts.</summary>
    public const int DefaultAttempts = 4;

    public const int MaxResponseLength = 64 * 1024;

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        new("Connection refused", fault: null, Throws<LiveChatConnectionException>(DefaultAttempts), Throws<LiveChatConnectionException>(DefaultAttempts), Throws<LiveChatConnectionException>(DefaultAttempts)),
        Retried<LiveChatConnectionException>("Connection reset before the response", rule => rule.Reset()),
        Retried<LiveChatConnectionException>("Connection reset in the headers", rule => rule.ResetInHeaders()),
        Retried<LiveChatConnectionException>("Connection closed before the response", rule => rule.Close()),
        Retried<LiveChatConnectionException>("Connection closed in the headers", rule => rule.CloseInHeaders()),
        new("Connection closed after the headers", rule => rule.PerformOperation().Truncate(0), Throws<LiveChatConnectionException>(DefaultAttempts), Succeeds, Throws<LiveChatConnectionException>(1)),
        new("Connection reset in the body", rule => rule.PerformOperation().ResetInBody(1), Throws<LiveChatConnectionException>(DefaultAttempts), Succeeds, Throws<LiveChatConnectionException>(1)),
        new("Connection closed in the body", rule => rule.PerformOperation().Truncate(1), Throws<LiveChatConnectionException>(DefaultAttempts), Succeeds, Throws<LiveChatConnectionException>(1)),
        new("Operation performed, response lost", rule => rule.LoseResponse(), Throws<LiveChatConnectionException>(DefaultAttempts), Throws<LiveChatConnectionException>(DefaultAttempts), Throws<LiveChatConnectionException>(1)),
        Retried<LiveChatTimeoutException>("No response", rule => rule.Hang()),
        new("Half of a body, and then nothing", rule => rule.HangInBody(200, "[", 1000), Throws<LiveChatTimeoutException>(DefaultAttempts), Succeeds, Throws<LiveChatTimeoutException>(1)),
        NotReadByDelete<LiveChatSerializationException>("Truncated JSON", rule => rule.Respond(200, """{"id":1,"comment":"cut""")),
        NotRetried("Another content type", result: null, rule => rule.PerformOperation().WithContentType("text/plain")),
        NotRetried("HTML with status 200", typeof(LiveChatSerializationException), rule => rule.RespondHtml(200)),
        NotReadByDelete<LiveChatSerializationException>("204 although a result is expected", rule => rule.Respond(204)),
        NotRetried("One byte at a time", result: null, rule => rule.PerformOperation().SendInChunks()),
        NotReadByDelete<LiveChatSerializationException>("A body longer than `MaxResponseBytes`", rule => rule.RespondHuge(50_000_000)),
        NotRetried("Gzip", result: null, rule => rule.PerformOperation().Gzip()),
        NotReadByDelete<LiveChatSerializationException>("A gzip bomb", rule => rule.RespondGzipBomb(50_000_000)),
        Retried<LiveChatConnectionException>("Too many headers", rule => rule.Respond(200, "{}").WithHeaders(5000, 100)),
        NotRetried("A redirect", typeof(LiveChatRedirectException), rule => rule.Respond(302, body: null, headers: [KeyValuePair.Create("Location", "https://elsewhere.example.com/")])),
        NotRetried("400", typeof(LiveChatValidationException), rule => rule.Respond(400)),
        NotRetried("401", typeof(LiveChatAuthenticationException), rule => rule.Respond(401)),
        NotRetried("403", typeof(LiveChatPermissionException), rule => rule.RespondError(403, 403003, "by a test")),
        NotRetried("403 with a text about the daily limit", typeof(LiveChatQuotaException), rule => rule.DailyQuota()),
        NotRetried("500 with code 500010", typeof(LiveChatQuotaException), rule => rule.DailyQuota(DailyQuotaResponse.ServerError)),
        NotRetried("404", typeof(LiveChatNotFoundException), rule => rule.Respond(404)),
        NotRetried("405", typeof(LiveChatApiException), rule => rule.Respond(405)),
        Retried<LiveChatApiException>("408", rule => rule.Respond(408)),
        NotRetried("409", typeof(LiveChatConflictException), rule => rule.Respond(409)),
        NotRetried("413", typeof(LiveChatApiException), rule => rule.Respond(413)),
        NotRetried("415", typeof(LiveChatApiException), rule => rule.Respond(415)),
        NotRetried("422", typeof(LiveChatValidationException), rule => rule.Respond(422)),
        AlwaysRetried<LiveChatRateLimitException>("429", rule => rule.Respond(429)),
        AlwaysRetried<LiveChatRateLimitException>("429 with `Retry-After`", rule => rule.Respond(429, s_second)),
        Retried<LiveChatServerException>("500", rule => rule.Respond(500)),
        NotRetried("501", typeof(LiveChatServerException), rule => rule.Respond(501)),
        Retried<LiveChatServerException>("502 with an HTML page", rule => rule.RespondHtml(502)),
        Retried<LiveChatServerException>("503", rule => rule.Respond(503)),
        AlwaysRetried<LiveChatServerException>("503 with `Retry-After`", rule => rule.Respond(503, s_second)),
        Retried<LiveChatServerException>("504", rule => rule.Respond(504)),
    ];

    private static FaultOutcome Succeeds => new(1, null);

    /// <summary>The rows as a Markdown table.</summary>
    public static string Table() => string.Join('\n', (string[])
    [
        "| Fault, as long as it lasts | Reads, updates | Deletions | Creates |",
        "|---|---|---|---|",
        .. Rows.Select(row => $"| {row.Name} | {Cell(row.Read)} | {Cell(row.Delete)} | {Cell(row.Create)} |"),
    ]);

    private static FaultOutcome Throws<T>(int requests)
        where T : LiveChatException => new(requests, typeof(T));

    // Retried, except for a create.
    private static FaultRow Retried<T>(string name, Action<FaultRule> fault)
        where T : LiveChatException => new(name, fault, Throws<T>(DefaultAttempts), Throws<T>(DefaultAttempts), Throws<T>(1));

    // Retried, even for a create.
    private static FaultRow AlwaysRetried<T>(string name, Action<FaultRule> fault)
        where T : LiveChatException => new(name, fault, Throws<T>(DefaultAttempts), Throws<T>(DefaultAttempts), Throws<T>(DefaultAttempts));

    // Not retried. A deletion succeeds, since it has no result to read.
    private static FaultRow NotReadByDelete<T>(string name, Action<FaultRule> fault)
        where T : LiveChatException => new(name, fault, Throws<T>(1), Succeeds, Throws<T>(1));

    private static FaultRow NotRetried(string name, Type? result, Action<FaultRule> fault)
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

/// <summary>A fault, and its outcome for each kind of operation.</summary>
internal sealed class FaultRow(string name, Action<FaultRule>? fault, FaultOutcome read, FaultOutcome delete, FaultOutcome create)
{
    public string Name => name;

    public FaultOutcome Read => read;

    public FaultOutcome Delete => delete;

    public FaultOutcome Create => create;

    /// <summary>Whether the service refuses the connection. The fake has no fault for it.</summary>
    public bool IsRefused => fault is null;

    /// <summary>Whether the attempts time out.</summary>
    public static bool IsTimeout(FaultOutcome outcome) => outcome.Exception == typeof(LiveChatTimeoutException);

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

/// <param name="Requests">The number of requests that the client sends or tries to send.</param>
/// <param name="Exception">The type of the exception; null if the call succeeds.</param>
internal sealed record FaultOutcome(int Requests, Type? Exception);
