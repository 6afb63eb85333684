using Comm100.LiveChat.Client.Diagnostics;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>What the client's limiter has granted to the request that an attempt sends. It is given back once, when the request is over.</summary>
internal sealed class RateLimitPermit : IDisposable
{
    private IDisposable? _lease;

    /// <summary>Takes over what the limiter has granted.</summary>
    public void Hold(IDisposable lease) => _lease = lease;

    public void Dispose()
    {
        try
        {
            Interlocked.Exchange(ref _lease, null)?.Dispose();
        }
#pragma warning disable CA1031 // A limiter of the application that cannot take a permit back does not change how the call went.
        catch (Exception)
#pragma warning restore CA1031
        {
            ApplicationComponents.CountFailure(ApplicationComponents.Limiter);
        }
    }
}
