using System.Globalization;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>Finds all that is wrong with options, each in one sentence that names the key and what is allowed.</summary>
internal static class LiveChatClientOptionsValidator
{
    private const long MaxResponseBytesLimit = LargeBuffers.MaxLength - 1;

    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    /// <summary>The options, if they are valid.</summary>
    /// <exception cref="ArgumentException">They are not; the message names all that is wrong.</exception>
    public static LiveChatClientOptions EnsureValid(LiveChatClientOptions options)
    {
        Argument.NotNull(options, nameof(options));
        IReadOnlyList<string> failures = Validate(options);
        return failures.Count == 0 ? options : throw new ArgumentException(string.Join(" ", failures), nameof(options));
    }

    public static IReadOnlyList<string> Validate(LiveChatClientOptions options)
    {
        var failures = new List<string>();
        CheckBaseAddress(options, failures);
        CheckApiPath(options.ApiPath, failures);
        CheckSpellings(options.PathSegmentOverrides, failures);

        if (options.Credential is null)
        {
            failures.Add("Credential is not set: give LiveChatCredential.ApiKey(email, key) or LiveChatCredential.BearerToken(token); in configuration the keys Email and ApiKey, or AccessToken.");
        }

        options.Credential?.Validate(options.AllowPlainHttp, failures);

        if (options.SiteId is <= 0)
        {
            failures.Add($"SiteId must be above 0, and is {options.SiteId.Value.ToString(CultureInfo.InvariantCulture)}.");
        }

        CheckSpan(nameof(options.Timeout), options.Timeout, failures);
        CheckSpan(nameof(options.AttemptTimeout), options.AttemptTimeout, failures);
        CheckRetries(options.Retries, failures);
        CheckRateLimit(options, failures);
        CheckSpan(nameof(options.PooledConnectionLifetime), options.PooledConnectionLifetime, failures);
        if (options.MaxResponseBytes is < 1 or > MaxResponseBytesLimit)
        {
            failures.Add($"MaxResponseBytes must be between 1 and {MaxResponseBytesLimit.ToString(CultureInfo.InvariantCulture)}, and is {options.MaxResponseBytes.ToString(CultureInfo.InvariantCulture)}.");
        }

        if (options.TimeProvider is null)
        {
            failures.Add("TimeProvider must not be null.");
        }

        return failures;
    }

    private static void CheckBaseAddress(LiveChatClientOptions options, List<string> failures)
    {
        if (options.BaseAddress is not { } address)
        {
            failures.Add("BaseAddress is not set: give the address of the account's control panel, such as https://hosted.comm100.com.");
        }
        else if (ServiceAddress.FindError(address, nameof(options.BaseAddress), "https://hosted.comm100.com", options.AllowPlainHttp, allowQuery: false) is { } failure)
        {
            failures.Add(failure);
        }
    }

    private static void CheckApiPath(string? path, List<string> failures)
    {
        const string Allowed = "ApiPath must begin with '/' and be made of plain segments, such as /api/v1/livechat";
        if (path is null)
        {
            failures.Add(Allowed + ", and is null.");
        }
        else if (!ServiceAddress.IsPlainPath(path))
        {
            failures.Add($"{Allowed}, and is '{path}'.");
        }
    }

    private static void CheckSpellings(IDictionary<string, string> spellings, List<string> failures)
    {
        foreach (KeyValuePair<string, string> spelling in spellings)
        {
            if (!RequestUriBuilder.KnownSegments.Contains(spelling.Key, StringComparer.OrdinalIgnoreCase))
            {
                failures.Add($"PathSegmentOverrides:{spelling.Key} is no segment of a documented path. The segments are {string.Join(", ", RequestUriBuilder.KnownSegments)}.");
            }
            else if (spelling.Value is null || !ServiceAddress.IsPlainSegment(spelling.Value))
            {
                failures.Add($"PathSegmentOverrides:{spelling.Key} must be one plain segment of a path, and is '{spelling.Value}'.");
            }
        }
    }

    private static void CheckRetries(LiveChatRetryOptions retries, List<string> failures)
    {
        const int MaxAttemptCount = 20;
        if (retries.MaxAttempts is < 1 or > MaxAttemptCount)
        {
            failures.Add($"Retries:{nameof(retries.MaxAttempts)} must be between 1, which turns retries off, and {Text(MaxAttemptCount)}, and is {Text(retries.MaxAttempts)}.");
        }

        CheckWait(nameof(retries.BaseDelay), retries.BaseDelay, failures);
        CheckWait(nameof(retries.MaxDelay), retries.MaxDelay, failures);
        CheckWait(nameof(retries.MaxRetryAfter), retries.MaxRetryAfter, failures);
        if (retries.BaseDelay > retries.MaxDelay)
        {
            failures.Add($"Retries:{nameof(retries.BaseDelay)} must be at most Retries:{nameof(retries.MaxDelay)}, and is {Text(retries.BaseDelay)} with {Text(retries.MaxDelay)}.");
        }
    }

    private static void CheckWait(string name, TimeSpan value, List<string> failures)
    {
        if (value < TimeSpan.Zero || value > s_day)
        {
            failures.Add($"Retries:{name} must be between zero and a day, and is {Text(value)}.");
        }
    }

    private static void CheckRateLimit(LiveChatClientOptions options, List<string> failures)
    {
        if (options.RateLimit is not { } limit)
        {
            return;
        }

        if (options.HasRateLimiter)
        {
            failures.Add("RateLimiter cannot be set beside RateLimit: a client keeps one limit.");
        }

        if (limit.MaxRequests < 1)
        {
            failures.Add($"RateLimit:{nameof(limit.MaxRequests)} must be 1 or more, and is {Text(limit.MaxRequests)}.");
        }

        if (limit.Window < TimeSpan.FromMilliseconds(100) || limit.Window > s_day)
        {
            failures.Add($"RateLimit:{nameof(limit.Window)} must be between a tenth of a second and a day, and is {Text(limit.Window)}.");
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);

    private static void CheckSpan(string name, TimeSpan value, List<string> failures)
    {
        // The longest that the timers of .NET can wait.
        TimeSpan longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);
        if (value != Timeout.InfiniteTimeSpan && (value <= TimeSpan.Zero || value > longest))
        {
            failures.Add($"{name} must be above zero and at most 49 days, or infinite (-00:00:00.001), and is {Text(value)}.");
        }
    }
}
