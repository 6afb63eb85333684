using System.Diagnostics;
using System.Globalization;
using Comm100.LiveChat.Client.Http;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Diagnostics;

/// <summary>Tells those who listen of the calls of one client. When nobody listens, nothing is allocated.</summary>
internal sealed class CallTelemetry(Uri baseAddress, ILogger logger)
{
    /// <summary>A wait before another attempt.</summary>
    public const string RetryWait = "retry";

    /// <summary>A wait since the service has answered 429.</summary>
    public const string RateLimitWait = "rate_limit";

    /// <summary>A wait for the client's own limit.</summary>
    public const string LimiterWait = "limiter";

    private static readonly ActivitySource s_source = new(LiveChatTelemetry.ActivitySourceName);

    private readonly string _serverAddress = baseAddress.IdnHost;
    private readonly object _serverPort = baseAddress.Port;

    /// <summary>What a call is known by when it ends in this way.</summary>
    public static string ErrorTypeOf(Exception failure) =>
        failure switch
        {
            LiveChatApiException answer => ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture),

            // The caller gets it as the exception of the family that it becomes.
            Polly.Timeout.TimeoutRejectedException => typeof(LiveChatTimeoutException).FullName!,
            _ => failure.GetType().FullName!,
        };

    /// <summary>Tells that a call begins.</summary>
    public void Start(CallProgress call)
    {
        if (LiveChatMetrics.ActiveCalls.Enabled)
        {
            LiveChatMetrics.ActiveCalls.Add(1, CommonTags(call));
        }

        if (s_source.HasListeners())
        {
            call.Activity = s_source.StartActivity(call.Operation.ActivityName, ActivityKind.Client, parentContext: default, ToActivityTags(call));
        }
    }

    /// <summary>Tells how a call went.</summary>
    public void Stop(CallProgress call)
    {
        Exception? failure = call.Failure;
        if (call.Activity is { } activity)
        {
            End(activity, call, failure);
        }

        if (LiveChatMetrics.ActiveCalls.Enabled)
        {
            LiveChatMetrics.ActiveCalls.Add(-1, CommonTags(call));
        }

        if (LiveChatMetrics.Duration.Enabled || LiveChatMetrics.Attempts.Enabled)
        {
            TagList tags = CommonTags(call);
            AddResult(ref tags, call.Status, failure);
            LiveChatMetrics.Duration.Record(call.Elapsed.TotalSeconds, tags);
            LiveChatMetrics.Attempts.Record(call.Attempts, tags);
        }

        if (logger.IsEnabled(LogLevel.Debug))
        {
            if (failure is null)
            {
                LiveChatLog.Succeeded(logger, call.Operation.Id, call.Status, call.Attempts, call.Elapsed.TotalMilliseconds);
            }
            else
            {
                string errorType = ErrorTypeOf(failure);
                LiveChatLog.Failed(logger, call.Operation.Id, errorType, call.Attempts, call.Elapsed.TotalMilliseconds);
            }
        }
    }

    /// <summary>Tells that a call is tried once more.</summary>
    public void Repeat(CallProgress call, Exception failure, TimeSpan wait)
    {
        string reason = ErrorTypeOf(failure);
        if (logger.IsEnabled(LogLevel.Warning))
        {
            LiveChatLog.Repeating(logger, call.Operation.Id, reason, call.Attempts, wait.TotalSeconds);
        }

        if (call.Activity is { } activity)
        {
            activity.AddEvent(new ActivityEvent("retry", tags: new ActivityTagsCollection
            {
                [LiveChatTelemetry.ErrorTypeTag] = reason,
                ["comm100.livechat.attempt"] = call.Attempts,
                ["comm100.livechat.wait"] = wait.TotalSeconds,
            }));
        }

        AddWait(call, wait, RetryWait);
    }

    /// <summary>Tells that a call waited.</summary>
    public void AddWait(CallProgress call, TimeSpan wait, string reason)
    {
        if (wait > TimeSpan.Zero && LiveChatMetrics.Waits.Enabled)
        {
            TagList tags = CommonTags(call);
            tags.Add(LiveChatTelemetry.WaitReasonTag, reason);
            LiveChatMetrics.Waits.Record(wait.TotalSeconds, tags);
        }
    }

    private static void End(Activity activity, CallProgress call, Exception? failure)
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
            activity.SetTag(LiveChatTelemetry.ErrorTypeTag, ErrorTypeOf(failure));
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
            tags.Add(LiveChatTelemetry.ErrorTypeTag, ErrorTypeOf(failure));
        }
    }

    private TagList CommonTags(CallProgress call) => new()
    {
        { LiveChatTelemetry.OperationTag, call.Operation.Id },
        { LiveChatTelemetry.MethodTag, call.Operation.Method.Method },
        { LiveChatTelemetry.RouteTag, call.Operation.RouteTemplate },
        { LiveChatTelemetry.ServerAddressTag, _serverAddress },
        { LiveChatTelemetry.ServerPortTag, _serverPort },
    };

    // A sampler sees these tags when it decides.
    private KeyValuePair<string, object?>[] ToActivityTags(CallProgress call) => [.. CommonTags(call)];
}
