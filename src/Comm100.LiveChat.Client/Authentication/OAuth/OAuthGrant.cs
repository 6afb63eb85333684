using System.Diagnostics;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>An OAuth grant: its name and the parameters to send, which are secrets.</summary>
internal sealed class OAuthGrant
{
    public const string Password = "password";
    public const string RefreshToken = "refresh_token";
    public const string AuthorizationCode = "authorization_code";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _secret;

    public OAuthGrant(string name, string secret, params (string Name, string? Value)[] parameters)
    {
        Name = name;
        _secret = secret;
        Parameters =
        [
            new KeyValuePair<string, string>("grant_type", name),
            .. from parameter in parameters
               where parameter.Value is not null
               select new KeyValuePair<string, string>(parameter.Name, parameter.Value),
        ];
    }

    internal string Name { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal IReadOnlyList<KeyValuePair<string, string>> Parameters { get; }

    /// <summary>The refresh token to send; null for other grants.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string? SentRefreshToken => Name == RefreshToken ? _secret : null;

    public override string ToString() => Name;
}
