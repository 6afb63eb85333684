using Microsoft.Extensions.Configuration;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>Reads the credential of a client from the keys of a section. One of the keys determines the kind of the credential.</summary>
internal static class CredentialKeys
{
    private const string Email = "Email";
    private const string ApiKey = "ApiKey";
    private const string AccessToken = "AccessToken";
    private const string Password = "Password";
    private const string RefreshToken = "RefreshToken";
    private const string AuthorizationCode = "AuthorizationCode";
    private const string RedirectUri = "RedirectUri";
    private const string ClientId = "ClientId";
    private const string ClientSecret = "ClientSecret";

    private static readonly OptionKey<LiveChatOAuthOptions>[] s_oauthKeys =
    [
        OptionKey<LiveChatOAuthOptions>.Address(nameof(LiveChatOAuthOptions.TokenEndpoint), "https://hosted.comm100.com/oauth/token", (options, value) => options.TokenEndpoint = value),
        OptionKey<LiveChatOAuthOptions>.TimeSpan(nameof(LiveChatOAuthOptions.RenewBeforeExpiration), "00:02:00", (options, value) => options.RenewBeforeExpiration = value),
        OptionKey<LiveChatOAuthOptions>.TimeSpan(nameof(LiveChatOAuthOptions.RejectionCacheDuration), "00:05:00", (options, value) => options.RejectionCacheDuration = value),
    ];

    private static readonly string[] s_oauthNames = [.. s_oauthKeys.Select(key => key.Name)];

    private static readonly CredentialKind[] s_kinds =
    [
        new(ApiKey, [Email], [], (section, _) => LiveChatCredential.ApiKey(section[Email]!, section[ApiKey]!)),
        new(AccessToken, [], [], (section, _) => LiveChatCredential.BearerToken(section[AccessToken]!)),
        new(Password, [Email], [ClientId, ClientSecret, .. s_oauthNames], (section, options) =>
            LiveChatCredential.OAuthPassword(section[Email]!, section[Password]!, section[ClientId], section[ClientSecret], options)),
        new(RefreshToken, [ClientId, ClientSecret], s_oauthNames, (section, options) =>
            LiveChatCredential.OAuthRefreshToken(section[RefreshToken]!, section[ClientId]!, section[ClientSecret]!, options)),
        new(AuthorizationCode, [RedirectUri, ClientId, ClientSecret], s_oauthNames, (section, options) =>
            LiveChatCredential.OAuthAuthorizationCode(section[AuthorizationCode]!, new Uri(section[RedirectUri]!, UriKind.RelativeOrAbsolute), section[ClientId]!, section[ClientSecret]!, options)),
    ];

    /// <summary>All keys of a credential.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_kinds.SelectMany(kind => kind.Keys).Distinct(StringComparer.Ordinal)];

    /// <summary>One sentence with the keys that each kind of credential requires.</summary>
    public static string Hint { get; } =
        "In the configuration, the keys of a credential are " + string.Join(", or ", s_kinds.Select(kind => string.Join(" and ", kind.RequiredKeys))) + ".";

    /// <summary>Reads the credential; null if the section contains none, or one that is not valid.</summary>
    public static LiveChatCredential? Read(IConfiguration section, SectionFailures failures)
    {
        string[] present = [.. All.Where(key => section[key] is not null)];

        // The failure of a misspelled key explains why the right one is not set.
        string[] meant = [.. All.Where(key => section[key] is not null || failures.Contains(GetPath(section, key)))];
        if (meant.Length == 0)
        {
            return null;
        }

        failures.Explain(GetPath(section, nameof(LiveChatClientOptions.Credential)));
        if (Array.Find(s_kinds, kind => meant.Contains(kind.Name, StringComparer.Ordinal)) is not { } kind)
        {
            IEnumerable<string> names = s_kinds.Where(kind => kind.Allows(meant[0])).Select(kind => GetPath(section, kind.Name));
            Add(meant[0], $"requires {string.Join(" or ", names)}, which is not set.");
            return null;
        }

        string[] conflicts = [.. present.Where(key => !kind.Allows(key))];
        string[] missing = [.. kind.RequiredKeys.Where(key => !meant.Contains(key, StringComparer.Ordinal))];
        foreach (string key in conflicts)
        {
            Add(key, $"cannot be combined with {GetPath(section, kind.Name)}. A client has one credential.");
        }

        foreach (string key in conflicts.Length == 0 ? missing : [])
        {
            Add(kind.Name, $"requires {GetPath(section, key)}, which is not set.");
        }

        return conflicts.Length == 0 && Array.TrueForAll(kind.RequiredKeys, key => section[key] is not null) ? Create(kind, section, failures) : null;

        void Add(string key, string message) => failures.Add(GetPath(section, key), $"{GetPath(section, key)} {message}");
    }

    private static LiveChatCredential? Create(CredentialKind kind, IConfiguration section, SectionFailures failures)
    {
        int failureCount = failures.Messages.Count;
        var options = new LiveChatOAuthOptions();
        foreach (OptionKey<LiveChatOAuthOptions> key in s_oauthKeys.Where(key => section[key.Name] is not null))
        {
            key.Read(section.GetSection(key.Name), options, failures);
        }

        if (section[RedirectUri] is { } redirectUri && (redirectUri.Length == 0 || !Uri.TryCreate(redirectUri, UriKind.RelativeOrAbsolute, out _)))
        {
            failures.Add(GetPath(section, RedirectUri), $"{GetPath(section, RedirectUri)} must be an address such as https://app.example.com/callback.");
        }

        if (failures.Messages.Count > failureCount)
        {
            return null;
        }

        try
        {
            return kind.Create(section, options);
        }
        catch (ArgumentException exception)
        {
            string parameter = exception.ParamName == "code" ? AuthorizationCode : exception.ParamName ?? "";
            string key = All.FirstOrDefault(key => key.Equals(parameter, StringComparison.OrdinalIgnoreCase)) ?? kind.Name;
            failures.Add(GetPath(section, key), $"{GetPath(section, key)} is not valid: {exception.Message}");
            return null;
        }
    }

    private static string GetPath(IConfiguration section, string key) => section.GetSection(key).Path;

    /// <summary>A kind of credential.</summary>
    /// <param name="Name">The key that determines the kind.</param>
    /// <param name="OtherRequiredKeys">The other keys that must be set.</param>
    /// <param name="OptionalKeys">The keys that can be set.</param>
    /// <param name="Create">Creates the credential from the values of the keys.</param>
    private sealed record CredentialKind(
        string Name, string[] OtherRequiredKeys, string[] OptionalKeys, Func<IConfiguration, LiveChatOAuthOptions, LiveChatCredential> Create)
    {
        public string[] RequiredKeys { get; } = [.. OtherRequiredKeys, Name];

        public string[] Keys => [.. RequiredKeys, .. OptionalKeys];

        public bool Allows(string key) => Keys.Contains(key, StringComparer.Ordinal);
    }
}
