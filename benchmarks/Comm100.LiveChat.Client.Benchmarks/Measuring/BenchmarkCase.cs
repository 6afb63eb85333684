using Comm100.LiveChat.Client.Benchmarks.Contenders;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>What is measured: its name as it is printed, what it is, and the call.</summary>
internal sealed record BenchmarkCase(string Name, string Description, Func<Contender, Task> Call)
{
    /// <summary>Reading a page with transcripts.</summary>
    public const string Walk = "walk-10000";

    /// <summary>The cases in which all libraries take part.</summary>
    public static IReadOnlyList<BenchmarkCase> All { get; } =
    [
        new("read-one", "read one ban", contender => contender.ReadOneAsync()),
        new("list-100", "list 100 bans", contender => contender.ListAsync()),
        new("create", "create a ban", contender => contender.CreateAsync()),
        new("settings", "update nested settings (the chat button)", contender => contender.UpdateSettingsAsync()),
        new("page-100", "one page of 100 chats with transcripts", contender => contender.ReadPageAsync()),
        new(Walk, "walk 10,000 chats in pages of 100", contender => contender.WalkAsync()),
    ];

    /// <summary>An answer 404, read into an exception that is caught.</summary>
    public static BenchmarkCase Error { get; } = new("error", "an answer 404, as an exception that is caught", ReadMissingAsync);

    public static BenchmarkCase ReadOne => All[0];

    private static async Task ReadMissingAsync(Contender contender)
    {
        try
        {
            await contender.ReadMissingAsync();
        }
        catch (Exception exception) when (exception is not NotSupportedException)
        {
            return;
        }

        throw new InvalidOperationException($"{contender} read a ban that does not exist.");
    }
}
