using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>An answer of the fake, read whole.</summary>
public sealed record Reply(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Text)
{
    public JsonNode? Json => JsonNode.Parse(Text);

    public int? Code => (int?)Json?["code"];

    public string? Message => (string?)Json?["message"];
}

/// <summary>Calls a fake over a real socket, as its agent, with nothing of the client.</summary>
public sealed class Caller : IDisposable
{
    public const string Api = "api/v1/livechat/";

    private readonly HttpClient _http;

    public Caller(LiveChatFake fake)
        : this(fake, fake.Email, fake.ApiKey)
    {
    }

    public Caller(LiveChatFake fake, string email, string apiKey)
    {
        _http = new HttpClient { BaseAddress = fake.BaseAddress };
        string credential = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}:{apiKey}"));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credential);
    }

    public HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Reply> Delete(string path) => Send(HttpMethod.Delete, path);

    public Task<Reply> Post(string path, string body) => Send(HttpMethod.Post, path, body);

    public Task<Reply> Put(string path, string body) => Send(HttpMethod.Put, path, body);

    public async Task<Reply> Send(HttpMethod method, string path, string? body = null)
    {
        using HttpRequestMessage request = Request(method, path, body);
        using HttpResponseMessage response = await _http.SendAsync(request);
        string text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        return new Reply(response.StatusCode, response.Headers, response.Content.Headers, text);
    }

    public Task<HttpResponseMessage> SendHeaders(string path, CancellationToken cancellationToken) =>
        _http.GetAsync(new Uri(Api + path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(HttpMethod method, string path, string? body)
    {
        string address = path.StartsWith('/') || path.Contains("://", StringComparison.Ordinal) ? path : Api + path;
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.RelativeOrAbsolute));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return request;
    }
}
