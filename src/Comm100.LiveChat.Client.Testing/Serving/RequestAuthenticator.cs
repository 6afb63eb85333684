using System.Net.Http.Headers;
using System.Text;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Finds the agent of a request by the credential. Access tokens belong to the main agent.</summary>
internal sealed class RequestAuthenticator
{
    private readonly LiveChatFakeOptions _options;
    private readonly FakeTokens _tokens;
    private readonly FakeAgent _mainAgent;

    public RequestAuthenticator(LiveChatFakeOptions options, FakeTokens tokens)
    {
        _options = options;
        _tokens = tokens;
        _mainAgent = new FakeAgent(options.Email, options.ApiKey);
        _mainAgent.Permissions.IntersectWith(options.Permissions);
    }

    /// <summary>Finds the agent with the credential; null if the credential is invalid.</summary>
    public FakeAgent? FindAgent(string? authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out AuthenticationHeaderValue? header) || header.Parameter is null)
        {
            return null;
        }

        return header.Scheme.ToUpperInvariant() switch
        {
            "BASIC" => FindAgentByApiKey(header.Parameter),
            "BEARER" => string.Equals(header.Parameter, _options.AccessToken, StringComparison.Ordinal) || _tokens.Accepts(header.Parameter) ? _mainAgent : null,
            _ => null,
        };
    }

    private FakeAgent? FindAgentByApiKey(string parameter)
    {
        byte[] decoded = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, decoded, out int length))
        {
            return null;
        }

        string[] parts = Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2);
        return parts is [string email, string key]
            ? _options.Agents.Prepend(_mainAgent).FirstOrDefault(agent =>
                string.Equals(email, agent.Email, StringComparison.OrdinalIgnoreCase) && string.Equals(key, agent.ApiKey, StringComparison.Ordinal))
            : null;
    }
}
