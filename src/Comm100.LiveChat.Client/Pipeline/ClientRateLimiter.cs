using System.Threading.RateLimiting;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Limits the requests of the client, as the options or a limiter of the application say.</summary>
internal sealed class ClientRateLimiter : IDisposable
{
    private readonly RateLimiter _limiter;
    private readonly bool _ownsLimiter;
    private readonly bool _waits;

    private ClientRateLimiter(RateLimiter limiter, bool ownsLimiter, bool waits)
    {
        _limiter = limiter;
        _ownsLimiter = ownsLimiter;
        _waits = waits;
    }

    /// <summary>Creates the limiter of options that have a limit.</summary>
    public static ClientRateLimiter Create(LiveChatClientOptions options)
    {
        if (options.RateLimiter is { } given)
        {
            return new ClientRateLimiter(given, ownsLimiter: false, waits: true);
        }

        LiveChatRateLimitOptions limit = options.RateLimit!;

        // Ten segments: the number of requests in any period of this length exceeds the limit by a tenth at most.
        const int Segments = 10;
        var window = new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
        {
            PermitLimit = limit.MaxRequests,
            Window = limit.Window,
            SegmentsPerWindow = Segments,
            QueueLimit = limit.QueueExcess ? int.MaxValue : 0,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        return new ClientRateLimiter(window, ownsLimiter: true, limit.QueueExcess);
    }

    /// <summary>Gets a permit for one request. Waits for it at most until the call times out.</summary>
    /// <returns>The permit. Dispose it when the request is complete.</returns>
    /// <exception cref="LiveChatThrottledException">No permit is available, or none before the call times out.</exception>
    public async ValueTask<IDisposable> EnterAsync(CallContext call, CancellationToken cancellationToken)
    {
        RateLimitLease lease;
        try
        {
            lease = _limiter.AttemptAcquire();
            if (!lease.IsAcquired && _waits)
            {
                lease.Dispose();
                lease = await WaitAsync(call, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not (LiveChatException or OperationCanceledException))
        {
            throw ExceptionFactory.FromFailedLimiter(exception, call);
        }

        if (lease.IsAcquired)
        {
            return lease;
        }

        TimeSpan? wait = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan retryAfter) ? retryAfter : null;
        lease.Dispose();
        throw ExceptionFactory.FromRateLimit("the client's own request limit is reached", wait, call);
    }

    public void Dispose()
    {
        if (_ownsLimiter)
        {
            _limiter.Dispose();
        }
    }

    private async ValueTask<RateLimitLease> WaitAsync(CallContext call, CancellationToken cancellationToken)
    {
        try
        {
            return await _limiter.AcquireAsync(permitCount: 1, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!call.CancellationToken.IsCancellationRequested)
        {
            throw ExceptionFactory.FromRateLimit("the client's own request limit is reached, and no permit became available before the call timed out", wait: null, call);
        }
    }
}
