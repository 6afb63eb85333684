using System.Net.Http.Headers;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>A token in use, with its header and the time to renew it. Changes of the system time do not affect the two times.</summary>
internal sealed class CachedToken
{
    // Longer than the lifetime of any token, and short enough to be added to a timestamp.
    private static readonly TimeSpan s_maxLifetime = TimeSpan.FromDays(365);

    private readonly long _renewAt;
    private readonly long _expiresAt;

    private CachedToken(LiveChatToken token, long renewAt, long expiresAt)
    {
        Token = token;
        Header = LiveChatCredential.CreateBearerHeader(token.AccessToken);
        _renewAt = renewAt;
        _expiresAt = expiresAt;
    }

    public LiveChatToken Token { get; }

    public AuthenticationHeaderValue Header { get; }

    /// <param name="token">The token.</param>
    /// <param name="renewBeforeExpiration">How long before its expiration to renew the token; at most a quarter of its lifetime.</param>
    /// <param name="time">The clock.</param>
    public static CachedToken Create(LiveChatToken token, TimeSpan renewBeforeExpiration, TimeProvider time)
    {
        TimeSpan remaining = token.ExpiresAt - time.GetUtcNow();
        TimeSpan lifetime = token.IssuedAt is { } issuedAt ? token.ExpiresAt - issuedAt : remaining;

        // A clock that was set back does not extend the lifetime.
        remaining = TimeSpans.Clamp(remaining, TimeSpan.Zero, TimeSpans.Clamp(lifetime, TimeSpan.Zero, s_maxLifetime));
        TimeSpan early = TimeSpans.Min(renewBeforeExpiration, TimeSpans.Max(TimeSpan.Zero, TimeSpan.FromTicks(lifetime.Ticks / 4)));
        long expiresAt = time.GetTimestamp() + ToTimestamp(remaining, time);
        return new CachedToken(token, expiresAt - ToTimestamp(early, time), expiresAt);
    }

    /// <summary>Determines whether it is time to renew the token.</summary>
    public bool IsRenewalDue(long timestamp) => timestamp >= _renewAt;

    public bool HasExpired(long timestamp) => timestamp >= _expiresAt;

    /// <summary>Converts a duration to the unit of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public static long ToTimestamp(TimeSpan duration, TimeProvider time) => (long)(duration.TotalSeconds * time.TimestampFrequency);
}
