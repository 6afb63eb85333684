using Comm100.LiveChat.Client.Benchmarks.Service;
using Flurl.Http;
using Flurl.Http.Configuration;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Comm100.LiveChat.Client.Benchmarks.Adapters;

/// <summary>Calls the service with Flurl.Http, as its documentation shows it, and with its JSON serializer, Newtonsoft.Json.</summary>
internal sealed class FlurlAdapter : LibraryAdapter
{
    private readonly IFlurlClient _client;

    public FlurlAdapter(HttpMessageHandler service)
    {
        _client = new FlurlClient(CannedResponses.BaseAddress.AbsoluteUri)
            .Configure(settings =>
            {
                settings.HttpClientFactory = new Factory(service);
                settings.JsonSerializer = new NewtonsoftJsonSerializer(new JsonSerializerSettings
                {
                    ContractResolver = new CamelCasePropertyNamesContractResolver(),
                    NullValueHandling = NullValueHandling.Ignore,
                });
            })
            .WithBasicAuth(CannedResponses.Email, CannedResponses.ApiKey);
    }

    public override string Name => "Flurl";

    public override Task ReadOneAsync() => _client.Request("api/v1/livechat/bans", CannedResponses.BanId).GetJsonAsync<BanDocument>();

    public override Task ListAsync() => _client.Request("api/v1/livechat/bans").GetJsonAsync<List<BanDocument>>();

    public override Task CreateAsync() => _client.Request("api/v1/livechat/bans")
        .PostJsonAsync(new BanDocument { Type = "ip", IpAddress = "203.0.113.9", Comment = "Automated requests." })
        .ReceiveJson<BanDocument>();

    public override Task UpdateSettingsAsync() => _client.Request("api/v1/livechat/campaigns", CannedResponses.CampaignId, "chatButton")
        .PutJsonAsync(Settings.CreateDocument())
        .ReceiveJson<ChatButtonDocument>();

    public override Task ReadPageAsync() => GetPageAsync(0);

    public override async Task<int> EnumerateAsync(Func<Task>? work = null)
    {
        int count = 0;
        ChatPageDocument page;
        int index = 0;
        do
        {
            page = await GetPageAsync(index++).ConfigureAwait(false);
            count += page.Chats!.Count;
        }
        while (!string.IsNullOrEmpty(page.NextPage));

        return count;
    }

    public override void Dispose() => _client.Dispose();

    private Task<ChatPageDocument> GetPageAsync(int index) => _client.Request("api/v1/livechat/chats")
        .SetQueryParams(new { timeFrom = "2026-01-01T00:00:00", timeTo = "2026-07-01T00:00:00", pageIndex = index, pageSize = CannedResponses.PageSize })
        .GetJsonAsync<ChatPageDocument>();

    private sealed class Factory(HttpMessageHandler service) : DefaultHttpClientFactory
    {
        public override HttpMessageHandler CreateMessageHandler() => service;
    }
}
