using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing;
using FakeServer.Api;

namespace FakeServer.Export;

/// <summary>Gets the responses of a running fake to each operation.</summary>
internal sealed class RecordedResponses : IDisposable
{
    public const int PageSize = 50;

    private readonly LiveChatFake _fake;
    private readonly HttpClient _http;

    public RecordedResponses(LiveChatFake fake)
    {
        _fake = fake;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = fake.BaseAddress };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Credential(fake));
    }

    /// <summary>The start of the period that contains all chats and messages.</summary>
    public string TimeFrom => FormatTime(_fake.Now.AddDays(-30));

    public string TimeTo => FormatTime(_fake.Now);

    public static string Credential(LiveChatFake fake) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{fake.Email}:{fake.ApiKey}"));

    /// <summary>Gets the response to an operation with the initial data.</summary>
    public Task<RecordedResponse> GetAsync(ApiOperation operation, string key)
    {
        _fake.Reset();
        string path = string.Join('/', operation.Path.Split('/').Select(segment => ApiOperation.IsPlaceholder(segment) ? key : segment));
        return SendAsync(operation, path, RequestBodies.Create(operation));
    }

    /// <summary>Gets the pages of a history. There is at least one page, which can be empty.</summary>
    public async Task<IReadOnlyList<JsonNode>> GetPagesAsync(ApiOperation operation)
    {
        bool isPaged = operation.Query.Any(parameter => parameter.Name == "pageIndex");
        var pages = new List<JsonNode>();
        int found = 0;
        bool isLast;
        do
        {
            string page = isPaged ? string.Create(CultureInfo.InvariantCulture, $"&pageIndex={pages.Count}&pageSize={PageSize}") : "";
            JsonObject body = (await SendAsync(operation, $"{operation.Path}?timeFrom={TimeFrom}&timeTo={TimeTo}{page}", body: null)).Json!.AsObject();
            pages.Add(body);
            found += body.Select(property => property.Value).OfType<JsonArray>().Single().Count;
            isLast = string.IsNullOrEmpty((string?)body["nextPage"]) || found >= int.Parse(body["total"]!.ToString(), CultureInfo.InvariantCulture);
        }
        while (!isLast);

        return pages;
    }

    public void Dispose() => _http.Dispose();

    private async Task<RecordedResponse> SendAsync(ApiOperation operation, string url, JsonNode? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), url);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage response = await _http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? new RecordedResponse((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), text)
            : throw new InvalidOperationException($"The fake responded to {operation.Id} with {(int)response.StatusCode}: {text}");
    }

    private static string FormatTime(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>A response of the fake.</summary>
internal sealed record RecordedResponse(int Status, string? ContentType, string Text)
{
    /// <summary>The body as JSON; null if it is not valid JSON.</summary>
    public JsonNode? Json { get; } = Parse(Text);

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
