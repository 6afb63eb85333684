using Comm100.LiveChat.Client;

namespace TestingYourApp;

/// <summary>What became of a wish to ban an address.</summary>
public enum BanOutcome
{
    Banned,
    WasBannedBefore,
    NotAllowed,
    TryLater,
    Unreachable,
}

/// <summary>What became of a wish to ban an address, and how long to wait where it is to be tried later.</summary>
public sealed record BanResult(BanOutcome Outcome, TimeSpan? Wait = null);

/// <summary>A class of your application: it bans the addresses that agents were insulted from.</summary>
public sealed class AbuseGuard(IBansApi bans)
{
    public async Task<BanResult> BanAsync(string ipAddress, string reason, CancellationToken cancellationToken = default)
    {
        try
        {
            IReadOnlyList<Ban> known = await bans.ListAsync(cancellationToken);
            if (known.Any(ban => ban.Type == BanType.Ip && ban.IpAddress == ipAddress))
            {
                return new BanResult(BanOutcome.WasBannedBefore);
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
