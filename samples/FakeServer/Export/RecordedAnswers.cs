using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing;
using FakeServer.Api;

namespace FakeServer.Export;

/// <summary>Asks a running fake, over its socket, for what it answers to each operation.</summary>
internal sealed class RecordedAnswers : IDisposable
{
    public const int PageSize = 50;

    private readonly LiveChatFake _fake;
    private readonly HttpClient _http;

    public RecordedAnswers(LiveChatFake fake)
    {
        _fake = fake;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = fake.BaseAddress };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Credential(fake));
    }

    /// <summary>The window that all chats and messages lie in.</summary>
    public string TimeFrom => Time(_fake.Now.AddDays(-30));

    public string TimeTo => Time(_fake.Now);

    public static string Credential(LiveChatFake fake) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{fake.Email}:{fake.ApiKey}"));

    /// <summary>The answer to an operation that is asked of the data as it is at the start.</summary>
    public Task<RecordedAnswer> OfAsync(ApiOperation operation, string key)
    {
        _fake.Reset();
        string path = string.Join('/', operation.Path.Split('/').Select(segment => ApiOperation.IsPlaceholder(segment) ? key : segment));
        return SendAsync(operation, path, RequestBodies.For(operation));
    }

    /// <summary>The pages of a history, of which the first is there even where nothing is found.</summary>
    public async Task<IReadOnlyList<JsonNode>> PagesOfAsync(ApiOperation operation)
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
            found += body.Select(member => member.Value).OfType<JsonArray>().Single().Count;
            isLast = string.IsNullOrEmpty((string?)body["nextPage"]) || found >= int.Parse(body["total"]!.ToString(), CultureInfo.InvariantCulture);
        }
        while (!isLast);

        return pages;
    }

    public void Dispose() => _http.Dispose();

    private async Task<RecordedAnswer> SendAsync(ApiOperation operation, string address, JsonNode? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), address);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage response = await _http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? new RecordedAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), text)
            : throw new InvalidOperationException($"The fake answered {operation.Id} with {(int)response.StatusCode}: {text}");
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>What the fake answered.</summary>
internal sealed record RecordedAnswer(int Status, string? ContentType, string Text)
{
    /// <summary>The answer as JSON; null where it is none.</summary>
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
