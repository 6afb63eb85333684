namespace Comm100.LiveChat.Client.Testing.OAuth;

/// <summary>Handles requests to <c>/oauth/token</c> for the three grants of the service.</summary>
internal sealed class TokenRequestHandler
{
    private readonly LiveChatFakeOptions _options;
    private readonly FakeTokens _tokens;
    private readonly AuthorizationCodes _codes;

    public TokenRequestHandler(LiveChatFakeOptions options, FakeTokens tokens, AuthorizationCodes codes)
    {
        _options = options;
        _tokens = tokens;
        _codes = codes;
    }

    public IssuedTokens Handle(RecordedRequest request)
    {
        string grantType = "";
        string? clientId = null;
        try
        {
            FormParameters form = FormParameters.FromBody(request);
            grantType = form.Get("grant_type");
            clientId = form.Find("client_id");
            IssuedTokens issued = grantType switch
            {
                "password" => GrantByPassword(form),
                "refresh_token" => GrantByRefreshToken(form),
                "authorization_code" => GrantByCode(form),
                _ => throw new OAuthErrorException("unsupported_grant_type", $"The grant '{grantType}' is not supported."),
            };
            _tokens.Add(new RecordedTokenRequest(grantType, clientId, error: null));
            return issued;
        }
        catch (OAuthErrorException error)
        {
            _tokens.Add(new RecordedTokenRequest(grantType, clientId, error.Error));
            throw;
        }
    }

    private IssuedTokens GrantByPassword(FormParameters form)
    {
        string email = form.Get("email");
        string password = form.Get("password");
        ValidateClient(form, isRequired: false);
        return string.Equals(email, _options.Email, StringComparison.OrdinalIgnoreCase)
            && string.Equals(password, _options.Password, StringComparison.Ordinal)
            ? _tokens.Issue(requiresClient: false)
            : throw new OAuthErrorException("invalid_grant", "The email or the password is invalid.");
    }

    private IssuedTokens GrantByRefreshToken(FormParameters form)
    {
        string refreshToken = form.Get("refresh_token");
        bool requiresClient = _tokens.RequiresClient(refreshToken) ?? false;
        ValidateClient(form, requiresClient);
        return _tokens.TryRedeem(refreshToken)
            ? _tokens.Issue(requiresClient)
            : throw new OAuthErrorException("invalid_grant", "The refresh token is invalid, used or revoked.");
    }

    private IssuedTokens GrantByCode(FormParameters form)
    {
        string code = form.Get("code");
        string redirectUri = form.Get("redirect_uri");
        ValidateClient(form, isRequired: true);
        return _codes.TryRedeem(code, redirectUri)
            ? _tokens.Issue(requiresClient: true)
            : throw new OAuthErrorException("invalid_grant", "The code is invalid or used, or the redirect_uri is different.");
    }

    /// <summary>Validates the client credentials. If they are optional, they must still be correct when they are sent.</summary>
    private void ValidateClient(FormParameters form, bool isRequired)
    {
        string? id = isRequired ? form.Get("client_id") : form.Find("client_id");
        string? secret = isRequired ? form.Get("client_secret") : form.Find("client_secret");
        if ((id is not null && !string.Equals(id, _options.ClientId, StringComparison.Ordinal))
            || (secret is not null && !string.Equals(secret, _options.ClientSecret, StringComparison.Ordinal)))
        {
            throw OAuthErrorException.InvalidClient();
        }
    }
}
