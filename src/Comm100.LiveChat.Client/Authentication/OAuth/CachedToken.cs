using System.Net.Http.Headers;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>A token in use: its header, and when to renew it by the clock of this process, which no correction of the time of day moves.</summary>
internal sealed class CachedToken
{
    // Longer than any token lives, and short enough to be reckoned with.
    private static readonly TimeSpan s_maxTime = TimeSpan.FromDays(365);

    private readonly long _renewAt;
    private readonly long _endsAt;

    private CachedToken(LiveChatToken token, long renewAt, long endsAt)
    {
        Token = token;
        Header = LiveChatCredential.BearerHeader(token.AccessToken);
        _renewAt = renewAt;
        _endsAt = endsAt;
    }

    public LiveChatToken Token { get; }

    public AuthenticationHeaderValue Header { get; }

    /// <param name="token">The token.</param>
    /// <param name="renewBefore">How long before its end to renew it; of a short life, at most a quarter.</param>
    /// <param name="time">The clock.</param>
    public static CachedToken Create(LiveChatToken token, TimeSpan renewBefore, TimeProvider time)
    {
        TimeSpan left = token.ExpiresAt - time.GetUtcNow();
        TimeSpan life = token.IssuedAt is { } issuedAt ? token.ExpiresAt - issuedAt : left;

        // A clock that was set back does not lengthen a life.
        left = TimeSpans.Clamp(left, TimeSpan.Zero, TimeSpans.Clamp(life, TimeSpan.Zero, s_maxTime));
        TimeSpan early = TimeSpans.Min(renewBefore, TimeSpans.Max(TimeSpan.Zero, TimeSpan.FromTicks(life.Ticks / 4)));
        long endsAt = time.GetTimestamp() + Stamps(left, time);
        return new CachedToken(token, endsAt - Stamps(early, time), endsAt);
    }

    public bool IsDue(long now) => now >= _renewAt;

    public bool HasEnded(long now) => now >= _endsAt;

    public static long Stamps(TimeSpan time, TimeProvider clock) => (long)(time.TotalSeconds * clock.TimestampFrequency);
}
