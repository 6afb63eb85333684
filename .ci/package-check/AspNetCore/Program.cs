// Checks the health of the service with the package for ASP.NET Core.
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

await using WebApplication app = builder.Build();
HealthReport report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
Console.WriteLine(report.Entries["livechat"].Description);
return report.Status == HealthStatus.Healthy ? 0 : 1;
