using Microsoft.Extensions.Logging;

namespace ChatExport;

/// <summary>Tells what the client could not read as documented. The values themselves are kept, and stand in the file as they came.</summary>
internal sealed class MendedValues : ILoggerFactory, ILogger
{
    private const int UnreadableValue = 1;
    private const string LocationProperty = "Location";
    private const int MaxLines = 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>How often each kind of place was reported, in the order in which they first came.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                string[] lines = [.. _places.Take(MaxLines).Select(place => $"{place.Value}x {place.Key}")];
                return _places.Count <= MaxLines ? lines : [.. lines, $"and {_places.Count - MaxLines} other places"];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
        // There is one listener: this.
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

        if (properties.FirstOrDefault(property => property.Key == LocationProperty).Value is string place)
        {
            string kind = WithoutIndexes(place);
            lock (_lock)
            {
                _places[kind] = _places.GetValueOrDefault(kind) + 1;
            }
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    // The same member of many items is one line.
    private static string WithoutIndexes(string place)
    {
        var text = new System.Text.StringBuilder(place.Length);
        bool isIndex = false;
        foreach (char character in place)
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
