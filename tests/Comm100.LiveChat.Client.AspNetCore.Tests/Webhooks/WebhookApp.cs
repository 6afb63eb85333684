using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.AspNetCore.Tests.Webhooks;

/// <summary>An application on a loopback port that receives webhooks.</summary>
internal sealed class WebhookApp : IAsyncDisposable
{
    public const string Secret = "f3a1c6d27b9e4085a1b2";
    public const string OtherSecret = "0123456789-_.~abcdefGHI";

    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private WebhookApp(WebApplication app, RecordingLog log)
    {
        _app = app;
        Log = log;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public RecordingLog Log { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_http.BaseAddress!, "hooks/" + Secret);

    public static async Task<WebhookApp> StartAsync(
        Action<LiveChatWebhookBuilder>? configure = null, Action<LiveChatWebhookOptions>? configureOptions = null, Action<WebApplication>? configureApp = null)
    {
        var log = new RecordingLog();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        LiveChatWebhookBuilder webhooks = builder.Services.AddLiveChatWebhooks(options => options.Secrets.Add(Secret));
        configure?.Invoke(webhooks);
        WebApplication app = builder.Build();
        configureApp?.Invoke(app);
        app.MapLiveChatWebhooks("/hooks/{secret}", configureOptions);
        await app.StartAsync();
        return new WebhookApp(app, log);
    }

    public Task<HttpStatusCode> PostAsync(string json, string secret = Secret, string? contentType = "application/json") =>
        SendAsync(HttpMethod.Post, secret, new StringContent(json, Encoding.UTF8), contentType);

    public async Task<HttpStatusCode> SendAsync(HttpMethod method, string secret, HttpContent content, string? contentType = null)
    {
        using var request = new HttpRequestMessage(method, "hooks/" + secret) { Content = content };
        request.Content.Headers.Remove("Content-Type");
        if (contentType is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using HttpResponseMessage response = await _http.SendAsync(request).OrFail();
        (await response.Content.ReadAsStringAsync()).Should().BeEmpty();
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}
