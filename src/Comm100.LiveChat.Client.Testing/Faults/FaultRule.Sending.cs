namespace Comm100.LiveChat.Client.Testing;

/// <content>How the response is sent.</content>
public sealed partial class FaultRule
{
    // The approximate size of the name and the separators of a header, and of its overhead.
    private const int HeaderOverheadBytes = 32;
    private const long MaxHeaderBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan s_maxDelay = TimeSpan.FromDays(49);

    /// <summary>Performs the operation first, whatever happens to its response: <c>PerformOperation().Respond(502)</c> simulates a gateway that
    /// times out although the service performs the operation, and <c>PerformOperation().Hang()</c> a response that never arrives.</summary>
    /// <returns>The rule.</returns>
    public FaultRule PerformOperation() => Change(fault => fault with { PerformsOperation = true });

    /// <summary>Delays the response, measured by <see cref="LiveChatFakeOptions.TimeProvider"/>. The operation is performed after the delay, and
    /// not at all if the client disconnects during it, unless <see cref="PerformOperation"/> is called.</summary>
    /// <param name="delay">The delay, greater than zero and at most 49 days, which is the maximum of timers.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is not greater than zero, or is longer than 49 days.</exception>
    public FaultRule Delay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, s_maxDelay);
        return Change(fault => fault with { Delay = delay });
    }

    /// <summary>Sends the body in small chunks.</summary>
    /// <param name="bytes">The size of each chunk, at least 1.</param>
    /// <param name="delay">The delay before each chunk, measured by <see cref="LiveChatFakeOptions.TimeProvider"/>; not negative, and at most 49 days.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> is less than 1, or <paramref name="delay"/> is negative or longer than 49 days.</exception>
    public FaultRule SendInChunks(int bytes = 1, TimeSpan delay = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, s_maxDelay);
        return Change(fault => fault with { ChunkSize = bytes, ChunkDelay = delay });
    }

    /// <summary>Compresses the body, even if the client does not accept compression.</summary>
    /// <returns>The rule.</returns>
    public FaultRule Gzip() => Change(fault => fault with { IsGzip = true });

    /// <summary>Sends another <c>Content-Type</c>, independent of the body.</summary>
    /// <param name="contentType">The type; null omits the header.</param>
    /// <returns>The rule.</returns>
    public FaultRule WithContentType(string? contentType) =>
        Change(fault => fault with { HasContentType = true, ContentType = contentType });

    /// <summary>Adds a header to the response.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>The rule.</returns>
    public FaultRule WithHeader(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        return Change(fault => fault with { Headers = [.. fault.Headers, new(name, value)] });
    }

    /// <summary>Adds many or large headers to the response: <c>X-Fault-1</c>, <c>X-Fault-2</c> and so on.</summary>
    /// <param name="count">The number of headers, at least 1.</param>
    /// <param name="valueBytes">The size of each value, 0 or more. The maximum for all headers is 16 MiB in total, including names.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1, <paramref name="valueBytes"/> is negative, or the headers exceed 16 MiB in total.</exception>
    public FaultRule WithHeaders(int count, int valueBytes = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(valueBytes);
        if ((long)count * (HeaderOverheadBytes + (long)valueBytes) > MaxHeaderBytes)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "The headers must not exceed 16 MiB in total.");
        }

        string value = new('a', valueBytes);
        IEnumerable<KeyValuePair<string, string>> headers = Enumerable.Range(1, count)
            .Select(i => new KeyValuePair<string, string>(FormattableString.Invariant($"X-Fault-{i}"), value));
        return Change(fault => fault with { Headers = [.. fault.Headers, .. headers] });
    }
}
