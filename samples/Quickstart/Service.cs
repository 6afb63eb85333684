using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;

namespace Quickstart;

/// <summary>The service that the quickstart talks to: a fake in this process, or a real one that is only read.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly LiveChatFake? _fake;

    private Service(LiveChatFake? fake, LiveChatClientOptions options, DateTimeOffset now, long? campaignId)
    {
        _fake = fake;
        Options = options;
        Now = now;
        CampaignId = campaignId;
    }

    public LiveChatClientOptions Options { get; }

    /// <summary>The moment up to which there are chats.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The campaign whose chat button is shown; null if none was named.</summary>
    public long? CampaignId { get; }

    /// <summary>Whether things are changed, and whether what visitors wrote is shown: on the fake alone.</summary>
    public bool IsFake => _fake is not null;

    public string Description => IsFake
        ? $"Using a fake of the service at {Options.BaseAddress}. Set LIVECHAT_BASE_ADDRESS, LIVECHAT_EMAIL and LIVECHAT_API_KEY to use a real one."
        : $"Using the service at {Options.BaseAddress}. It is only read: nothing is added, changed or removed, and no data of visitors is shown.";

    public static async Task<Service> StartAsync(ServiceSettings settings)
    {
        if (settings.RealService is { } options)
        {
            return new Service(fake: null, options, TimeProvider.System.GetUtcNow(), settings.CampaignId);
        }

        LiveChatFake fake = await LiveChatFake.StartAsync();
        var fakeOptions = new LiveChatClientOptions
        {
            BaseAddress = fake.BaseAddress,
            Credential = LiveChatCredential.ApiKey(fake.Email, fake.ApiKey),
        };
        return new Service(fake, fakeOptions, fake.Now, campaignId: 1);
    }

    public ValueTask DisposeAsync() => _fake?.DisposeAsync() ?? ValueTask.CompletedTask;
}
