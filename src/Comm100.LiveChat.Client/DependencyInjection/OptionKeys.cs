using Microsoft.Extensions.Configuration;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>
/// The keys of the sections of the configuration. Each public option has one line here, except for those that only code can set. A test fails if one is
/// missing.
/// </summary>
internal static class OptionKeys
{
    /// <summary>The keys of the section of a client.</summary>
    public static IReadOnlyList<OptionKey<LiveChatClientOptions>> Client { get; } =
    [
        OptionKey<LiveChatClientOptions>.Address(nameof(LiveChatClientOptions.BaseAddress), "https://hosted.comm100.com", (options, value) => options.BaseAddress = value),

        // CredentialKeys reads these keys together.
        .. CredentialKeys.All.Select(name => new OptionKey<LiveChatClientOptions>(name, (_, _, _) => { })),
        OptionKey<LiveChatClientOptions>.String(nameof(LiveChatClientOptions.ApiPath), (options, value) => options.ApiPath = value),
        OptionKey<LiveChatClientOptions>.Dictionary(nameof(LiveChatClientOptions.PathSegmentOverrides), "conversionsActions", options => options.PathSegmentOverrides),
        OptionKey<LiveChatClientOptions>.Int64(nameof(LiveChatClientOptions.SiteId), (options, value) => options.SiteId = value),
        OptionKey<LiveChatClientOptions>.Boolean(nameof(LiveChatClientOptions.AllowPlainHttp), (options, value) => options.AllowPlainHttp = value),
        OptionKey<LiveChatClientOptions>.Boolean(nameof(LiveChatClientOptions.StrictJson), (options, value) => options.StrictJson = value),
        OptionKey<LiveChatClientOptions>.TimeSpan(nameof(LiveChatClientOptions.Timeout), "00:01:40", (options, value) => options.Timeout = value),
        OptionKey<LiveChatClientOptions>.TimeSpan(nameof(LiveChatClientOptions.AttemptTimeout), "00:00:30", (options, value) => options.AttemptTimeout = value),
        OptionKey<LiveChatClientOptions>.Section(nameof(LiveChatClientOptions.Retries), options => options.Retries, Retries),
        OptionKey<LiveChatClientOptions>.Section(nameof(LiveChatClientOptions.RateLimit), options => options.RateLimit ??= new LiveChatRateLimitOptions(), RateLimit),
        OptionKey<LiveChatClientOptions>.Int64(nameof(LiveChatClientOptions.MaxResponseBytes), (options, value) => options.MaxResponseBytes = value),
        OptionKey<LiveChatClientOptions>.TimeSpan(nameof(LiveChatClientOptions.PooledConnectionLifetime), "00:02:00", (options, value) => options.PooledConnectionLifetime = value),
    ];

    private static OptionKey<LiveChatRetryOptions>[] Retries =>
    [
        OptionKey<LiveChatRetryOptions>.Int32(nameof(LiveChatRetryOptions.MaxAttempts), (options, value) => options.MaxAttempts = value),
        OptionKey<LiveChatRetryOptions>.TimeSpan(nameof(LiveChatRetryOptions.BaseDelay), "00:00:00.5", (options, value) => options.BaseDelay = value),
        OptionKey<LiveChatRetryOptions>.TimeSpan(nameof(LiveChatRetryOptions.MaxDelay), "00:00:20", (options, value) => options.MaxDelay = value),
        OptionKey<LiveChatRetryOptions>.TimeSpan(nameof(LiveChatRetryOptions.MaxRetryAfter), "00:01:00", (options, value) => options.MaxRetryAfter = value),
    ];

    private static OptionKey<LiveChatRateLimitOptions>[] RateLimit =>
    [
        OptionKey<LiveChatRateLimitOptions>.Int32(nameof(LiveChatRateLimitOptions.MaxRequests), (options, value) => options.MaxRequests = value),
        OptionKey<LiveChatRateLimitOptions>.TimeSpan(nameof(LiveChatRateLimitOptions.Window), "00:05:00", (options, value) => options.Window = value),
        OptionKey<LiveChatRateLimitOptions>.Boolean(nameof(LiveChatRateLimitOptions.QueueExcess), (options, value) => options.QueueExcess = value),
    ];

    /// <summary>Sets options from the keys of a section, and adds a failure for each unknown key and each invalid value.</summary>
    public static void Read<T>(IConfiguration section, T options, IReadOnlyList<OptionKey<T>> keys, SectionFailures failures)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (keys.FirstOrDefault(key => key.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)) is { } known)
            {
                known.Read(child, options, failures);
            }
            else
            {
                string question = "";
                if (Similarity.FindSimilar(child.Key, keys.Select(key => key.Name)) is { } similar)
                {
                    question = $" Did you mean '{similar}'?";
                    failures.Explain(ConfigurationPath.GetParentPath(child.Path) is { } parent ? ConfigurationPath.Combine(parent, similar) : similar);
                }

                failures.Add(child.Path, $"{child.Path} is not a known key.{question} The keys are {Join(keys)}.");
            }
        }
    }

    public static string Join<T>(IEnumerable<OptionKey<T>> keys) => string.Join(", ", keys.Select(key => key.Name));
}
