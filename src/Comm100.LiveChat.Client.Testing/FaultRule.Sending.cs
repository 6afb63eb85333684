namespace Comm100.LiveChat.Client.Testing;

/// <content>How the answer is sent.</content>
public sealed partial class FaultRule
{
    // About what the name, the separators and the bookkeeping of a header take.
    private const int NameBytes = 32;
    private const long MaxHeaderBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan s_maxDelay = TimeSpan.FromDays(49);

    /// <summary>Performs the operation before anything else, whatever becomes of its answer: <c>Perform().Respond(502)</c> is a
    /// gateway that gives up on a service that did not, and <c>Perform().Hang()</c> an answer that never comes.</summary>
    /// <returns>The rule.</returns>
    public FaultRule Perform() => Set(fault => fault with { Performs = true });

    /// <summary>Waits before the answer, by <see cref="LiveChatFakeOptions.TimeProvider"/>. The operation is performed after the wait, and
    /// not at all when the client goes away in between, unless <see cref="Perform"/> says so.</summary>
    /// <param name="delay">How long: more than zero, and at most 49 days, the longest wait that timers know.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is not more than zero, or is longer than 49 days.</exception>
    public FaultRule Delay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, s_maxDelay);
        return Set(fault => fault with { Delay = delay });
    }

    /// <summary>Sends the body in small pieces.</summary>
    /// <param name="bytes">The size of each piece, at least 1.</param>
    /// <param name="delay">How long to wait before each piece, by <see cref="LiveChatFakeOptions.TimeProvider"/>; not negative, and at most 49 days.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1, or the delay is negative or longer than 49 days.</exception>
    public FaultRule Drip(int bytes = 1, TimeSpan delay = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, s_maxDelay);
        return Set(fault => fault with { DripBytes = bytes, DripDelay = delay });
    }

    /// <summary>Compresses the body, whether the client accepts that or not.</summary>
    /// <returns>The rule.</returns>
    public FaultRule Gzip() => Set(fault => fault with { IsGzip = true });

    /// <summary>Sends another <c>Content-Type</c>, whatever the body is.</summary>
    /// <param name="contentType">The type; null sends none.</param>
    /// <returns>The rule.</returns>
    public FaultRule WithContentType(string? contentType) =>
        Set(fault => fault with { HasContentType = true, ContentType = contentType });

    /// <summary>Adds a header to the answer, beside those it has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>The rule.</returns>
    public FaultRule WithHeader(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        return Set(fault => fault with { Headers = [.. fault.Headers, new(name, value)] });
    }

    /// <summary>Adds many or large headers to the answer: <c>X-Fault-1</c>, <c>X-Fault-2</c> and so on.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="bytesEach">The size of each value, 0 or more. All headers together may have 16 MiB, names included.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, the size is negative, or the headers have more than 16 MiB together.</exception>
    public FaultRule WithHeaders(int count, int bytesEach = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(bytesEach);
        if ((long)count * (NameBytes + (long)bytesEach) > MaxHeaderBytes)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "The headers must not have more than 16 MiB together.");
        }

        string value = new('a', bytesEach);
        IEnumerable<KeyValuePair<string, string>> headers = Enumerable.Range(1, count)
            .Select(i => new KeyValuePair<string, string>(FormattableString.Invariant($"X-Fault-{i}"), value));
        return Set(fault => fault with { Headers = [.. fault.Headers, .. headers] });
    }
}
