using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Contenders;

/// <summary>Our client with its default options, and so with its whole pipeline.</summary>
internal sealed class ClientContender : Contender
{
    private readonly LiveChatClient _client;
    private readonly LiveChatPagingOptions _walk;

    public ClientContender(HttpMessageHandler service, bool prefetches = false)
    {
        var options = new LiveChatClientOptions
        {
            BaseAddress = CannedAnswers.BaseAddress,
            Credential = LiveChatCredential.ApiKey(CannedAnswers.Email, CannedAnswers.ApiKey),
        };
        _client = new LiveChatClient(options, service, disposeHandler: false);
        _walk = new LiveChatPagingOptions { PrefetchNextPage = prefetches };
    }

    public override string Name => Client;

    public override Task ReadOneAsync() => _client.Bans.GetAsync(CannedAnswers.BanId);

    public override Task ListAsync() => _client.Bans.ListAsync();

    public override Task CreateAsync() => _client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9", Comment = "Automated requests." });

    public override Task UpdateSettingsAsync() => _client.ChatButton.UpdateAsync(CannedAnswers.CampaignId, Settings.NewModel());

    public override Task ReadPageAsync() => _client.Chats.GetPageAsync(Query(0));

    public override async Task<int> WalkAsync(Func<Task>? work = null)
    {
        int count = 0;
        if (work is null)
        {
            await foreach (Chat chat in _client.Chats.ListAsync(Query(null), _walk).ConfigureAwait(false))
            {
                count += chat.Id is null ? 0 : 1;
            }

            return count;
        }

        await foreach (LiveChatPage<Chat> page in _client.Chats.ListAsync(Query(null), _walk).AsPages().ConfigureAwait(false))
        {
            foreach (Chat chat in page.Items)
            {
                count += chat.Id is null ? 0 : 1;
            }

            await work().ConfigureAwait(false);
        }

        return count;
    }

    public override Task ReadMissingAsync() => _client.Bans.GetAsync(CannedAnswers.MissingBanId);

    public override void Dispose() => _client.Dispose();

    private static ChatQuery Query(int? pageIndex) =>
        new(CannedAnswers.WindowBegin, CannedAnswers.WindowEnd) { PageIndex = pageIndex, PageSize = CannedAnswers.PageSize };
}
