using Microsoft.Extensions.Logging;

namespace ChatExport;

/// <summary>Counts the values that the client could not read as documented. The values are exported unchanged.</summary>
internal sealed class UnreadableValueLog : ILoggerFactory, ILogger
{
    private const int UnreadableValue = 1;
    private const string LocationProperty = "Location";
    private const int MaxLines = 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _locations = new(StringComparer.Ordinal);

    /// <summary>The number of values for each location without indexes, in the order of their first values.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                string[] lines = [.. _locations.Take(MaxLines).Select(location => $"{location.Value}x {location.Key}")];
                return _locations.Count <= MaxLines ? lines : [.. lines, $"and {_locations.Count - MaxLines} other locations"];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
        // There are no other providers.
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id != UnreadableValue || state is not IEnumerable<KeyValuePair<string, object?>> properties)
        {
            return;
        }

        if (properties.FirstOrDefault(property => property.Key == LocationProperty).Value is string location)
        {
            string kind = RemoveIndexes(location);
            lock (_lock)
            {
                _locations[kind] = _locations.GetValueOrDefault(kind) + 1;
            }
        }
    }

    public void Dispose()
    {
        // There is nothing to dispose.
    }

    // The same field of several items is one line.
    private static string RemoveIndexes(string location)
    {
        var text = new System.Text.StringBuilder(location.Length);
        bool isIndex = false;
        foreach (char character in location)
        {
            isIndex = character == '[' || (isIndex && char.IsAsciiDigit(character));
            if (!isIndex || character == '[')
            {
                text.Append(character);
            }
        }

        return text.ToString();
    }
}
