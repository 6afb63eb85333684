namespace Comm100.LiveChat.Client.Diagnostics;

/// <summary>Components of the application that the client calls. Their exceptions never change the outcome of a call.</summary>
internal static class Listeners
{
    public const string Logger = "logger";
    public const string TokenStore = "token_store";
    public const string Telemetry = "telemetry";
    public const string Limiter = "limiter";

    /// <summary>Counts a failure of a listener; even the listener of that counter can fail.</summary>
    public static void CountFailure(string kind)
    {
        try
        {
            LiveChatMetrics.ListenerFailures.Add(1, new KeyValuePair<string, object?>(LiveChatTelemetry.ListenerTag, kind));
        }
#pragma warning disable CA1031 // The failure cannot be reported anywhere else.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    /// <summary>Sees to it that the failure of work which nobody waits for any more is not reported as unobserved.</summary>
    public static void Observe(Task abandoned) => _ = abandoned.ContinueWith(
        static task => _ = task.Exception,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.OnlyOnFaulted,
        TaskScheduler.Default);
}
