using Comm100.LiveChat.Client.AspNetCore.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks of the Comm100 Live Chat API.</summary>
public static class LiveChatHealthChecksBuilderExtensions
{
    private static readonly TimeSpan s_defaultTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_maxTimeout = TimeSpan.FromDays(1);

    /// <summary>
    /// Adds a health check that lists the custom variables with a registered client. This operation requires no permission, and its response is short.
    /// </summary>
    /// <param name="builder">The builder of the health checks.</param>
    /// <param name="clientName">The name of the client, as in <c>AddLiveChatClient</c>. The default is null: the client without a name.</param>
    /// <param name="name">The name of the health check. The default is null: <c>livechat</c>, followed by a hyphen and the name of the client, if it has one.</param>
    /// <param name="failureStatus">The status of a failed check. The default is null: <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">The tags of the health check. The default is null: no tags.</param>
    /// <param name="timeout">
    /// The maximum duration of a check, with all attempts, delays and token requests: greater than zero and at most one day. The default is null: 5 seconds.
    /// </param>
    /// <returns>The builder, so that calls can be chained.</returns>
    /// <remarks>
    /// The status is <see cref="HealthStatus.Degraded"/> while the service refuses requests with status 429, the daily quota is used up, or the limit of the client
    /// is reached. It is <paramref name="failureStatus"/> if the service rejects the credential, cannot be reached, does not respond in time or returns an error,
    /// and if the options of the client are not valid. Each check is a request that counts toward the quota. The data of the result contains the operation, the
    /// elapsed time and, if known, the status and the time to wait, but no secret and no address.
    /// </remarks>
    /// <exception cref="ArgumentException">The name of the client or of the health check is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is not greater than zero, or greater than one day.</exception>
    public static IHealthChecksBuilder AddLiveChat(
        this IHealthChecksBuilder builder,
        string? clientName = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ThrowIfEmpty(clientName, nameof(clientName));
        ThrowIfEmpty(name, nameof(name));
        TimeSpan limit = timeout ?? s_defaultTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeout));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, s_maxTimeout, nameof(timeout));

        // The check measures its timeout itself, so that its result can name the operation.
        return builder.Add(new HealthCheckRegistration(
            name ?? (clientName is null ? "livechat" : "livechat-" + clientName),
            services => new LiveChatHealthCheck(services, clientName, limit),
            failureStatus,
            tags));
    }

    private static void ThrowIfEmpty(string? value, string parameter)
    {
        if (value is "")
        {
            throw new ArgumentException("The value must not be empty. Omit it for the default.", parameter);
        }
    }
}
