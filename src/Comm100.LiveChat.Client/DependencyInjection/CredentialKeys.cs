using Microsoft.Extensions.Configuration;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>Reads the credential of a client from the keys of a section. One of the keys says which kind of credential it is.</summary>
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
    private const string TokenEndpoint = nameof(LiveChatOAuthOptions.TokenEndpoint);
    private const string RenewBeforeExpiration = nameof(LiveChatOAuthOptions.RenewBeforeExpiration);
    private const string RejectionCacheDuration = nameof(LiveChatOAuthOptions.RejectionCacheDuration);

    private static readonly Kind[] s_kinds =
    [
        new(ApiKey, [Email], []),
        new(AccessToken, [], []),
        new(Password, [Email], [ClientId, ClientSecret, TokenEndpoint, RenewBeforeExpiration, RejectionCacheDuration]),
        new(RefreshToken, [ClientId, ClientSecret], [TokenEndpoint, RenewBeforeExpiration, RejectionCacheDuration]),
        new(AuthorizationCode, [RedirectUri, ClientId, ClientSecret], [TokenEndpoint, RenewBeforeExpiration, RejectionCacheDuration]),
    ];

    /// <summary>All keys that belong to a credential.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Email, ApiKey, AccessToken, Password, RefreshToken, AuthorizationCode, RedirectUri, ClientId, ClientSecret, TokenEndpoint, RenewBeforeExpiration, RejectionCacheDuration];

    /// <summary>The credential; null where the section holds none, or one that is not valid.</summary>
    public static LiveChatCredential? Read(IConfiguration section, List<string> failures)
    {
        string[] present = [.. All.Where(key => section[key] is not null)];
        Kind[] kinds = [.. s_kinds.Where(kind => present.Contains(kind.Name, StringComparer.Ordinal))];
        if (present.Length == 0)
        {
            return null;
        }

        if (kinds.Length == 0)
        {
            IEnumerable<string> completing = s_kinds.Where(kind => kind.Allows(present[0])).Select(kind => PathOf(section, kind.Name));
            failures.Add($"{string.Join(" or ", completing)} is not set, and {PathOf(section, present[0])} is: they belong together.");
            return null;
        }

        Kind kind = kinds[0];
        int known = failures.Count;
        failures.AddRange(from key in present
                          where !kind.Allows(key)
                          select $"{PathOf(section, key)} must not be set beside {PathOf(section, kind.Name)}: a client has one credential.");
        if (failures.Count == known)
        {
            failures.AddRange(from key in kind.Needed
                              where section[key] is null
                              select $"{PathOf(section, key)} is not set, and {PathOf(section, kind.Name)} is: they belong together.");
        }

        return failures.Count == known ? Create(kind, section, failures) : null;
    }

    private static LiveChatCredential? Create(Kind kind, IConfiguration section, List<string> failures)
    {
        int known = failures.Count;
        var options = new LiveChatOAuthOptions();
        if (section[TokenEndpoint] is { } tokenAddress)
        {
            options.TokenEndpoint = ParseUri(TokenEndpoint, tokenAddress);
        }

        options.RenewBeforeExpiration = ParseSpan(RenewBeforeExpiration, options.RenewBeforeExpiration);
        options.RejectionCacheDuration = ParseSpan(RejectionCacheDuration, options.RejectionCacheDuration);
        Uri? redirectUri = section[RedirectUri] is { } redirect ? ParseUri(RedirectUri, redirect) : null;
        if (failures.Count > known)
        {
            return null;
        }

        try
        {
            return kind.Name switch
            {
                ApiKey => LiveChatCredential.ApiKey(section[Email]!, section[ApiKey]!),
                AccessToken => LiveChatCredential.BearerToken(section[AccessToken]!),
                Password => LiveChatCredential.OAuthPassword(section[Email]!, section[Password]!, section[ClientId], section[ClientSecret], options),
                RefreshToken => LiveChatCredential.OAuthRefreshToken(section[RefreshToken]!, section[ClientId]!, section[ClientSecret]!, options),
                _ => LiveChatCredential.OAuthAuthorizationCode(section[AuthorizationCode]!, redirectUri!, section[ClientId]!, section[ClientSecret]!, options),
            };
        }
        catch (ArgumentException exception)
        {
            string parameter = exception.ParamName == "code" ? AuthorizationCode : exception.ParamName ?? "";
            string key = All.FirstOrDefault(key => key.Equals(parameter, StringComparison.OrdinalIgnoreCase)) ?? kind.Name;
            failures.Add($"{PathOf(section, key)} is not valid: {exception.Message}");
            return null;
        }

        TimeSpan ParseSpan(string key, TimeSpan byDefault)
        {
            if (section[key] is not { } text)
            {
                return byDefault;
            }

            if (ConfigureLiveChatOptions.TryParseTimeSpan(text, out TimeSpan span))
            {
                return span;
            }

            failures.Add($"{PathOf(section, key)} must be a time span such as 00:02:00.");
            return byDefault;
        }

        Uri? ParseUri(string key, string text)
        {
            if (text.Length > 0 && ConfigureLiveChatOptions.TryParseUri(text, out Uri? address))
            {
                return address;
            }

            failures.Add($"{PathOf(section, key)} must be an address such as https://hosted.comm100.com.");
            return null;
        }
    }

    private static string PathOf(IConfiguration section, string key) =>
        section is IConfigurationSection { Path: var path } ? ConfigurationPath.Combine(path, key) : key;

    private sealed record Kind(string Name, string[] Needed, string[] Possible)
    {
        public bool Allows(string key) => key == Name || Needed.Contains(key, StringComparer.Ordinal) || Possible.Contains(key, StringComparer.Ordinal);
    }
}
