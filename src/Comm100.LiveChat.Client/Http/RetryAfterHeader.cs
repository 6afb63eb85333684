namespace Comm100.LiveChat.Client.Http;

/// <summary>Reads the header Retry-After, however long the wait is that it names.</summary>
internal static class RetryAfterHeader
{
    /// <summary>What a longer wait is taken for. It is short enough to be added to any moment of a clock.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <summary>The wait; null where the header names none. A date is read by the Date of the same response, so that the clocks need not agree.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider time)
    {
        if (response.Headers.RetryAfter is { } known)
        {
            return Limit(known.Delta ?? (known.Date - (response.Headers.Date ?? time.GetUtcNow())));
        }

        // The framework reads no number that is longer than an int.
        return response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values) && values.FirstOrDefault()?.Trim() is { Length: > 0 } text
            && text.All(character => character is >= '0' and <= '9')
                ? Longest
                : null;
    }

    private static TimeSpan? Limit(TimeSpan? wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
