using System.Runtime.InteropServices;

namespace FakeServer;

/// <summary>Completes a task on Ctrl+C or SIGTERM, so that the server stops normally.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    /// <summary>Completes at the first signal.</summary>
    public Task Signal => _stop.Task;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }

    // A second signal terminates the process.
    private void Stop(PosixSignalContext context) => context.Cancel = _stop.TrySetResult();
}
