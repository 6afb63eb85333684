using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.AspNetCore.Tests;

/// <summary>Records the log entries.</summary>
internal sealed class RecordingLog : ILoggerProvider, ILogger
{
    private readonly List<(string Event, string Text)> _entries = [];

    public int Count(string eventName)
    {
        lock (_entries)
        {
            return _entries.Count(entry => entry.Event == eventName);
        }
    }

    public string Text
    {
        get
        {
            lock (_entries)
            {
                return string.Join('\n', _entries.Select(entry => entry.Text));
            }
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_entries)
        {
            _entries.Add((eventId.Name ?? "", formatter(state, exception) + exception));
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }
}
