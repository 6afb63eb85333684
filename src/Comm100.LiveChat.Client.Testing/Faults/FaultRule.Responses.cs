using System.Globalization;
using System.Text;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing;

/// <content>Responses that replace the response of the operation.</content>
public sealed partial class FaultRule
{
    private const string Html =
        "<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>Service unavailable</h1></body></html>";

    /// <summary>Responds with a status and a body. The operation is not performed.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="body">The body, encoded as UTF-8; null sends neither a body nor a <c>Content-Type</c>.</param>
    /// <param name="contentType">The <c>Content-Type</c> of the body; null omits the header.</param>
    /// <param name="headers">Additional headers, such as <c>Retry-After</c>; at most 10,000.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status, or there are more than 10,000 headers.</exception>
    public FaultRule Respond(
        int statusCode,
        string? body = null,
        string? contentType = "application/json",
        IEnumerable<KeyValuePair<string, string>>? headers = null) =>
        SetResponse(new FaultResponse(ValidateStatusCode(statusCode))
        {
            Body = Encoding.UTF8.GetBytes(body ?? ""),
            ContentType = body is null ? null : contentType,
            Headers = ValidateHeaders(headers ?? []),
        });

    /// <summary>Responds with a status, no body, and a <c>Retry-After</c> header in seconds.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="retryAfter">The delay, rounded up to whole seconds; not negative.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status, or <paramref name="retryAfter"/> is negative.</exception>
    public FaultRule Respond(int statusCode, TimeSpan retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter, TimeSpan.Zero);
        return RespondRetryAfter(statusCode, Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Responds with a status, no body, and a <c>Retry-After</c> header with a date.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="retryAfter">The date. Fractions of a second are omitted.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status.</exception>
    public FaultRule Respond(int statusCode, DateTimeOffset retryAfter) =>
        RespondRetryAfter(statusCode, retryAfter.ToString("r", CultureInfo.InvariantCulture));

    /// <summary>Responds with an error in the format of the service: <c>{"code":…,"message":…}</c>.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="code">The code, such as 403003.</param>
    /// <param name="message">The message.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status.</exception>
    public FaultRule RespondError(int statusCode, int code, string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return SetResponse(CreateErrorResponse(new ServiceErrorException(ValidateStatusCode(statusCode), code, message)));
    }

    /// <summary>Responds with an HTML page, like a proxy between the client and the service.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="html">The page; null uses a short default page.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status.</exception>
    public FaultRule RespondHtml(int statusCode = 502, string? html = null) => Respond(statusCode, html ?? Html, "text/html; charset=utf-8");

    /// <summary>Responds with a body of a given size: a JSON string. It is generated in chunks while it is sent, and never held in memory completely.
    /// Combined with <see cref="Gzip"/>, it is a decompression bomb: it has a thousandth of the size in transit.</summary>
    /// <param name="bytes">The size of the body before compression, at least 2.</param>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="declareLength">Whether the response has a <c>Content-Length</c>. A compressed response never has one.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> is less than 2, or the status is not a valid HTTP status.</exception>
    public FaultRule RespondHuge(long bytes, int statusCode = 200, bool declareLength = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 2);
        return SetResponse(new FaultResponse(ValidateStatusCode(statusCode))
        {
            GeneratedLength = bytes,
            ContentType = "application/json; charset=utf-8",
            DeclaredLength = declareLength ? bytes : null,
        });
    }

    /// <summary>Responds with a compressed body that is small in transit and expands to a given size.</summary>
    /// <param name="bytes">The decompressed size, at least 2.</param>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> is less than 2, or the status is not a valid HTTP status.</exception>
    public FaultRule RespondGzipBomb(long bytes, int statusCode = 200) => RespondHuge(bytes, statusCode).Gzip();

    /// <summary>Responds as if the daily quota were used up. To count calls instead, set <see cref="LiveChatFakeOptions.DailyQuota"/>.</summary>
    /// <param name="response">Which of the two known responses is sent.</param>
    /// <returns>The rule.</returns>
    public FaultRule DailyQuota(DailyQuotaResponse response = DailyQuotaResponse.Forbidden) =>
        SetResponse(CreateErrorResponse(ServiceErrors.DailyQuotaExceeded(response)));

    /// <summary>Responds with 401, as if the access token had expired. If the token of the request is one of <see cref="LiveChatFake.Tokens"/>,
    /// it is revoked, so sending it again fails too.</summary>
    /// <returns>The rule.</returns>
    public FaultRule ExpireToken()
    {
        return SetResponse(CreateErrorResponse(ServiceErrors.Unauthorized()) with
        {
            Headers = [new("WWW-Authenticate", ServiceErrors.AuthenticationChallenge)],
            RevokesToken = true,
        });
    }

    private static FaultResponse CreateErrorResponse(ServiceErrorException error)
    {
        FakeResponse response = FakeResponse.Error(error);
        return new FaultResponse(response.StatusCode) { Body = response.Body, ContentType = response.ContentType };
    }

    private static KeyValuePair<string, string>[] ValidateHeaders(IEnumerable<KeyValuePair<string, string>> headers)
    {
        const int MaxCount = 10_000;
        KeyValuePair<string, string>[] copy = [.. headers.Take(MaxCount + 1)];
        return copy.Length <= MaxCount ? copy : throw new ArgumentOutOfRangeException(nameof(headers), "There must be at most 10,000 headers.");
    }

    private static int ValidateStatusCode(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return statusCode;
    }

    private FaultRule RespondRetryAfter(int statusCode, string retryAfter) =>
        SetResponse(new FaultResponse(ValidateStatusCode(statusCode)) { Headers = [new("Retry-After", retryAfter)] });

    private FaultRule SetResponse(FaultResponse response) => Change(fault => fault with { Response = response });
}
