using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.DependencyInjection;

/// <summary>Records the log entries of all categories and levels, with their state and scopes.</summary>
internal sealed class CollectingLoggerProvider : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider? _scopes;

    public ConcurrentQueue<LogLine> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Logger(CollectingLoggerProvider owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => owner._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string all = formatter(state, exception) + Describe(state) + exception;
            owner._scopes?.ForEachScope((scope, _) => all += Describe(scope), 0);
            owner.Lines.Enqueue(new LogLine(category, logLevel, eventId, formatter(state, exception), all));
        }

        private static string Describe(object? state) => state is IEnumerable<KeyValuePair<string, object?>> pairs
            ? "\n" + string.Join('\n', pairs.Select(pair => pair.Key + "=" + pair.Value))
            : "\n" + state;
    }
}

internal sealed record LogLine(string Category, LogLevel Level, EventId EventId, string Message, string Everything);
