using Comm100.LiveChat.Client.Benchmarks.Adapters;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>A measured case: its printed name, its description and its call.</summary>
internal sealed record BenchmarkCase(string Name, string Description, Func<LibraryAdapter, Task> Call)
{
    /// <summary>The name of the case that enumerates all chats.</summary>
    public const string Enumeration = "enumerate-10000";

    /// <summary>The cases that all libraries take part in.</summary>
    public static IReadOnlyList<BenchmarkCase> All { get; } =
    [
        new("read-one", "read one ban", adapter => adapter.ReadOneAsync()),
        new("list-100", "list 100 bans", adapter => adapter.ListAsync()),
        new("create", "create a ban", adapter => adapter.CreateAsync()),
        new("settings", "update nested settings (the chat button)", adapter => adapter.UpdateSettingsAsync()),
        new("page-100", "read one page of 100 chats with transcripts", adapter => adapter.ReadPageAsync()),
        new(Enumeration, "enumerate 10,000 chats in pages of 100", adapter => adapter.EnumerateAsync()),
    ];

    /// <summary>Reads a 404 response and catches the exception.</summary>
    public static BenchmarkCase Error { get; } = new("error", "catch the exception for a 404 response", ReadMissingAsync);

    public static BenchmarkCase ReadOne => All[0];

    private static async Task ReadMissingAsync(LibraryAdapter adapter)
    {
        try
        {
            await adapter.ReadMissingAsync();
        }
        catch (Exception exception) when (exception is not NotSupportedException)
        {
            return;
        }

        throw new InvalidOperationException($"{adapter} read a ban that does not exist.");
    }
}
