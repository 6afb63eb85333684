using System.Net.Http.Headers;
using System.Text;
using Comm100.LiveChat.Client.Benchmarks.Service;
using Refit;

namespace Comm100.LiveChat.Client.Benchmarks.Adapters;

/// <summary>The interface that Refit implements at compile time.</summary>
internal interface IRefitApi
{
    [Get("/api/v1/livechat/bans/{id}")]
    Task<BanDocument> GetBanAsync(long id, CancellationToken cancellationToken = default);

    [Get("/api/v1/livechat/bans")]
    Task<IReadOnlyList<BanDocument>> ListBansAsync(CancellationToken cancellationToken = default);

    [Post("/api/v1/livechat/bans")]
    Task<BanDocument> CreateBanAsync([Body] BanDocument ban, CancellationToken cancellationToken = default);

    [Put("/api/v1/livechat/campaigns/{id}/chatButton")]
    Task<ChatButtonDocument> UpdateChatButtonAsync(long id, [Body] ChatButtonDocument chatButton, CancellationToken cancellationToken = default);

    [Get("/api/v1/livechat/chats")]
    Task<ChatPageDocument> GetPageAsync(string timeFrom, string timeTo, int pageIndex, int pageSize, CancellationToken cancellationToken = default);
}

/// <summary>
/// Calls the service with bare Refit, as its documentation shows it: its generated client, its default settings, and its System.Text.Json
/// serializer with the same generated JSON contracts as the baseline. The headers are created once.
/// </summary>
internal sealed class RefitAdapter : LibraryAdapter
{
    private readonly HttpClient _httpClient;
    private readonly IRefitApi _api;

    public RefitAdapter(HttpMessageHandler service)
    {
        _httpClient = new HttpClient(service) { BaseAddress = CannedResponses.BaseAddress };
        _httpClient.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _httpClient.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Benchmarks", "1.0"));
        _httpClient.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(CannedResponses.Email + ":" + CannedResponses.ApiKey)));
        var serializer = new SystemTextJsonContentSerializer(DocumentsJsonContext.Default.Options);
        _api = RestService.ForGenerated<IRefitApi>(_httpClient, new RefitSettings(serializer));
    }

    public override string Name => Refit;

    public override Task ReadOneAsync() => _api.GetBanAsync(CannedResponses.BanId);

    public override Task ListAsync() => _api.ListBansAsync();

    public override Task CreateAsync() => _api.CreateBanAsync(new BanDocument { Type = "ip", IpAddress = "203.0.113.9", Comment = "Automated requests." });

    public override Task UpdateSettingsAsync() => _api.UpdateChatButtonAsync(CannedResponses.CampaignId, Settings.CreateDocument());

    public override Task ReadPageAsync() => GetPageAsync(0);

    public override async Task<int> EnumerateAsync(Func<Task>? work = null)
    {
        int count = 0;
        for (int index = 0; ; index++)
        {
            ChatPageDocument page = await GetPageAsync(index).ConfigureAwait(false);
            foreach (ChatDocument chat in page.Chats!)
            {
                count += chat.Id is null ? 0 : 1;
            }

            if (work is not null)
            {
                await work().ConfigureAwait(false);
            }

            if (string.IsNullOrEmpty(page.NextPage))
            {
                return count;
            }
        }
    }

    public override Task ReadMissingAsync() => _api.GetBanAsync(CannedResponses.MissingBanId);

    public override void Dispose() => _httpClient.Dispose();

    private Task<ChatPageDocument> GetPageAsync(int index) => _api.GetPageAsync("2026-01-01T00:00:00", "2026-07-01T00:00:00", index, CannedResponses.PageSize);
}
