using System.Globalization;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests.Authentication;

/// <summary>Faults of the token endpoint and the behavior of the client. <see cref="TokenFaultTests"/> tests each row, and <c>docs/resilience.md</c> shows them.</summary>
internal static class TokenFaults
{
    public static IReadOnlyList<TokenFaultRow> Rows { get; } =
    [
        new("Connection reset", rule => rule.Reset(), Requests: 2, TimeSpan.FromSeconds(0.5)),
        new("Operation performed, response lost", rule => rule.LoseResponse(), Requests: 2, TimeSpan.FromSeconds(0.5)),
        new("200 without a token", rule => rule.Respond(200, "{}"), Requests: 2, TimeSpan.FromSeconds(0.5)),
        new("200 with half a token", rule => rule.Respond(200, """{"access_token":"half"""), Requests: 2, TimeSpan.FromSeconds(0.5)),
        new("A redirect", rule => rule.Respond(302, "", headers: [KeyValuePair.Create("Location", "https://elsewhere.example.com/")]), Requests: 2, TimeSpan.FromSeconds(0.5)),
        new("400 with `invalid_grant`", rule => rule.Respond(400, """{"error":"invalid_grant"}"""), Requests: 1, TimeSpan.FromMinutes(5)),
        new("401 with `invalid_client`", rule => rule.Respond(401, """{"error":"invalid_client"}"""), Requests: 1, TimeSpan.FromMinutes(5)),
        new("403", rule => rule.Respond(403, ""), Requests: 1, TimeSpan.FromMinutes(5)),
        new("404", rule => rule.Respond(404, ""), Requests: 2, TimeSpan.FromSeconds(0.5)),
        new("429", rule => rule.Respond(429, ""), Requests: 1, TimeSpan.FromSeconds(0.5)),
        WithRetryAfter("429 with `Retry-After: 0`", 429, "0", TimeSpan.FromSeconds(0.5)),
        WithRetryAfter("429 with `Retry-After: 30`", 429, "30", TimeSpan.FromSeconds(30)),
        WithRetryAfter("429 with `Retry-After` of 20 digits", 429, "99999999999999999999", TimeSpan.FromDays(3650)),
        WithRetryAfter("429 with `Retry-After` in the year 9999", 429, "Fri, 31 Dec 9999 23:59:59 GMT", TimeSpan.FromDays(3650)),
        new("500", rule => rule.Respond(500, ""), Requests: 2, TimeSpan.FromSeconds(0.5)),
        WithRetryAfter("503 with `Retry-After: 30`", 503, "30", TimeSpan.FromSeconds(30)),
    ];

    public static string Table() => string.Join('\n', (string[])
    [
        "| Response of the token endpoint | Token requests of 20 calls | Time until the next token request |",
        "|---|---|---|",
        .. Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Requests} | {Text(row.Wait)} |")),
    ]);

    private static TokenFaultRow WithRetryAfter(string name, int status, string value, TimeSpan wait) =>
        new(name, rule => rule.Respond(status, "", headers: [KeyValuePair.Create("Retry-After", value)]), Requests: 1, wait);

    private static string Text(TimeSpan wait) => wait.TotalDays > 1 ? "10 years at most"
        : wait.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{wait.TotalMinutes} minutes, or the value of `RejectionCacheDuration`")
        : string.Create(CultureInfo.InvariantCulture, $"{wait.TotalSeconds} s");
}

/// <param name="Name">The fault, as the documentation shows it.</param>
/// <param name="Play">Adds the fault to a rule of the fake.</param>
/// <param name="Requests">The number of token requests of 20 calls.</param>
/// <param name="Wait">The time until the next token request.</param>
internal sealed record TokenFaultRow(string Name, Action<FaultRule> Play, int Requests, TimeSpan Wait);
