using Comm100.LiveChat.Client.Benchmarks.Service;
using RestSharp;
using RestSharp.Authenticators;

namespace Comm100.LiveChat.Client.Benchmarks.Adapters;

/// <summary>Calls the service with RestSharp, as its documentation shows it, with a request object for each call and its System.Text.Json serializer.</summary>
internal sealed class RestSharpAdapter(HttpMessageHandler service) : LibraryAdapter
{
    private readonly RestClient _client = new(new RestClientOptions(CannedResponses.BaseAddress)
    {
        ConfigureMessageHandler = _ => service,
        Authenticator = new HttpBasicAuthenticator(CannedResponses.Email, CannedResponses.ApiKey),
    });

    public override string Name => "RestSharp";

    public override Task ReadOneAsync() =>
        _client.GetAsync<BanDocument>(new RestRequest("api/v1/livechat/bans/{id}").AddUrlSegment("id", CannedResponses.BanId));

    public override Task ListAsync() => _client.GetAsync<List<BanDocument>>(new RestRequest("api/v1/livechat/bans"));

    public override Task CreateAsync() => _client.PostAsync<BanDocument>(
        new RestRequest("api/v1/livechat/bans").AddJsonBody(new BanDocument { Type = "ip", IpAddress = "203.0.113.9", Comment = "Automated requests." }));

    public override Task UpdateSettingsAsync() => _client.PutAsync<ChatButtonDocument>(
        new RestRequest("api/v1/livechat/campaigns/{id}/chatButton").AddUrlSegment("id", CannedResponses.CampaignId).AddJsonBody(Settings.CreateDocument()));

    public override Task ReadPageAsync() => GetPageAsync(0);

    public override async Task<int> EnumerateAsync(Func<Task>? work = null)
    {
        int count = 0;
        ChatPageDocument page;
        int index = 0;
        do
        {
            page = (await GetPageAsync(index++).ConfigureAwait(false))!;
            count += page.Chats!.Count;
        }
        while (!string.IsNullOrEmpty(page.NextPage));

        return count;
    }

    public override void Dispose() => _client.Dispose();

    private Task<ChatPageDocument?> GetPageAsync(int index) => _client.GetAsync<ChatPageDocument>(
        new RestRequest("api/v1/livechat/chats")
            .AddQueryParameter("timeFrom", "2026-01-01T00:00:00")
            .AddQueryParameter("timeTo", "2026-07-01T00:00:00")
            .AddQueryParameter("pageIndex", index)
            .AddQueryParameter("pageSize", CannedResponses.PageSize));
}
