namespace Comm100.LiveChat.Client.Testing.OAuth;

/// <summary>The valid authorization codes: the one of the options, and those issued by <c>/oauth/authorize</c>. Each can be used once.</summary>
internal sealed class AuthorizationCodes
{
    private readonly LockObject _lock = new();
    private readonly LiveChatFakeOptions _options;
    private readonly Dictionary<string, string?> _redirectUris = new(StringComparer.Ordinal);
    private int _count;

    public AuthorizationCodes(LiveChatFakeOptions options)
    {
        _options = options;
        Reset();
    }

    public string Issue(string redirectUri)
    {
        lock (_lock)
        {
            string code = $"fake-issued-code-{++_count}";
            _redirectUris[code] = redirectUri;
            return code;
        }
    }

    public bool TryRedeem(string code, string redirectUri)
    {
        lock (_lock)
        {
            return _redirectUris.TryGetValue(code, out string? expected)
                && (expected is null || string.Equals(expected, redirectUri, StringComparison.Ordinal))
                && _redirectUris.Remove(code);
        }
    }

    public void Reset()
    {
        lock (_lock)
        {
            _count = 0;
            _redirectUris.Clear();
            _redirectUris[_options.AuthorizationCode] = _options.RedirectUri?.OriginalString;
        }
    }
}
