using Comm100.LiveChat.Client.Testing.OAuth;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>The tokens a <see cref="LiveChatFake"/> gave out at <c>/oauth/token</c>: how many, for which grants, and a way to
/// end them. <see cref="LiveChatFakeOptions.AccessToken"/> is none of them, and nothing here ends it.</summary>
public sealed class FakeTokens
{
    private readonly Gate _lock = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _lifetime;
    private readonly List<TokenGrant> _grants = [];
    private readonly Dictionary<string, DateTimeOffset> _accessTokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _refreshTokens = new(StringComparer.Ordinal);
    private int _accessTokenCount;
    private int _refreshTokenCount;

    internal FakeTokens(LiveChatFakeOptions options)
    {
        _time = options.TimeProvider;
        _lifetime = options.AccessTokenLifetime;
    }

    /// <summary>Gets how many access tokens were given out since the start or the last <see cref="LiveChatFake.Reset"/>.</summary>
    public int IssuedCount
    {
        get
        {
            lock (_lock)
            {
                return _accessTokenCount;
            }
        }
    }

    /// <summary>Gets what was asked for at <c>/oauth/token</c>, in its order, refused requests included. Requests that a fault
    /// answered are not among them.</summary>
    public IReadOnlyList<TokenGrant> Grants
    {
        get
        {
            lock (_lock)
            {
                return [.. _grants];
            }
        }
    }

    /// <summary>Gets the access token given out last, whether it still holds or not; null when there was none.</summary>
    public string? LatestAccessToken { get; private set; }

    /// <summary>Gets the refresh token given out last, whether it still holds or not; null when there was none.</summary>
    public string? LatestRefreshToken { get; private set; }

    /// <summary>Makes a refresh token, as an earlier sign-in would have left it. It holds for one refresh.</summary>
    /// <returns>The refresh token.</returns>
    public string IssueRefreshToken()
    {
        lock (_lock)
        {
            return NewRefreshToken(needsClient: false);
        }
    }

    /// <summary>Ends all access tokens given out so far: they are answered with 401.</summary>
    public void RevokeAccessTokens()
    {
        lock (_lock)
        {
            _accessTokens.Clear();
        }
    }

    /// <summary>Ends all refresh tokens given out so far: they are answered with <c>invalid_grant</c>.</summary>
    public void RevokeRefreshTokens()
    {
        lock (_lock)
        {
            _refreshTokens.Clear();
        }
    }

    /// <summary>Ends all tokens given out so far.</summary>
    public void RevokeAll()
    {
        RevokeAccessTokens();
        RevokeRefreshTokens();
    }

    internal bool Accepts(string accessToken)
    {
        lock (_lock)
        {
            return _accessTokens.TryGetValue(accessToken, out DateTimeOffset end) && _time.GetUtcNow() < end;
        }
    }

    internal IssuedTokens Issue(bool needsClient)
    {
        lock (_lock)
        {
            string accessToken = $"fake-issued-access-token-{++_accessTokenCount}";
            _accessTokens[accessToken] = _time.GetUtcNow() + _lifetime;
            LatestAccessToken = accessToken;
            return new IssuedTokens(accessToken, NewRefreshToken(needsClient), (long)_lifetime.TotalSeconds);
        }
    }

    /// <summary>Says whether a refresh token has to come with the client's id and secret; null when it is no refresh token.</summary>
    internal bool? NeedsClient(string refreshToken)
    {
        lock (_lock)
        {
            return _refreshTokens.TryGetValue(refreshToken, out bool needsClient) ? needsClient : null;
        }
    }

    /// <summary>Ends a refresh token. Of two requests that bring the same one, one alone succeeds.</summary>
    internal bool TryRedeem(string refreshToken)
    {
        lock (_lock)
        {
            return _refreshTokens.Remove(refreshToken);
        }
    }

    /// <summary>Ends the access token a request came with, if it is one of these.</summary>
    internal void RevokeTokenOf(RecordedRequest request)
    {
        string authorization = request.Headers.GetValueOrDefault("Authorization") ?? "";
        lock (_lock)
        {
            _accessTokens.Remove(authorization[(authorization.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }
    }

    internal void Add(TokenGrant grant)
    {
        lock (_lock)
        {
            _grants.Add(grant);
        }
    }

    internal void Reset()
    {
        lock (_lock)
        {
            _grants.Clear();
            _accessTokens.Clear();
            _refreshTokens.Clear();
            _accessTokenCount = 0;
            _refreshTokenCount = 0;
            LatestAccessToken = null;
            LatestRefreshToken = null;
        }
    }

    private string NewRefreshToken(bool needsClient)
    {
        // The plus, the slash and the equals sign show a client that does not encode its form.
        string refreshToken = $"fake-refresh-token-{++_refreshTokenCount}+/=";
        _refreshTokens[refreshToken] = needsClient;
        LatestRefreshToken = refreshToken;
        return refreshToken;
    }
}
