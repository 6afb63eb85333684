using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Adapters;

/// <summary>Calls the service with one library. Each method returns the task of the library itself, so that nothing else is measured.</summary>
internal abstract class LibraryAdapter : IDisposable
{
    public const string Baseline = "baseline";
    public const string Client = "client";
    public const string Refit = "refit";

    /// <summary>The names of all libraries. The first is the baseline for the others.</summary>
    public static IReadOnlyList<string> Names { get; } = [Baseline, Client, Refit, "RestSharp", "RestEase", "Flurl"];

    public abstract string Name { get; }

    public static LibraryAdapter Create(string name, CannedService service) => name switch
    {
        Baseline => new BaselineAdapter(service),
        Client => new ClientAdapter(service),
        Refit => new RefitAdapter(service),
        "RestSharp" => new RestSharpAdapter(service),
        "RestEase" => new RestEaseAdapter(service),
        "Flurl" => new FlurlAdapter(service),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown library. Use one of: " + string.Join(", ", Names) + "."),
    };

    public abstract Task ReadOneAsync();

    public abstract Task ListAsync();

    public abstract Task CreateAsync();

    public abstract Task UpdateSettingsAsync();

    public abstract Task ReadPageAsync();

    /// <summary>Enumerates all chats page by page.</summary>
    /// <param name="work">Runs after each page; null for none.</param>
    /// <returns>The number of chats.</returns>
    public abstract Task<int> EnumerateAsync(Func<Task>? work = null);

    /// <summary>Reads a ban that does not exist. The returned task fails.</summary>
    public virtual Task ReadMissingAsync() => throw new NotSupportedException(Name);

    public abstract void Dispose();

    public override string ToString() => Name;
}
