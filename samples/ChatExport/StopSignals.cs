using System.Runtime.InteropServices;

namespace ChatExport;

/// <summary>Cancels the export after Ctrl+C or a request of the system to stop, so that it ends at a checkpoint.</summary>
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

    /// <summary>The exit code for the signal, such as 130 for Ctrl+C.</summary>
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
        // A second signal ends the process. The export can be resumed after that too.
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        ExitCode = FirstSignal + signal;
        _stop.Cancel();
    }
}
