using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace Comm100.LiveChat.Client.AspNetCore.HealthChecks;

/// <summary>Sends one read that requires no permission and has a short response: the list of the custom variables.</summary>
internal sealed class LiveChatHealthCheck(IServiceProvider services, string? clientName, TimeSpan timeout) : IHealthCheck
{
    private readonly TimeProvider _time = services.GetService<TimeProvider>() ?? TimeProvider.System;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        long start = _time.GetTimestamp();
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["operation"] = LiveChatOperations.CustomVariables.List.Id };
        (HealthStatus status, string description, Exception? exception) = await CheckAsync(context.Registration.FailureStatus, data, cancellationToken).ConfigureAwait(false);
        data["elapsed"] = _time.GetElapsedTime(start);
        return new HealthCheckResult(status, description, exception, data);
    }

    private async Task<(HealthStatus Status, string Description, Exception? Exception)> CheckAsync(
        HealthStatus failureStatus, Dictionary<string, object> data, CancellationToken cancellationToken)
    {
        try
        {
            if (GetClient() is not { } client)
            {
                return (failureStatus, clientName is null
                    ? "No Live Chat client is registered. Call AddLiveChatClient."
                    : $"No Live Chat client with the name '{clientName}' is registered. Call AddLiveChatClient with this name.", null);
            }

            ILiveChatClient limited = client.WithOptions(options =>
            {
                // The service can close a connection that was not used since the last check.
                options.MaxAttempts = 2;
                options.Timeout = timeout;
                options.OnResponse = response => data["status"] = (int)response.StatusCode;
            });
            await limited.CustomVariables.ListAsync(cancellationToken).ConfigureAwait(false);
            return (HealthStatus.Healthy, "The Live Chat API responds.", null);
        }
        catch (OptionsValidationException exception)
        {
            return (failureStatus, "The options of the Live Chat client are not valid. " + exception.Message, null);
        }
        catch (LiveChatException exception)
        {
            AddDetails(exception, data);
            return (IsLimit(exception) ? HealthStatus.Degraded : failureStatus, exception.Message, GetVisible(exception));
        }
    }

    private ILiveChatClient? GetClient() =>
        clientName is null ? services.GetService<ILiveChatClient>() : services.GetKeyedService<ILiveChatClient>(clientName);

    // A limit ends without help, and the service works. An open circuit breaker means that it does not.
    private static bool IsLimit(LiveChatException exception) => exception switch
    {
        LiveChatThrottledException => exception.InnerException is not BrokenCircuitException,
        LiveChatRateLimitException or LiveChatQuotaException => true,
        LiveChatTokenException token => token.StatusCode == HttpStatusCode.TooManyRequests,
        _ => false,
    };

    // The cause is an exception of the application, whose message can contain anything.
    private static LiveChatException? GetVisible(LiveChatException exception) =>
        exception is LiveChatCredentialException or LiveChatThrottledException { InnerException: not null } ? null : exception;

    private static void AddDetails(LiveChatException exception, Dictionary<string, object> data)
    {
        (HttpStatusCode? status, TimeSpan? retryAfter) = exception switch
        {
            LiveChatApiException api => (api.StatusCode, api.RetryAfter),
            LiveChatTokenException token => (token.StatusCode, token.RetryAfter),
            LiveChatThrottledException throttled => ((HttpStatusCode?)null, throttled.RetryAfter),
            _ => (null, null),
        };
        data["error"] = exception.GetType().Name;
        if (status is not null)
        {
            data["status"] = (int)status;
        }

        if (retryAfter is not null)
        {
            data["retryAfter"] = retryAfter;
        }

        if (exception is LiveChatQuotaException { ResetsAt: { } resetsAt })
        {
            data["resetsAt"] = resetsAt;
        }
    }
}
