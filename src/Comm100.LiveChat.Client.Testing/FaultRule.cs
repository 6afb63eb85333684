using System.Text;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>One rule of a <see cref="FaultPlan"/>: what is done to the requests of an operation, and how often.
/// Of several actions the last one counts.</summary>
public sealed class FaultRule
{
    private readonly Gate _lock = new();
    private readonly string _operationId;
    private Fault? _fault;
    private int? _remaining;

    internal FaultRule(string operationId)
    {
        _operationId = operationId;
    }

    /// <summary>Answers with this status and body instead of serving the request.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="body">The body, sent as UTF-8; null sends none, and no <c>Content-Type</c> either.</param>
    /// <param name="contentType">The <c>Content-Type</c> of the body; null sends none.</param>
    /// <param name="headers">More headers, such as <c>Retry-After</c>.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is none of HTTP.</exception>
    public FaultRule Respond(
        int statusCode,
        string? body = null,
        string? contentType = "application/json",
        IEnumerable<KeyValuePair<string, string>>? headers = null) =>
        Play(new Fault(FaultKind.Respond)
        {
            StatusCode = Checked(statusCode),
            Body = Encoding.UTF8.GetBytes(body ?? ""),
            ContentType = body is null ? null : contentType,
            Headers = [.. headers ?? []],
        });

    /// <summary>Plays the rule this many times and then no more. Without it, the rule holds until <see cref="FaultPlan.Clear"/>.</summary>
    /// <param name="n">How many requests, at least 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is less than 1.</exception>
    public FaultRule Times(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        lock (_lock)
        {
            _remaining = n;
        }

        return this;
    }

    /// <summary>Closes the connection without an answer.</summary>
    /// <returns>The rule.</returns>
    public FaultRule Reset() => Play(new Fault(FaultKind.Reset));

    /// <summary>Never answers. It ends when the client goes away or the fake is disposed.</summary>
    /// <returns>The rule.</returns>
    public FaultRule Hang() => Play(new Fault(FaultKind.Hang));

    /// <summary>Sends the headers and the start of a body, and then nothing more. It ends when the client goes away or the
    /// fake is disposed.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="bodyStart">The start of the body, sent as UTF-8.</param>
    /// <param name="declaredLength">The <c>Content-Length</c> in bytes, more than the start has.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is none of HTTP, or the length is not more than the start's.</exception>
    public FaultRule HangInBody(int statusCode, string bodyStart, long declaredLength) =>
        Play(PartOf(FaultKind.HangInBody, statusCode, bodyStart, declaredLength));

    /// <summary>Sends the headers and the start of a body, and then closes the connection: the client gets the start, and then an end too early.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="bodyStart">The start of the body, sent as UTF-8.</param>
    /// <param name="declaredLength">The <c>Content-Length</c> in bytes, more than the start has.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is none of HTTP, or the length is not more than the start's.</exception>
    public FaultRule Truncate(int statusCode, string bodyStart, long declaredLength) =>
        Play(PartOf(FaultKind.Truncate, statusCode, bodyStart, declaredLength));

    internal Fault? TryTake(string? operationId)
    {
        lock (_lock)
        {
            bool isMine = string.Equals(_operationId, FaultPlan.AnyOperation, StringComparison.Ordinal)
                || string.Equals(_operationId, operationId, StringComparison.OrdinalIgnoreCase);
            if (!isMine || _fault is null || _remaining == 0)
            {
                return null;
            }

            _remaining--;
            return _fault;
        }
    }

    private static Fault PartOf(FaultKind kind, int statusCode, string bodyStart, long declaredLength)
    {
        ArgumentNullException.ThrowIfNull(bodyStart);
        byte[] start = Encoding.UTF8.GetBytes(bodyStart);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(declaredLength, start.Length);
        return new Fault(kind)
        {
            StatusCode = Checked(statusCode),
            Body = start,
            ContentType = "application/json",
            DeclaredLength = declaredLength,
        };
    }

    private static int Checked(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return statusCode;
    }

    private FaultRule Play(Fault fault)
    {
        lock (_lock)
        {
            _fault = fault;
        }

        return this;
    }
}
