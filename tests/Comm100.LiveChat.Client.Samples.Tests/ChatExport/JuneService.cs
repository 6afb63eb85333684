namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>A fake in the process of the tests, whose history ends on 30 June 2026. An export from it starts faster than one with its own fake.</summary>
public sealed class JuneService : IAsyncLifetime
{
    /// <summary>The arguments for the period of the whole history.</summary>
    public static readonly string[] Period = ["--from", "2026-05-31", "--to", "2026-06-30T12:00:00"];

    public LiveChatFake Fake { get; private set; } = null!;

    public static Task<LiveChatFake> StartAsync(int? chats = null)
    {
        var options = new LiveChatFakeOptions { Now = new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero) };
        options.ChatCount = chats ?? options.ChatCount;
        return LiveChatFake.StartAsync(options);
    }

    public async Task InitializeAsync() => Fake = await StartAsync();

    public async Task DisposeAsync() => await Fake.DisposeAsync();
}
