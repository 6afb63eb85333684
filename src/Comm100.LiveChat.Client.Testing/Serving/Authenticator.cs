using System.Net.Http.Headers;
using System.Text;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Accepts the one API key of the fake, its fixed access token, and the tokens it gave out.</summary>
internal sealed class Authenticator
{
    public const string Challenge = "Basic realm=\"Comm100 Live Chat\", Bearer";

    private readonly LiveChatFakeOptions _options;
    private readonly FakeTokens _tokens;

    public Authenticator(LiveChatFakeOptions options, FakeTokens tokens)
    {
        _options = options;
        _tokens = tokens;
    }

    public bool Accepts(string? authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out AuthenticationHeaderValue? header) || header.Parameter is null)
        {
            return false;
        }

        return header.Scheme.ToUpperInvariant() switch
        {
            "BASIC" => IsApiKey(header.Parameter),
            "BEARER" => string.Equals(header.Parameter, _options.AccessToken, StringComparison.Ordinal) || _tokens.Accepts(header.Parameter),
            _ => false,
        };
    }

    private bool IsApiKey(string parameter)
    {
        byte[] decoded = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, decoded, out int length))
        {
            return false;
        }

        string[] parts = Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2);
        return parts is [string email, string key]
            && string.Equals(email, _options.Email, StringComparison.OrdinalIgnoreCase)
            && string.Equals(key, _options.ApiKey, StringComparison.Ordinal);
    }
}
