namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>A test of a client that repeats calls by default, on a clock of the test's own.</summary>
public abstract class ResilienceTest : ClientTest
{
    /// <summary>Longer than any wait between attempts, and shorter than the limit of an attempt by default.</summary>
    private static readonly TimeSpan s_waits = TimeSpan.FromSeconds(29);

    /// <summary>One operation of each kind: a read, an update, a deletion, a create.</summary>
    public static TheoryData<string> Operations => ["Bans.get", "Bans.update", "Bans.delete", "Bans.create"];

    protected TimerTrackingTimeProvider Clock { get; } = new();

    /// <summary>The client as it is by default, but for its clock, and without limits of time: all timers are those of waits.</summary>
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

    /// <summary>Lets waits between attempts be over as soon as they begin, until the call has ended.</summary>
    protected async Task<T> WithoutWaitingAsync<T>(Task<T> call, TimeSpan? within = null)
    {
        while (!call.IsCompleted)
        {
            Clock.AdvanceToNextTimer(within ?? s_waits);
            await Task.Yield();
        }

        return await call;
    }

    /// <inheritdoc cref="WithoutWaitingAsync{T}"/>
    protected Task WithoutWaitingAsync(Task call, TimeSpan? within = null) => WithoutWaitingAsync(ToResult(call), within);

    /// <summary>Waits until so many calls wait, without moving the clock.</summary>
    protected async Task UntilWaitingAsync(int waits = 1)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Clock.CountTimers(TimeSpan.FromDays(1)) - Clock.CountTimers(TimeSpan.Zero) < waits)
        {
            timeout.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static async Task<bool> ToResult(Task call)
    {
        await call;
        return true;
    }
}
