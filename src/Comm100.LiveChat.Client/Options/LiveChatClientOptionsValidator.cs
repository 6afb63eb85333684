using System.Globalization;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>Finds everything that is not valid in options, each in one sentence that names the option and what is allowed.</summary>
internal static class LiveChatClientOptionsValidator
{
    private const long MaxResponseBytesLimit = LargeBuffers.MaxLength - 1;

    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    // The timers of .NET have a maximum of 49.7 days.
    private static readonly TimeSpan s_maxTimeout = TimeSpan.FromDays(49);

    /// <summary>Returns the options if they are valid.</summary>
    /// <exception cref="ArgumentException">They are not valid. The message contains all failures.</exception>
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
        CheckPathSegmentOverrides(options.PathSegmentOverrides, failures);

        if (options.Credential is null)
        {
            failures.Add("Credential is not set. Set it to a credential such as LiveChatCredential.ApiKey(email, apiKey) or LiveChatCredential.BearerToken(accessToken).");
        }

        options.Credential?.Validate(options.AllowPlainHttp, failures);

        if (options.SiteId is <= 0)
        {
            failures.Add($"SiteId must be greater than 0, but it is {options.SiteId.Value.ToString(CultureInfo.InvariantCulture)}.");
        }

        CheckTimeout(nameof(options.Timeout), options.Timeout, failures);
        CheckTimeout(nameof(options.AttemptTimeout), options.AttemptTimeout, failures);
        CheckRetries(options.Retries, failures);
        CheckRateLimit(options, failures);
        CheckTimeout(nameof(options.PooledConnectionLifetime), options.PooledConnectionLifetime, failures);
        if (options.MaxResponseBytes is < 1 or > MaxResponseBytesLimit)
        {
            failures.Add($"MaxResponseBytes must be between 1 and {MaxResponseBytesLimit.ToString(CultureInfo.InvariantCulture)}, but it is {options.MaxResponseBytes.ToString(CultureInfo.InvariantCulture)}.");
        }

        if (options.TimeProvider is null)
        {
            failures.Add("TimeProvider must not be null.");
        }

        return failures;
    }

    /// <summary>Finds everything that is not valid in the options of a view.</summary>
    public static IReadOnlyList<string> Validate(LiveChatCallOptions options)
    {
        var failures = new List<string>();
        CheckTimeout(nameof(options.Timeout), options.Timeout ?? Timeout.InfiniteTimeSpan, failures);
        CheckTimeout(nameof(options.AttemptTimeout), options.AttemptTimeout ?? Timeout.InfiniteTimeSpan, failures);
        if (options.MaxAttempts is { } maxAttempts)
        {
            CheckMaxAttempts(nameof(options.MaxAttempts), maxAttempts, failures);
        }

        foreach (KeyValuePair<string, string> header in options.Headers)
        {
            if (RequestHeaderRules.FindError(header.Key, header.Value) is { } failure)
            {
                failures.Add(failure);
            }
        }

        return failures;
    }

    private static void CheckBaseAddress(LiveChatClientOptions options, List<string> failures)
    {
        if (options.BaseAddress is not { } address)
        {
            failures.Add("BaseAddress is not set. Set it to the address of the account's control panel, such as https://hosted.comm100.com.");
        }
        else if (ServiceAddress.FindError(address, nameof(options.BaseAddress), "https://hosted.comm100.com", options.AllowPlainHttp, allowQuery: false) is { } failure)
        {
            failures.Add(failure);
        }
        else if (options.ApiPath?.Trim('/').Length > 0 && ServiceAddress.FindApiPath(address, options.ApiPath) is (string root, string apiPath))
        {
            string other = apiPath.Equals(options.ApiPath.TrimEnd('/'), StringComparison.OrdinalIgnoreCase) ? "" : $", and ApiPath to {apiPath}";
            failures.Add($"BaseAddress must not include the path of the API, '{apiPath}', which ApiPath sets. Set BaseAddress to {root}{other}.");
        }
        else if (options.ApiPath is { } path && ServiceAddress.FindStartOfApiPath(address, path) is (string start, string segments))
        {
            failures.Add($"BaseAddress must not end with '{segments}', since ApiPath begins with it. Set BaseAddress to {start}.");
        }
    }

    private static void CheckApiPath(string? path, List<string> failures)
    {
        const string Rule = "ApiPath must begin with '/' and consist of plain segments, such as /api/v1/livechat";
        if (path is null)
        {
            failures.Add(Rule + ", but it is null.");
        }
        else if (!ServiceAddress.IsPlainPath(path))
        {
            failures.Add($"{Rule}, but it is '{path}'.");
        }
    }

    private static void CheckPathSegmentOverrides(IDictionary<string, string> overrides, List<string> failures)
    {
        foreach (KeyValuePair<string, string> entry in overrides)
        {
            if (!RequestUriBuilder.KnownSegments.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
            {
                failures.Add($"PathSegmentOverrides:{entry.Key} is not a segment of a documented path. The segments are {string.Join(", ", RequestUriBuilder.KnownSegments)}.");
            }
            else if (entry.Value is null || !ServiceAddress.IsPlainSegment(entry.Value))
            {
                failures.Add($"PathSegmentOverrides:{entry.Key} must be one plain segment of a path, but it is '{entry.Value}'.");
            }
        }
    }

    private static void CheckRetries(LiveChatRetryOptions retries, List<string> failures)
    {
        CheckMaxAttempts($"Retries:{nameof(retries.MaxAttempts)}", retries.MaxAttempts, failures);
        CheckDelay(nameof(retries.BaseDelay), retries.BaseDelay, failures);
        CheckDelay(nameof(retries.MaxDelay), retries.MaxDelay, failures);
        CheckDelay(nameof(retries.MaxRetryAfter), retries.MaxRetryAfter, failures);
        if (retries.BaseDelay > retries.MaxDelay)
        {
            failures.Add($"Retries:{nameof(retries.BaseDelay)} must be at most Retries:{nameof(retries.MaxDelay)} ({Format(retries.MaxDelay)}), but it is {Format(retries.BaseDelay)}.");
        }
    }

    private static void CheckMaxAttempts(string name, int value, List<string> failures)
    {
        if (value is < 1 or > LiveChatRetryOptions.MaxAttemptCount)
        {
            failures.Add($"{name} must be between 1, which turns retries off, and {Format(LiveChatRetryOptions.MaxAttemptCount)}, but it is {Format(value)}.");
        }
    }

    private static void CheckDelay(string name, TimeSpan value, List<string> failures)
    {
        if (value < TimeSpan.Zero || value > s_day)
        {
            failures.Add($"Retries:{name} must be between zero and one day, but it is {Format(value)}.");
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
            failures.Add("RateLimiter and RateLimit cannot both be set. A client has one limit.");
        }

        if (limit.MaxRequests < 1)
        {
            failures.Add($"RateLimit:{nameof(limit.MaxRequests)} must be 1 or more, but it is {Format(limit.MaxRequests)}.");
        }

        if (limit.Window < TimeSpan.FromMilliseconds(100) || limit.Window > s_day)
        {
            failures.Add($"RateLimit:{nameof(limit.Window)} must be between 0.1 seconds and one day, but it is {Format(limit.Window)}.");
        }
    }

    private static string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Format(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);

    private static void CheckTimeout(string name, TimeSpan value, List<string> failures)
    {
        if (value != Timeout.InfiniteTimeSpan && (value <= TimeSpan.Zero || value > s_maxTimeout))
        {
            failures.Add($"{name} must be greater than zero and at most 49 days, or infinite (-00:00:00.001), but it is {Format(value)}.");
        }
    }
}
