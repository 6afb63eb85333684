using System.Diagnostics;
using System.Globalization;
using Comm100.LiveChat.Client.Http;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Diagnostics;

/// <summary>Reports the calls of one client to activities, metrics and logs. Without listeners, nothing is allocated.</summary>
internal sealed class CallTelemetry(Uri baseAddress, ILogger logger)
{
    /// <summary>A wait before another attempt.</summary>
    public const string RetryWait = "retry";

    /// <summary>A wait after the service returned 429.</summary>
    public const string RateLimitWait = "rate_limit";

    /// <summary>A wait for the client's own rate limit.</summary>
    public const string LimiterWait = "limiter";

    private static readonly ActivitySource s_source = new(LiveChatTelemetry.ActivitySourceName);

    private readonly string _serverAddress = baseAddress.IdnHost;
    private readonly object _serverPort = baseAddress.Port;

    /// <summary>Gets the value of <see cref="LiveChatTelemetry.ErrorTypeTag"/> for a failure.</summary>
    public static string GetErrorType(Exception failure) =>
        failure switch
        {
            LiveChatApiException response => ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture),

            // The caller gets it as a LiveChatTimeoutException.
            Polly.Timeout.TimeoutRejectedException => typeof(LiveChatTimeoutException).FullName!,
            _ => failure.GetType().FullName!,
        };

    /// <summary>Reports the start of a call.</summary>
    public void Start(CallContext call)
    {
        if (LiveChatMetrics.ActiveCalls.Enabled)
        {
            call.IsCountedAsActive = true;
            Guard(static (telemetry, call) => LiveChatMetrics.ActiveCalls.Add(1, telemetry.CommonTags(call)), call);
        }

        if (s_source.HasListeners())
        {
            Activity? outer = Activity.Current;
            Guard(static (telemetry, call) => call.Activity = s_source.StartActivity(call.Operation.ActivityName, ActivityKind.Client, parentContext: default, telemetry.ToActivityTags(call)), call);
            if (call.Activity is null && !ReferenceEquals(Activity.Current, outer))
            {
                // A listener threw an exception after the activity had started.
                Activity.Current = outer;
            }
        }
    }

    /// <summary>Reports the outcome of a call.</summary>
    public void Stop(CallContext call)
    {
        if (call.Activity is not null)
        {
            Guard(static (_, call) => End(call.Activity!, call, call.Failure), call);
        }

        // A listener that started during the call has not counted its start.
        if (call.IsCountedAsActive)
        {
            Guard(static (telemetry, call) => LiveChatMetrics.ActiveCalls.Add(-1, telemetry.CommonTags(call)), call);
        }

        if (LiveChatMetrics.CallDuration.Enabled)
        {
            Guard(static (telemetry, call) => LiveChatMetrics.CallDuration.Record(call.Elapsed.TotalSeconds, telemetry.ResultTags(call)), call);
        }

        if (LiveChatMetrics.Attempts.Enabled)
        {
            Guard(static (telemetry, call) => LiveChatMetrics.Attempts.Record(call.Attempts, telemetry.ResultTags(call)), call);
        }

        Guard(static (telemetry, call) => telemetry.LogResult(call), call);
    }

    /// <summary>Reports that a call is retried.</summary>
    public void RecordRetry(CallContext call, Exception failure, TimeSpan wait)
    {
        string reason = GetErrorType(failure);
        Guard((telemetry, call) => telemetry.LogRetry(call, reason, wait), call);
        if (call.Activity is not null)
        {
            Guard(
                (_, call) => call.Activity!.AddEvent(new ActivityEvent("retry", tags: new ActivityTagsCollection
                {
                    [LiveChatTelemetry.ErrorTypeTag] = reason,
                    ["comm100.livechat.attempt"] = call.Attempts,
                    ["comm100.livechat.wait"] = wait.TotalSeconds,
                })),
                call);
        }

        RecordWait(call, wait, RetryWait);
    }

    /// <summary>Reports that a call waited.</summary>
    public void RecordWait(CallContext call, TimeSpan wait, string reason)
    {
        if (wait > TimeSpan.Zero && LiveChatMetrics.WaitDuration.Enabled)
        {
            Guard(
                (telemetry, call) =>
                {
                    TagList tags = telemetry.CommonTags(call);
                    tags.Add(LiveChatTelemetry.WaitReasonTag, reason);
                    LiveChatMetrics.WaitDuration.Record(wait.TotalSeconds, tags);
                },
                call);
        }
    }

    /// <summary>Prevents exceptions of a listener or a logger from changing the outcome of a call.</summary>
    private void Guard(Action<CallTelemetry, CallContext> report, CallContext call)
    {
        try
        {
            report(this, call);
        }
#pragma warning disable CA1031 // It is counted instead.
        catch (Exception)
#pragma warning restore CA1031
        {
            ApplicationComponents.CountFailure(ApplicationComponents.Telemetry);
        }
    }

    private void LogResult(CallContext call)
    {
        if (!logger.IsEnabled(LogLevel.Debug))
        {
            return;
        }

        if (call.Failure is null)
        {
            LiveChatLog.Succeeded(logger, call.Operation.Id, call.Status, call.Attempts, call.Elapsed.TotalMilliseconds);
        }
        else
        {
            string errorType = GetErrorType(call.Failure);
            LiveChatLog.Failed(logger, call.Operation.Id, errorType, call.Attempts, call.Elapsed.TotalMilliseconds);
        }
    }

    private void LogRetry(CallContext call, string reason, TimeSpan wait)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            LiveChatLog.Retrying(logger, call.Operation.Id, reason, call.Attempts, wait.TotalSeconds);
        }
    }

    private TagList ResultTags(CallContext call)
    {
        TagList tags = CommonTags(call);
        AddResult(ref tags, call.Status, call.Failure);
        return tags;
    }

    private static void End(Activity activity, CallContext call, Exception? failure)
    {
        if (call.Status != 0)
        {
            activity.SetTag(LiveChatTelemetry.StatusTag, call.Status);
        }

        if (call.Attempts > 1)
        {
            activity.SetTag(LiveChatTelemetry.ResendTag, call.Attempts - 1);
        }

        if (failure is not null)
        {
            activity.SetTag(LiveChatTelemetry.ErrorTypeTag, GetErrorType(failure));
            activity.SetStatus(ActivityStatusCode.Error);
        }

        activity.Stop();
    }

    private static void AddResult(ref TagList tags, int status, Exception? failure)
    {
        if (status != 0)
        {
            tags.Add(LiveChatTelemetry.StatusTag, status);
        }

        if (failure is not null)
        {
            tags.Add(LiveChatTelemetry.ErrorTypeTag, GetErrorType(failure));
        }
    }

    private TagList CommonTags(CallContext call) => new()
    {
        { LiveChatTelemetry.OperationTag, call.Operation.Id },
        { LiveChatTelemetry.MethodTag, call.Operation.Method.Method },
        { LiveChatTelemetry.RouteTag, call.Operation.RouteTemplate },
        { LiveChatTelemetry.ServerAddressTag, _serverAddress },
        { LiveChatTelemetry.ServerPortTag, _serverPort },
    };

    // A sampler uses these tags for its decision.
    private KeyValuePair<string, object?>[] ToActivityTags(CallContext call) => [.. CommonTags(call)];
}
