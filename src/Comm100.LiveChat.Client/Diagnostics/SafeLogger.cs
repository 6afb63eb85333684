using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Diagnostics;

/// <summary>A logger whose exceptions do not reach a call. The first exception is counted.</summary>
internal sealed class SafeLogger : ILogger
{
    private readonly ILogger _logger;
    private int _hasFailed;

    private SafeLogger(ILogger logger) => _logger = logger;

    /// <summary>Wraps a logger, unless it is already wrapped.</summary>
    public static ILogger Wrap(ILogger logger) => logger as SafeLogger ?? new SafeLogger(logger);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            _logger.Log(logLevel, eventId, state, exception, formatter);
        }
#pragma warning disable CA1031 // A logger never changes the outcome of a call.
        catch (Exception)
#pragma warning restore CA1031
        {
            CountFailure();
        }
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return _logger.IsEnabled(logLevel);
        }
#pragma warning disable CA1031 // A logger never changes the outcome of a call.
        catch (Exception)
#pragma warning restore CA1031
        {
            CountFailure();
            return false;
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    private void CountFailure()
    {
        if (Interlocked.Exchange(ref _hasFailed, 1) == 0)
        {
            ApplicationComponents.CountFailure(ApplicationComponents.Logger);
        }
    }
}
