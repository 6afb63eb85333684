// Checks the health of the service and receives a webhook with the package for ASP.NET Core.
using Comm100.LiveChat.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddDistributedMemoryCache();
builder.Services.AddLiveChatClient(options =>
{
    options.BaseAddress = new Uri(Environment.GetEnvironmentVariable("LIVECHAT_BASE_ADDRESS")!);
    options.Credential = LiveChatCredential.ApiKey(Environment.GetEnvironmentVariable("LIVECHAT_EMAIL")!, Environment.GetEnvironmentVariable("LIVECHAT_API_KEY")!);
}).UseDistributedTokenStore();
builder.Services.AddHealthChecks().AddLiveChat();
const string secret = "f3a1c6d27b9e4085a1b2";
int endedChats = 0;
builder.Services.AddLiveChatWebhooks(options => options.Secrets.Add(secret)).AddHandler<ChatEndedEvent>((services, ended, cancellationToken) =>
{
    endedChats++;
    return Task.CompletedTask;
});
builder.WebHost.UseUrls("http://127.0.0.1:0");

await using WebApplication app = builder.Build();
HealthReport report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
Console.WriteLine(report.Entries["livechat"].Description);

app.MapLiveChatWebhooks("/hooks/{secret}");
await app.StartAsync();
using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
using HttpResponseMessage response = await http.PostAsync("hooks/" + secret, new StringContent("""{"event":"chat_ended","chat":{"id":41}}"""));
Console.WriteLine($"Webhook: {(int)response.StatusCode}, {endedChats} ended chats");
return report.Status == HealthStatus.Healthy && response.IsSuccessStatusCode && endedChats == 1 ? 0 : 1;
