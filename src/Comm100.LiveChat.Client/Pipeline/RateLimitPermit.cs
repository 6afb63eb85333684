using Comm100.LiveChat.Client.Diagnostics;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>The permit of the client's rate limiter for the request of an attempt. Disposing it returns the permit, once.</summary>
internal sealed class RateLimitPermit : IDisposable
{
    private IDisposable? _lease;

    /// <summary>Sets the lease of the limiter that <see cref="Dispose"/> returns.</summary>
    public void Hold(IDisposable lease) => _lease = lease;

    public void Dispose()
    {
        try
        {
            Interlocked.Exchange(ref _lease, null)?.Dispose();
        }
#pragma warning disable CA1031 // An exception of a limiter of the application does not change the outcome of the call.
        catch (Exception)
#pragma warning restore CA1031
        {
            ApplicationComponents.CountFailure(ApplicationComponents.Limiter);
        }
    }
}
