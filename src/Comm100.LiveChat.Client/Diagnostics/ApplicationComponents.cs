namespace Comm100.LiveChat.Client.Diagnostics;

/// <summary>Components of the application that the client calls. Their exceptions do not change the outcome of a call.</summary>
internal static class ApplicationComponents
{
    public const string Logger = "logger";
    public const string TokenStore = "token_store";
    public const string Telemetry = "telemetry";
    public const string Limiter = "limiter";

    /// <summary>Counts a failure of a component.</summary>
    public static void CountFailure(string component)
    {
        try
        {
            LiveChatMetrics.ComponentFailures.Add(1, new KeyValuePair<string, object?>(LiveChatTelemetry.ComponentTag, component));
        }
#pragma warning disable CA1031 // The listener of the counter failed, so there is nowhere to report it.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    /// <summary>Observes the exception of a task that nothing awaits anymore, so that it is not reported as unobserved.</summary>
    public static void Observe(Task abandoned) => _ = abandoned.ContinueWith(
        static task => _ = task.Exception,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.OnlyOnFaulted,
        TaskScheduler.Default);
}
