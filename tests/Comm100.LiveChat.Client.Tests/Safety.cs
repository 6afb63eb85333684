namespace Comm100.LiveChat.Client.Tests;

/// <summary>Fails a test that would otherwise hang. A test that passes never waits for this timeout.</summary>
internal static class Safety
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    public static Task OrFail(this Task task) => task.WaitAsync(s_timeout);

    public static Task<T> OrFail<T>(this Task<T> task) => task.WaitAsync(s_timeout);

    /// <summary>Waits until a condition is true.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(s_timeout);
        while (!condition())
        {
            timeout.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
