using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Adapters;

/// <summary>Calls the service with our client and its default options, which include the complete pipeline.</summary>
internal sealed class ClientAdapter : LibraryAdapter
{
    private readonly LiveChatClient _client;
    private readonly LiveChatPagingOptions _pagingOptions;

    public ClientAdapter(HttpMessageHandler service, int pagesAhead = 0)
    {
        var options = new LiveChatClientOptions
        {
            BaseAddress = CannedResponses.BaseAddress,
            Credential = LiveChatCredential.ApiKey(CannedResponses.Email, CannedResponses.ApiKey),
        };
        _client = new LiveChatClient(options, service, disposeHandler: false);
        _pagingOptions = new LiveChatPagingOptions { MaxPagesAhead = pagesAhead };
    }

    public override string Name => Client;

    public override Task ReadOneAsync() => _client.Bans.GetAsync(CannedResponses.BanId);

    public override Task ListAsync() => _client.Bans.ListAsync();

    public override Task CreateAsync() => _client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9", Comment = "Automated requests." });

    public override Task UpdateSettingsAsync() => _client.ChatButton.UpdateAsync(CannedResponses.CampaignId, Settings.CreateModel());

    public override Task ReadPageAsync() => _client.Chats.GetPageAsync(CreateQuery(0));

    public override async Task<int> EnumerateAsync(Func<Task>? work = null)
    {
        int count = 0;
        if (work is null)
        {
            await foreach (Chat chat in _client.Chats.ListAsync(CreateQuery(null), _pagingOptions).ConfigureAwait(false))
            {
                count += chat.Id is null ? 0 : 1;
            }

            return count;
        }

        await foreach (LiveChatPage<Chat> page in _client.Chats.ListAsync(CreateQuery(null), _pagingOptions).AsPages().ConfigureAwait(false))
        {
            foreach (Chat chat in page.Items)
            {
                count += chat.Id is null ? 0 : 1;
            }

            await work().ConfigureAwait(false);
        }

        return count;
    }

    public override Task ReadMissingAsync() => _client.Bans.GetAsync(CannedResponses.MissingBanId);

    public override void Dispose() => _client.Dispose();

    private static ChatQuery CreateQuery(int? pageIndex) =>
        new(CannedResponses.RangeBegin, CannedResponses.RangeEnd) { PageIndex = pageIndex, PageSize = CannedResponses.PageSize };
}
