using System.Net.Http.Headers;
using System.Text;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Accepts the API keys of the fake's agents; and its access token and those it gave out, which are the main agent's.</summary>
internal sealed class Authenticator
{
    public const string Challenge = "Basic realm=\"Comm100 Live Chat\", Bearer";

    private readonly LiveChatFakeOptions _options;
    private readonly FakeTokens _tokens;
    private readonly FakeAgent _main;

    public Authenticator(LiveChatFakeOptions options, FakeTokens tokens)
    {
        _options = options;
        _tokens = tokens;
        _main = new FakeAgent(options.Email, options.ApiKey);
        _main.Permissions.IntersectWith(options.Permissions);
    }

    /// <summary>Gives the agent who calls; null where the credential is wrong.</summary>
    public FakeAgent? AgentOf(string? authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out AuthenticationHeaderValue? header) || header.Parameter is null)
        {
            return null;
        }

        return header.Scheme.ToUpperInvariant() switch
        {
            "BASIC" => AgentWithKey(header.Parameter),
            "BEARER" => string.Equals(header.Parameter, _options.AccessToken, StringComparison.Ordinal) || _tokens.Accepts(header.Parameter) ? _main : null,
            _ => null,
        };
    }

    private FakeAgent? AgentWithKey(string parameter)
    {
        byte[] decoded = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, decoded, out int length))
        {
            return null;
        }

        string[] parts = Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2);
        return parts is [string email, string key]
            ? _options.Agents.Prepend(_main).FirstOrDefault(agent =>
                string.Equals(email, agent.Email, StringComparison.OrdinalIgnoreCase) && string.Equals(key, agent.ApiKey, StringComparison.Ordinal))
            : null;
    }
}
