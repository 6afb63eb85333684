using System.Runtime.InteropServices;

namespace FakeServer;

/// <summary>Turns Ctrl+C, and the request of the system to end, into the end of a task, so that the server ends by itself.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    /// <summary>Ends at the first signal.</summary>
    public Task Signal => _stop.Task;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }

    // A second signal is not held up.
    private void Stop(PosixSignalContext context) => context.Cancel = _stop.TrySetResult();
}
