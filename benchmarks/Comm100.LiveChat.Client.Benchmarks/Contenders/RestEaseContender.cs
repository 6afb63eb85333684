using System.Net.Http.Headers;
using System.Text;
using Comm100.LiveChat.Client.Benchmarks.Service;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using RestEase;

namespace Comm100.LiveChat.Client.Benchmarks.Contenders;

/// <summary>The interface that RestEase implements at run time, and so a public one.</summary>
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

/// <summary>RestEase as its documentation shows it, with the JSON that it brings: Newtonsoft.Json.</summary>
internal sealed class RestEaseContender : Contender
{
    private readonly HttpClient _httpClient;
    private readonly IRestEaseApi _api;

    public RestEaseContender(HttpMessageHandler service)
    {
        _httpClient = new HttpClient(service) { BaseAddress = CannedAnswers.BaseAddress };
        _api = new RestClient(_httpClient)
        {
            JsonSerializerSettings = new JsonSerializerSettings
            {
                ContractResolver = new CamelCasePropertyNamesContractResolver(),
                NullValueHandling = NullValueHandling.Ignore,
            },
        }.For<IRestEaseApi>();
        _api.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(CannedAnswers.Email + ":" + CannedAnswers.ApiKey)));
    }

    public override string Name => "RestEase";

    public override Task ReadOneAsync() => _api.GetBanAsync(CannedAnswers.BanId);

    public override Task ListAsync() => _api.ListBansAsync();

    public override Task CreateAsync() => _api.CreateBanAsync(new BanDocument { Type = "ip", IpAddress = "203.0.113.9", Comment = "Automated requests." });

    public override Task UpdateSettingsAsync() => _api.UpdateChatButtonAsync(CannedAnswers.CampaignId, Settings.NewDocument());

    public override Task ReadPageAsync() => GetPageAsync(0);

    public override async Task<int> WalkAsync(Func<Task>? work = null)
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

    private Task<ChatPageDocument> GetPageAsync(int index) => _api.GetPageAsync("2026-01-01T00:00:00", "2026-07-01T00:00:00", index, CannedAnswers.PageSize);
}
