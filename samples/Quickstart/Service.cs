using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;

namespace Quickstart;

/// <summary>The service to use: a fake in this process, or a real one. The sample only reads data of a real service.</summary>
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

    /// <summary>The end of the period to read.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The campaign whose chat button is shown; null if none is specified.</summary>
    public long? CampaignId { get; }

    /// <summary>Whether the service is the fake. Only then the sample changes data and shows data of visitors.</summary>
    public bool IsFake => _fake is not null;

    public string Description => IsFake
        ? $"Using a fake of the service at {Options.BaseAddress}. Set LIVECHAT_BASE_ADDRESS, LIVECHAT_EMAIL and LIVECHAT_API_KEY to use a real service."
        : $"Using the service at {Options.BaseAddress}. The sample only reads data, and shows no data of visitors.";

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
