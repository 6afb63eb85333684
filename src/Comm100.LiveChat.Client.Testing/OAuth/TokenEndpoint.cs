namespace Comm100.LiveChat.Client.Testing.OAuth;

/// <summary>Gives out tokens for the three grants of the service.</summary>
internal sealed class TokenEndpoint
{
    private readonly LiveChatFakeOptions _options;
    private readonly FakeTokens _tokens;
    private readonly AuthorizationCodes _codes;

    public TokenEndpoint(LiveChatFakeOptions options, FakeTokens tokens, AuthorizationCodes codes)
    {
        _options = options;
        _tokens = tokens;
        _codes = codes;
    }

    public IssuedTokens Serve(RecordedRequest request)
    {
        string grantType = "";
        string? clientId = null;
        try
        {
            FormReader form = FormReader.OfBody(request);
            grantType = form.Get("grant_type");
            clientId = form.Find("client_id");
            IssuedTokens issued = grantType switch
            {
                "password" => ByPassword(form),
                "refresh_token" => ByRefreshToken(form),
                "authorization_code" => ByCode(form),
                _ => throw new OAuthErrorException("unsupported_grant_type", $"The grant '{grantType}' is not supported."),
            };
            _tokens.Add(new TokenGrant(grantType, clientId, error: null));
            return issued;
        }
        catch (OAuthErrorException error)
        {
            _tokens.Add(new TokenGrant(grantType, clientId, error.Error));
            throw;
        }
    }

    private IssuedTokens ByPassword(FormReader form)
    {
        string email = form.Get("email");
        string password = form.Get("password");
        CheckClient(form, isRequired: false);
        return string.Equals(email, _options.Email, StringComparison.OrdinalIgnoreCase)
            && string.Equals(password, _options.Password, StringComparison.Ordinal)
            ? _tokens.Issue(needsClient: false)
            : throw new OAuthErrorException("invalid_grant", "The email or the password is wrong.");
    }

    private IssuedTokens ByRefreshToken(FormReader form)
    {
        string refreshToken = form.Get("refresh_token");
        bool needsClient = _tokens.NeedsClient(refreshToken) ?? false;
        CheckClient(form, needsClient);
        return _tokens.TryRedeem(refreshToken)
            ? _tokens.Issue(needsClient)
            : throw new OAuthErrorException("invalid_grant", "The refresh token is wrong, used or revoked.");
    }

    private IssuedTokens ByCode(FormReader form)
    {
        string code = form.Get("code");
        string redirectUri = form.Get("redirect_uri");
        CheckClient(form, isRequired: true);
        return _codes.TryRedeem(code, redirectUri)
            ? _tokens.Issue(needsClient: true)
            : throw new OAuthErrorException("invalid_grant", "The code is wrong or used, or the redirect_uri is another one.");
    }

    /// <summary>What is sent has to be right, also where nothing has to be sent.</summary>
    private void CheckClient(FormReader form, bool isRequired)
    {
        string? id = isRequired ? form.Get("client_id") : form.Find("client_id");
        string? secret = isRequired ? form.Get("client_secret") : form.Find("client_secret");
        if ((id is not null && !string.Equals(id, _options.ClientId, StringComparison.Ordinal))
            || (secret is not null && !string.Equals(secret, _options.ClientSecret, StringComparison.Ordinal)))
        {
            throw OAuthErrorException.BadClient();
        }
    }
}
