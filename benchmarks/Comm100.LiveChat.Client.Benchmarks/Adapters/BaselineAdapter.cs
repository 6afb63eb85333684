using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Adapters;

/// <summary>
/// Calls the service with <see cref="HttpClient"/> and generated JSON contracts, as a careful user does: one client for all calls, headers that
/// are created once, a check of the status, and a response that is parsed from its stream. All libraries are compared with it.
/// </summary>
internal sealed class BaselineAdapter : LibraryAdapter
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json") { CharSet = "utf-8" };

    private readonly HttpClient _client;

    public BaselineAdapter(HttpMessageHandler service)
    {
        _client = new HttpClient(service) { BaseAddress = CannedResponses.BaseAddress };
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Benchmarks", "1.0"));
        Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(CannedResponses.Email + ":" + CannedResponses.ApiKey)));
    }

    public override string Name => Baseline;

    private AuthenticationHeaderValue Authorization { get; }

    public override Task ReadOneAsync() => GetBanAsync(CannedResponses.BanId);

    public override Task ListAsync() => SendAsync(HttpMethod.Get, "/api/v1/livechat/bans", null, DocumentsJsonContext.Default.IReadOnlyListBanDocument);

    public override Task CreateAsync()
    {
        var ban = new BanDocument { Type = "ip", IpAddress = "203.0.113.9", Comment = "Automated requests." };
        return SendAsync(HttpMethod.Post, "/api/v1/livechat/bans", CreateBody(ban, DocumentsJsonContext.Default.BanDocument), DocumentsJsonContext.Default.BanDocument);
    }

    public override Task UpdateSettingsAsync() => SendAsync(
        HttpMethod.Put,
        string.Create(CultureInfo.InvariantCulture, $"/api/v1/livechat/campaigns/{CannedResponses.CampaignId}/chatButton"),
        CreateBody(Settings.CreateDocument(), DocumentsJsonContext.Default.ChatButtonDocument),
        DocumentsJsonContext.Default.ChatButtonDocument);

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

    public override Task ReadMissingAsync() => GetBanAsync(CannedResponses.MissingBanId);

    public override void Dispose() => _client.Dispose();

    private Task<BanDocument> GetBanAsync(long id) =>
        SendAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/api/v1/livechat/bans/{id}"), null, DocumentsJsonContext.Default.BanDocument);

    private Task<ChatPageDocument> GetPageAsync(int index) =>
        SendAsync(HttpMethod.Get, "/api/v1/livechat" + CannedResponses.GetChatsPath(index), null, DocumentsJsonContext.Default.ChatPageDocument);

    private static ByteArrayContent CreateBody<T>(T value, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type));
        content.Headers.ContentType = s_json;
        return content;
    }

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? body, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization = Authorization;
        using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            if (!response.IsSuccessStatusCode)
            {
                ErrorDocument? error = await JsonSerializer.DeserializeAsync(stream, DocumentsJsonContext.Default.ErrorDocument, cancellationToken).ConfigureAwait(false);
                throw new ServiceException(response.StatusCode, error);
            }

            return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken).ConfigureAwait(false) ?? throw new JsonException("The response is null.");
        }
    }

    private sealed class ServiceException(HttpStatusCode status, ErrorDocument? error) : Exception(error?.Message)
    {
        public HttpStatusCode Status { get; } = status;

        public long? Code { get; } = error?.Code;
    }
}
