using System.Runtime.InteropServices;

namespace ChatExport;

/// <summary>Turns Ctrl+C, and the request of the system to end, into a cancellation, so that the export ends at a checkpoint.</summary>
internal sealed class StopSignals : IDisposable
{
    private const int FirstSignal = 128;

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, 2)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, 15)),
    ];

    public CancellationToken Token => _stop.Token;

    /// <summary>The exit code by which a shell knows the signal: 130 for Ctrl+C.</summary>
    public int ExitCode { get; private set; } = 1;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Stop(PosixSignalContext context, int signal)
    {
        // A second signal is not held up: the file can be resumed after any end.
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        ExitCode = FirstSignal + signal;
        _stop.Cancel();
    }
}
