using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Contenders;

/// <summary>One way to call the service. Each method returns the task of the library itself, with nothing around it that would count too.</summary>
internal abstract class Contender : IDisposable
{
    public const string Floor = "floor";
    public const string Client = "client";
    public const string Refit = "refit";

    /// <summary>The names of all contenders; the first is what the others are compared with.</summary>
    public static IReadOnlyList<string> Names { get; } = [Floor, Client, Refit, "RestSharp", "RestEase", "Flurl"];

    public abstract string Name { get; }

    public static Contender Create(string name, CannedService service) => name switch
    {
        Floor => new FloorContender(service),
        Client => new ClientContender(service),
        Refit => new RefitContender(service),
        "RestSharp" => new RestSharpContender(service),
        "RestEase" => new RestEaseContender(service),
        "Flurl" => new FlurlContender(service),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such contender: use one of " + string.Join(", ", Names) + "."),
    };

    public abstract Task ReadOneAsync();

    public abstract Task ListAsync();

    public abstract Task CreateAsync();

    public abstract Task UpdateSettingsAsync();

    public abstract Task ReadPageAsync();

    /// <summary>Walks over all chats, page by page, and works on each page for a while if told so.</summary>
    /// <returns>The number of chats.</returns>
    public abstract Task<int> WalkAsync(Func<Task>? work = null);

    /// <summary>Reads a ban that does not exist. The task fails.</summary>
    public virtual Task ReadMissingAsync() => throw new NotSupportedException(Name);

    public abstract void Dispose();

    public override string ToString() => Name;
}
