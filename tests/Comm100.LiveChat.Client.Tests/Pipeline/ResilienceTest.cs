namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>The base class of tests with retries and a clock that the test controls.</summary>
public abstract class ResilienceTest : ClientTest
{
    /// <summary>Longer than any delay between attempts, and shorter than the default attempt timeout.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(29);

    /// <summary>One operation of each kind: a read, an update, a deletion, a create.</summary>
    public static TheoryData<string> Operations => ["Bans.get", "Bans.update", "Bans.delete", "Bans.create"];

    protected TimerTrackingTimeProvider Clock { get; } = new();

    /// <summary>Creates a client with the default options, except for the clock and the timeouts. It has no timeouts, so all timers belong to waits.</summary>
    protected LiveChatClient CreateResilientClient(Action<LiveChatClientOptions>? configure = null) => CreateClient(options =>
    {
        options.TimeProvider = Clock;
        options.Timeout = Timeout.InfiniteTimeSpan;
        options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        options.Retries.MaxAttempts = new LiveChatClientOptions().Retries.MaxAttempts;
        configure?.Invoke(options);
    });

    protected static Task CallAsync(ILiveChatClient client, string operation, CancellationToken cancellationToken = default) => operation switch
    {
        "Bans.get" => client.Bans.GetAsync(1, cancellationToken),
        "Bans.update" => client.Bans.UpdateAsync(1, new Ban { Comment = "by a test" }, cancellationToken),
        "Bans.delete" => client.Bans.DeleteAsync(1, cancellationToken),
        "Bans.create" => client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9", Comment = "by a test" }, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, message: null),
    };

    /// <summary>Advances the clock to the end of each wait until the call completes.</summary>
    protected async Task<T> WithoutWaitingAsync<T>(Task<T> call, TimeSpan? within = null)
    {
        while (!call.IsCompleted)
        {
            Clock.AdvanceToNextTimer(within ?? s_longestWait);
            await Task.Yield();
        }

        return await call;
    }

    /// <inheritdoc cref="WithoutWaitingAsync{T}"/>
    protected Task WithoutWaitingAsync(Task call, TimeSpan? within = null) => WithoutWaitingAsync(ToResult(call), within);

    /// <summary>Waits until the given number of calls wait, without advancing the clock.</summary>
    protected Task UntilWaitingAsync(int count = 1) =>
        Safety.UntilAsync(() => Clock.CountTimers(TimeSpan.FromDays(1)) - Clock.CountTimers(TimeSpan.Zero) >= count);

    private static async Task<bool> ToResult(Task call)
    {
        await call;
        return true;
    }
}
