using Comm100.LiveChat.Client;

namespace TestingYourApp;

/// <summary>The outcome of a request to ban an address.</summary>
public enum BanOutcome
{
    Banned,
    AlreadyBanned,
    NotAllowed,
    TryLater,
    Unreachable,
}

/// <summary>The result of a request to ban an address, and the time to wait before the next attempt.</summary>
public sealed record BanResult(BanOutcome Outcome, TimeSpan? Wait = null);

/// <summary>A class of your application. It bans the IP addresses of visitors who insult agents.</summary>
public sealed class AbuseGuard(IBansApi bans)
{
    public async Task<BanResult> BanAsync(string ipAddress, string reason, CancellationToken cancellationToken = default)
    {
        try
        {
            IReadOnlyList<Ban> known = await bans.ListAsync(cancellationToken);
            if (known.Any(ban => ban.Type == BanType.Ip && ban.IpAddress == ipAddress))
            {
                return new BanResult(BanOutcome.AlreadyBanned);
            }

            await bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = ipAddress, Comment = reason }, cancellationToken);
            return new BanResult(BanOutcome.Banned);
        }
        catch (LiveChatPermissionException)
        {
            return new BanResult(BanOutcome.NotAllowed);
        }
        catch (LiveChatRateLimitException exception)
        {
            return new BanResult(BanOutcome.TryLater, exception.RetryAfter);
        }
        catch (LiveChatConnectionException)
        {
            return new BanResult(BanOutcome.Unreachable);
        }
    }
}
