using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// The permit that an attempt holds under the client's own limit. The request that follows the renewal of a credential takes another: the one
/// before is given back first, since a limit of concurrent requests would wait for it.
/// </summary>
internal sealed class RequestPermit(Throttle limiter, CallTelemetry telemetry)
{
    private IDisposable? _lease;

    /// <summary>Waits for a permit for the next request, and gives back the one before.</summary>
    /// <exception cref="LiveChatThrottledException">There is none, or none in time.</exception>
    public async ValueTask EnterAsync(CallProgress call, CancellationToken cancellationToken)
    {
        Release();
        TimeSpan before = call.Elapsed;
        _lease = await limiter.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        telemetry.AddWait(call, call.Elapsed - before, CallTelemetry.LimiterWait);
    }

    /// <summary>Gives the permit back, if there is one.</summary>
    public void Release()
    {
        try
        {
            Interlocked.Exchange(ref _lease, null)?.Dispose();
        }
#pragma warning disable CA1031 // A limiter of the application that cannot take a permit back does not change how the call went.
        catch (Exception)
#pragma warning restore CA1031
        {
            Listeners.CountFailure(Listeners.Limiter);
        }
    }
}
