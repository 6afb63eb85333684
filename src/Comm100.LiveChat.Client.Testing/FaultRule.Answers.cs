using System.Globalization;
using System.Text;
using Comm100.LiveChat.Client.Testing.Serving;

namespace Comm100.LiveChat.Client.Testing;

/// <content>What is answered instead.</content>
public sealed partial class FaultRule
{
    private const string Html =
        "<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>Service unavailable</h1></body></html>";

    /// <summary>Answers with this status and body instead of serving the request.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="body">The body, sent as UTF-8; null sends none, and no <c>Content-Type</c> either.</param>
    /// <param name="contentType">The <c>Content-Type</c> of the body; null sends none.</param>
    /// <param name="headers">More headers, such as <c>Retry-After</c>: at most 10,000.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status, or there are more than 10,000 headers.</exception>
    public FaultRule Respond(
        int statusCode,
        string? body = null,
        string? contentType = "application/json",
        IEnumerable<KeyValuePair<string, string>>? headers = null) =>
        Play(new FaultAnswer(Checked(statusCode))
        {
            Body = Encoding.UTF8.GetBytes(body ?? ""),
            ContentType = body is null ? null : contentType,
            Headers = Checked(headers ?? []),
        });

    /// <summary>Answers with this status, without a body, and says in seconds when to come again.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="retryAfter">The <c>Retry-After</c>, rounded up to whole seconds; not negative.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status, or the time is negative.</exception>
    public FaultRule Respond(int statusCode, TimeSpan retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter, TimeSpan.Zero);
        return RespondRetryAfter(statusCode, Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Answers with this status, without a body, and says by a date when to come again.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="retryAfter">The <c>Retry-After</c>; HTTP dates have whole seconds.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status.</exception>
    public FaultRule Respond(int statusCode, DateTimeOffset retryAfter) =>
        RespondRetryAfter(statusCode, retryAfter.ToString("r", CultureInfo.InvariantCulture));

    /// <summary>Answers with an error in the shape of the service: <c>{"code":…,"message":…}</c>.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="code">The code, such as 403003.</param>
    /// <param name="message">The message.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status.</exception>
    public FaultRule RespondError(int statusCode, int code, string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Play(Json(Answer.Error(Checked(statusCode), code, message)));
    }

    /// <summary>Answers with a page of HTML, as a proxy in between would.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="html">The page; null takes a short one.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status.</exception>
    public FaultRule RespondHtml(int statusCode = 502, string? html = null) => Respond(statusCode, html ?? Html, "text/html; charset=utf-8");

    /// <summary>Answers with a body of this size, a text in JSON. It is made while it is sent, in chunks, and never held as a whole.
    /// <see cref="Gzip"/> makes a bomb of it: it takes a thousandth on the wire and expands to this size.</summary>
    /// <param name="bytes">The size of the body, before any compression: at least 2.</param>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="declareLength">Whether its <c>Content-Length</c> is told, unless it is compressed.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 2, or the status is not a valid HTTP status.</exception>
    public FaultRule RespondHuge(long bytes, int statusCode = 200, bool declareLength = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 2);
        return Play(new FaultAnswer(Checked(statusCode))
        {
            HugeLength = bytes,
            ContentType = "application/json; charset=utf-8",
            DeclaredLength = declareLength ? bytes : null,
        });
    }

    /// <summary>Answers with a body that is small on the wire and expands to this size.</summary>
    /// <param name="bytes">The size it expands to: at least 2.</param>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 2, or the status is not a valid HTTP status.</exception>
    public FaultRule RespondGzipBomb(long bytes, int statusCode = 200) => RespondHuge(bytes, statusCode).Gzip();

    /// <summary>Answers as if the calls of the day were used up. To have them counted, set <see cref="LiveChatFakeOptions.DailyQuota"/>.</summary>
    /// <param name="answer">Which of the two known forms the answer has.</param>
    /// <returns>The rule.</returns>
    public FaultRule DailyQuota(DailyQuotaAnswer answer = DailyQuotaAnswer.Forbidden) => Play(Json(Limits.QuotaAnswer(answer)));

    /// <summary>Answers 401, as for an access token that has expired. If the request came with a token of <see cref="LiveChatFake.Tokens"/>,
    /// the token is ended, so that it does not help to send it once more.</summary>
    /// <returns>The rule.</returns>
    public FaultRule ExpireToken()
    {
        ServiceErrorException error = Errors.Unauthorized();
        return Play(Json(Answer.Error(error.StatusCode, error.Code, error.Message)) with
        {
            Headers = [new("WWW-Authenticate", Authenticator.Challenge)],
            EndsToken = true,
        });
    }

    private static FaultAnswer Json(Answer answer) =>
        new(answer.StatusCode) { Body = answer.Body, ContentType = "application/json; charset=utf-8" };

    private static KeyValuePair<string, string>[] Checked(IEnumerable<KeyValuePair<string, string>> headers)
    {
        const int Most = 10_000;
        KeyValuePair<string, string>[] taken = [.. headers.Take(Most + 1)];
        return taken.Length <= Most ? taken : throw new ArgumentOutOfRangeException(nameof(headers), "There must not be more than 10,000 headers.");
    }

    private static int Checked(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return statusCode;
    }

    private FaultRule RespondRetryAfter(int statusCode, string retryAfter) =>
        Play(new FaultAnswer(Checked(statusCode)) { Headers = [new("Retry-After", retryAfter)] });

    private FaultRule Play(FaultAnswer answer) => Set(fault => fault with { Answer = answer });
}
