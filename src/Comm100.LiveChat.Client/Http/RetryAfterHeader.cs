namespace Comm100.LiveChat.Client.Http;

/// <summary>Reads the header <c>Retry-After</c>.</summary>
internal static class RetryAfterHeader
{
    /// <summary>The maximum result, which replaces a longer wait. Adding it to any current time does not overflow.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromDays(3650);

    /// <summary>Gets the wait; null if the header is absent or invalid. A date is compared with the <c>Date</c> of the same response, because the clocks can differ.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider time)
    {
        if (response.Headers.RetryAfter is { } known)
        {
            return (known.Delta ?? (known.Date - (response.Headers.Date ?? time.GetUtcNow()))) is { } wait ? TimeSpans.Clamp(wait, TimeSpan.Zero, MaxWait) : null;
        }

        // .NET does not parse a number of seconds that exceeds an int.
        return response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values) && values.FirstOrDefault()?.Trim() is { Length: > 0 } text
            && text.All(character => character is >= '0' and <= '9')
                ? MaxWait
                : null;
    }
}
