using System.Net.Http.Headers;
using System.Text;
using Comm100.LiveChat.Client.Benchmarks.Service;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using RestEase;

namespace Comm100.LiveChat.Client.Benchmarks.Adapters;

/// <summary>The interface that RestEase implements at run time. RestEase requires it to be public.</summary>
public interface IRestEaseApi
{
    [Header("Authorization")]
    AuthenticationHeaderValue Authorization { get; set; }

    [Get("api/v1/livechat/bans/{id}")]
    Task<BanDocument> GetBanAsync([Path] long id);

    [Get("api/v1/livechat/bans")]
    Task<IReadOnlyList<BanDocument>> ListBansAsync();

    [Post("api/v1/livechat/bans")]
    Task<BanDocument> CreateBanAsync([Body] BanDocument ban);

    [Put("api/v1/livechat/campaigns/{id}/chatButton")]
    Task<ChatButtonDocument> UpdateChatButtonAsync([Path] long id, [Body] ChatButtonDocument chatButton);

    [Get("api/v1/livechat/chats")]
    Task<ChatPageDocument> GetPageAsync(string timeFrom, string timeTo, int pageIndex, int pageSize);
}

/// <summary>Calls the service with RestEase, as its documentation shows it, and with its JSON serializer, Newtonsoft.Json.</summary>
internal sealed class RestEaseAdapter : LibraryAdapter
{
    private readonly HttpClient _httpClient;
    private readonly IRestEaseApi _api;

    public RestEaseAdapter(HttpMessageHandler service)
    {
        _httpClient = new HttpClient(service) { BaseAddress = CannedResponses.BaseAddress };
        _api = new RestClient(_httpClient)
        {
            JsonSerializerSettings = new JsonSerializerSettings
            {
                ContractResolver = new CamelCasePropertyNamesContractResolver(),
                NullValueHandling = NullValueHandling.Ignore,
            },
        }.For<IRestEaseApi>();
        _api.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(CannedResponses.Email + ":" + CannedResponses.ApiKey)));
    }

    public override string Name => "RestEase";

    public override Task ReadOneAsync() => _api.GetBanAsync(CannedResponses.BanId);

    public override Task ListAsync() => _api.ListBansAsync();

    public override Task CreateAsync() => _api.CreateBanAsync(new BanDocument { Type = "ip", IpAddress = "203.0.113.9", Comment = "Automated requests." });

    public override Task UpdateSettingsAsync() => _api.UpdateChatButtonAsync(CannedResponses.CampaignId, Settings.CreateDocument());

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

    public override void Dispose() => _httpClient.Dispose();

    private Task<ChatPageDocument> GetPageAsync(int index) => _api.GetPageAsync("2026-01-01T00:00:00", "2026-07-01T00:00:00", index, CannedResponses.PageSize);
}
