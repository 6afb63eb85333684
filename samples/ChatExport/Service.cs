using System.Globalization;
using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;

namespace ChatExport;

/// <summary>The service to export from: a real one, or a fake in this process, whose data is the same in each process.</summary>
internal sealed class Service : IAsyncDisposable
{
    private const int DefaultFakeChats = 240;
    private const int ChatsForOfflineMessage = 6;

    private readonly LiveChatFake? _fake;

    private Service(LiveChatFake? fake, LiveChatClientOptions options, TimeProvider clock, int? fakeChats)
    {
        _fake = fake;
        Options = options;
        Clock = clock;
        FakeChats = fakeChats;
    }

    public LiveChatClientOptions Options { get; }

    /// <summary>The clock of the service. The default period ends at its time.</summary>
    public TimeProvider Clock { get; }

    public int? FakeChats { get; }

    /// <summary>The address of a real service; null for the fake, whose port changes.</summary>
    public Uri? RealAddress => _fake is null ? Options.BaseAddress : null;

    public string Description => FakeChats is { } count
        ? string.Create(CultureInfo.InvariantCulture, $"Using a fake of the service with {count} chats. Set LIVECHAT_BASE_ADDRESS, LIVECHAT_EMAIL and LIVECHAT_API_KEY to use a real service.")
        : $"Using the service at {Options.BaseAddress}. The sample only reads data.";

    /// <param name="realService">The options for a real service; null for the fake.</param>
    /// <param name="fakeChats">The number of chats in the fake; null for the default.</param>
    public static async Task<Service> StartAsync(LiveChatClientOptions? realService, int? fakeChats)
    {
        if (realService is not null)
        {
            return new Service(fake: null, realService, TimeProvider.System, fakeChats: null);
        }

        int chats = fakeChats ?? DefaultFakeChats;
        LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions
        {
            // Fixed, so that a resumed export has the same data in the next process.
            Now = new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero),
            ChatCount = chats,
            OfflineMessageCount = chats / ChatsForOfflineMessage,
        });
        var options = new LiveChatClientOptions
        {
            BaseAddress = fake.BaseAddress,
            Credential = LiveChatCredential.ApiKey(fake.Email, fake.ApiKey),
        };
        return new Service(fake, options, new FakeClock(fake.Now), chats);
    }

    public ValueTask DisposeAsync() => _fake?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A clock with the time at which the data of the fake ends.</summary>
    private sealed class FakeClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
