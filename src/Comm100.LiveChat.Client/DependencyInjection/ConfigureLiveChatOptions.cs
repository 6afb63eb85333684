using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>
/// Reads the options of one client from a section of the configuration, key by key: without reflection, and so that a misspelt
/// key or a value of the wrong kind is an error that names its full path.
/// </summary>
internal sealed class ConfigureLiveChatOptions(string clientName, IConfiguration section) : IConfigureNamedOptions<LiveChatClientOptions>
{
    private static readonly string[] s_keys =
    [
        nameof(LiveChatClientOptions.BaseAddress),
        .. CredentialKeys.All,
        nameof(LiveChatClientOptions.ApiPath),
        nameof(LiveChatClientOptions.PathSegmentOverrides),
        nameof(LiveChatClientOptions.SiteId),
        nameof(LiveChatClientOptions.AllowPlainHttp),
        nameof(LiveChatClientOptions.StrictJson),
        nameof(LiveChatClientOptions.Timeout),
        nameof(LiveChatClientOptions.AttemptTimeout),
        nameof(LiveChatClientOptions.Retries),
        nameof(LiveChatClientOptions.RateLimit),
        nameof(LiveChatClientOptions.MaxResponseBytes),
        nameof(LiveChatClientOptions.PooledConnectionLifetime),
    ];

    private static readonly string[] s_retryKeys =
    [
        nameof(LiveChatRetryOptions.MaxAttempts),
        nameof(LiveChatRetryOptions.BaseDelay),
        nameof(LiveChatRetryOptions.MaxDelay),
        nameof(LiveChatRetryOptions.MaxRetryAfter),
    ];

    private static readonly string[] s_rateLimitKeys =
    [
        nameof(LiveChatRateLimitOptions.MaxRequests),
        nameof(LiveChatRateLimitOptions.Window),
        nameof(LiveChatRateLimitOptions.QueueExcess),
    ];

    private delegate bool TryParse<T>(string text, out T value);

    public void Configure(LiveChatClientOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, LiveChatClientOptions options)
    {
        if (!string.Equals(name, clientName, StringComparison.Ordinal))
        {
            return;
        }

        var failures = new List<string>();
        foreach (IConfigurationSection key in section.GetChildren())
        {
            string? known = s_keys.FirstOrDefault(known => known.Equals(key.Key, StringComparison.OrdinalIgnoreCase));
            Read(known, key, options, failures);
        }

        if (CredentialKeys.Read(section, failures) is { } credential)
        {
            options.Credential = credential;
        }

        if (failures.Count > 0)
        {
            throw new OptionsValidationException(clientName, typeof(LiveChatClientOptions), failures);
        }
    }

    private static void Read(string? known, IConfigurationSection key, LiveChatClientOptions options, List<string> failures)
    {
        switch (known)
        {
            case nameof(LiveChatClientOptions.BaseAddress):
                Parse<Uri?>(key, TryParseUri, "an address such as https://hosted.comm100.com", value => options.BaseAddress = value, failures);
                break;
            case nameof(LiveChatClientOptions.ApiPath):
                options.ApiPath = key.Value ?? options.ApiPath;
                break;
            case nameof(LiveChatClientOptions.PathSegmentOverrides):
                if (key.Value is { Length: > 0 })
                {
                    failures.Add($"{key.Path} must be a section of segments and their spellings, such as {key.Path}:conversionsActions.");
                }

                foreach (IConfigurationSection spelling in key.GetChildren())
                {
                    options.PathSegmentOverrides[spelling.Key] = spelling.Value ?? "";
                }

                break;
            case nameof(LiveChatClientOptions.SiteId):
                Parse<long>(key, TryParseLong, "a whole number", value => options.SiteId = value, failures);
                break;
            case nameof(LiveChatClientOptions.MaxResponseBytes):
                Parse<long>(key, TryParseLong, "a whole number", value => options.MaxResponseBytes = value, failures);
                break;
            case nameof(LiveChatClientOptions.AllowPlainHttp):
                Parse<bool>(key, bool.TryParse, "true or false", value => options.AllowPlainHttp = value, failures);
                break;
            case nameof(LiveChatClientOptions.StrictJson):
                Parse<bool>(key, bool.TryParse, "true or false", value => options.StrictJson = value, failures);
                break;
            case nameof(LiveChatClientOptions.Timeout):
                Parse<TimeSpan>(key, TryParseTimeSpan, "a time span such as 00:01:40", value => options.Timeout = value, failures);
                break;
            case nameof(LiveChatClientOptions.AttemptTimeout):
                Parse<TimeSpan>(key, TryParseTimeSpan, "a time span such as 00:00:30", value => options.AttemptTimeout = value, failures);
                break;
            case nameof(LiveChatClientOptions.Retries):
                ReadSection(key, s_retryKeys, failures, part => ReadRetries(part, options.Retries, failures));
                break;
            case nameof(LiveChatClientOptions.RateLimit):
                options.RateLimit ??= new LiveChatRateLimitOptions();
                ReadSection(key, s_rateLimitKeys, failures, part => ReadRateLimit(part, options.RateLimit, failures));
                break;
            case nameof(LiveChatClientOptions.PooledConnectionLifetime):
                Parse<TimeSpan>(key, TryParseTimeSpan, "a time span such as 00:02:00", value => options.PooledConnectionLifetime = value, failures);
                break;
            case not null when CredentialKeys.All.Contains(known, StringComparer.Ordinal):
                break;
            default:
                failures.Add($"{key.Path} is not a known key. The keys are {string.Join(", ", s_keys)}.");
                break;
        }
    }

    private static void ReadSection(IConfigurationSection section, string[] keys, List<string> failures, Action<IConfigurationSection> read)
    {
        if (section.Value is { Length: > 0 })
        {
            failures.Add($"{section.Path} must be a section with the keys {string.Join(", ", keys)}.");
        }

        foreach (IConfigurationSection key in section.GetChildren())
        {
            if (keys.Contains(key.Key, StringComparer.OrdinalIgnoreCase))
            {
                read(key);
            }
            else
            {
                failures.Add($"{key.Path} is not a known key. The keys are {string.Join(", ", keys)}.");
            }
        }
    }

    private static void ReadRetries(IConfigurationSection key, LiveChatRetryOptions retries, List<string> failures)
    {
        if (key.Key.Equals(nameof(retries.MaxAttempts), StringComparison.OrdinalIgnoreCase))
        {
            Parse<int>(key, TryParseInt, "a whole number", value => retries.MaxAttempts = value, failures);
        }
        else if (key.Key.Equals(nameof(retries.BaseDelay), StringComparison.OrdinalIgnoreCase))
        {
            Parse<TimeSpan>(key, TryParseTimeSpan, "a time span such as 00:00:00.5", value => retries.BaseDelay = value, failures);
        }
        else if (key.Key.Equals(nameof(retries.MaxDelay), StringComparison.OrdinalIgnoreCase))
        {
            Parse<TimeSpan>(key, TryParseTimeSpan, "a time span such as 00:00:20", value => retries.MaxDelay = value, failures);
        }
        else
        {
            Parse<TimeSpan>(key, TryParseTimeSpan, "a time span such as 00:01:00", value => retries.MaxRetryAfter = value, failures);
        }
    }

    private static void ReadRateLimit(IConfigurationSection key, LiveChatRateLimitOptions limit, List<string> failures)
    {
        if (key.Key.Equals(nameof(limit.MaxRequests), StringComparison.OrdinalIgnoreCase))
        {
            Parse<int>(key, TryParseInt, "a whole number", value => limit.MaxRequests = value, failures);
        }
        else if (key.Key.Equals(nameof(limit.Window), StringComparison.OrdinalIgnoreCase))
        {
            Parse<TimeSpan>(key, TryParseTimeSpan, "a time span such as 00:05:00", value => limit.Window = value, failures);
        }
        else
        {
            Parse<bool>(key, bool.TryParse, "true or false", value => limit.QueueExcess = value, failures);
        }
    }

    private static void Parse<T>(IConfigurationSection key, TryParse<T> tryParse, string allowed, Action<T> set, List<string> failures)
    {
        if (key.Value is { Length: > 0 } text && tryParse(text, out T value))
        {
            set(value);
        }
        else
        {
            failures.Add($"{key.Path} must be {allowed}.");
        }
    }

    internal static bool TryParseUri(string text, out Uri? value) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value);

    private static bool TryParseLong(string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool TryParseInt(string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    // A number alone would be days, which hardly anyone means.
    internal static bool TryParseTimeSpan(string text, out TimeSpan value)
    {
        value = default;
        return text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
    }
}
