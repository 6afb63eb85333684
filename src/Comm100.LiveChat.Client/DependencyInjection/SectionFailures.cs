namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>What is not valid in a section of the configuration.</summary>
internal sealed class SectionFailures
{
    private readonly List<string> _messages = [];
    private readonly HashSet<string> _paths = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>One sentence or more for each failure, with the full path of the key.</summary>
    public IReadOnlyList<string> Messages => _messages;

    /// <summary>Adds a failure.</summary>
    /// <param name="path">The full path of the key.</param>
    /// <param name="message">What is not valid, and what is allowed.</param>
    public void Add(string path, string message)
    {
        _paths.Add(path);
        _messages.Add(message);
    }

    /// <summary>Marks a key as reported, because a failure of another key explains why it is not set.</summary>
    /// <param name="path">The full path of the key.</param>
    public void Explain(string path) => _paths.Add(path);

    /// <summary>Whether a failure of a key was added or explained.</summary>
    /// <param name="path">The full path of the key.</param>
    public bool Contains(string path) => _paths.Contains(path);
}
