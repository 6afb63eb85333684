using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>A response of the fake with its complete body.</summary>
public sealed record RawResponse(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Text)
{
    public JsonNode? Json => JsonNode.Parse(Text);

    public int? Code => (int?)Json?["code"];

    public string? Message => (string?)Json?["message"];
}

/// <summary>Calls a fake with an HttpClient as its agent, without the client library.</summary>
public sealed class RawClient : IDisposable
{
    public const string Api = "api/v1/livechat/";

    private readonly HttpClient _http;

    public RawClient(LiveChatFake fake)
        : this(fake, fake.Email, fake.ApiKey)
    {
    }

    public RawClient(LiveChatFake fake, string email, string apiKey)
    {
        _http = new HttpClient { BaseAddress = fake.BaseAddress };
        string credential = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}:{apiKey}"));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credential);
    }

    public HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    public Task<RawResponse> Get(string path) => Send(HttpMethod.Get, path);

    public Task<RawResponse> Delete(string path) => Send(HttpMethod.Delete, path);

    public Task<RawResponse> Post(string path, string body) => Send(HttpMethod.Post, path, body);

    public Task<RawResponse> Put(string path, string body) => Send(HttpMethod.Put, path, body);

    public async Task<RawResponse> Send(HttpMethod method, string path, string? body = null)
    {
        using HttpRequestMessage request = Request(method, path, body);
        using HttpResponseMessage response = await _http.SendAsync(request);
        string text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        return new RawResponse(response.StatusCode, response.Headers, response.Content.Headers, text);
    }

    public Task<HttpResponseMessage> SendHeaders(string path, CancellationToken cancellationToken) =>
        _http.GetAsync(new Uri(Api + path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(HttpMethod method, string path, string? body)
    {
        string url = path.StartsWith('/') || path.Contains("://", StringComparison.Ordinal) ? path : Api + path;
        var request = new HttpRequestMessage(method, new Uri(url, UriKind.RelativeOrAbsolute));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return request;
    }
}
