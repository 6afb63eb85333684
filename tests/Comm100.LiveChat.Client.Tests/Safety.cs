namespace Comm100.LiveChat.Client.Tests;

/// <summary>Fails a test that would hang otherwise. No test waits for this on its way to success.</summary>
internal static class Safety
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static Task OrFail(this Task task) => task.WaitAsync(s_patience);

    public static Task<T> OrFail<T>(this Task<T> task) => task.WaitAsync(s_patience);
}
