using Comm100.LiveChat.Client.Testing.OAuth;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>The tokens that a <see cref="LiveChatFake"/> issued at <c>/oauth/token</c>: their number, the token requests, and methods to revoke
/// them. <see cref="LiveChatFakeOptions.AccessToken"/> is not one of them and cannot be revoked.</summary>
public sealed class FakeTokens
{
    private readonly LockObject _lock = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _lifetime;
    private readonly List<RecordedTokenRequest> _requests = [];
    private readonly Dictionary<string, DateTimeOffset> _accessTokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _refreshTokens = new(StringComparer.Ordinal);
    private int _accessTokenCount;
    private int _refreshTokenCount;

    internal FakeTokens(LiveChatFakeOptions options)
    {
        _time = options.TimeProvider;
        _lifetime = options.AccessTokenLifetime;
    }

    /// <summary>Gets the number of access tokens issued since the start or the last <see cref="LiveChatFake.Reset"/>.</summary>
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

    /// <summary>Gets the requests to <c>/oauth/token</c> in order, including rejected ones, but not those with a response from a fault.</summary>
    public IReadOnlyList<RecordedTokenRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Gets the last issued access token, even if it is no longer valid; null if no token was issued.</summary>
    public string? LatestAccessToken { get; private set; }

    /// <summary>Gets the last issued refresh token, even if it is no longer valid; null if no token was issued.</summary>
    public string? LatestRefreshToken { get; private set; }

    /// <summary>Issues a refresh token, like an earlier sign-in. It can be used once.</summary>
    /// <returns>The refresh token.</returns>
    public string IssueRefreshToken()
    {
        lock (_lock)
        {
            return CreateRefreshToken(requiresClient: false);
        }
    }

    /// <summary>Revokes all access tokens issued so far: requests with them get 401.</summary>
    public void RevokeAccessTokens()
    {
        lock (_lock)
        {
            _accessTokens.Clear();
        }
    }

    /// <summary>Revokes all refresh tokens issued so far: requests with them get <c>invalid_grant</c>.</summary>
    public void RevokeRefreshTokens()
    {
        lock (_lock)
        {
            _refreshTokens.Clear();
        }
    }

    /// <summary>Revokes all tokens issued so far.</summary>
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

    internal IssuedTokens Issue(bool requiresClient)
    {
        lock (_lock)
        {
            string accessToken = $"fake-issued-access-token-{++_accessTokenCount}";
            _accessTokens[accessToken] = _time.GetUtcNow() + _lifetime;
            LatestAccessToken = accessToken;
            return new IssuedTokens(accessToken, CreateRefreshToken(requiresClient), (long)_lifetime.TotalSeconds);
        }
    }

    /// <summary>Returns whether a refresh token requires the client's id and secret; null if it is not a valid refresh token.</summary>
    internal bool? RequiresClient(string refreshToken)
    {
        lock (_lock)
        {
            return _refreshTokens.TryGetValue(refreshToken, out bool requiresClient) ? requiresClient : null;
        }
    }

    /// <summary>Uses a refresh token up. Of two requests with the same token, only one succeeds.</summary>
    internal bool TryRedeem(string refreshToken)
    {
        lock (_lock)
        {
            return _refreshTokens.Remove(refreshToken);
        }
    }

    /// <summary>Revokes the access token of a request, if it is one of these tokens.</summary>
    internal void RevokeAccessTokenOf(RecordedRequest request)
    {
        string authorization = request.Headers.GetValueOrDefault("Authorization") ?? "";
        lock (_lock)
        {
            _accessTokens.Remove(authorization[(authorization.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }
    }

    internal void Add(RecordedTokenRequest request)
    {
        lock (_lock)
        {
            _requests.Add(request);
        }
    }

    internal void Reset()
    {
        lock (_lock)
        {
            _requests.Clear();
            _accessTokens.Clear();
            _refreshTokens.Clear();
            _accessTokenCount = 0;
            _refreshTokenCount = 0;
            LatestAccessToken = null;
            LatestRefreshToken = null;
        }
    }

    private string CreateRefreshToken(bool requiresClient)
    {
        // The plus, the slash and the equals sign reveal a client that does not encode its form.
        string refreshToken = $"fake-refresh-token-{++_refreshTokenCount}+/=";
        _refreshTokens[refreshToken] = requiresClient;
        LatestRefreshToken = refreshToken;
        return refreshToken;
    }
}
