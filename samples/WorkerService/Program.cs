using System.Security.Cryptography;
using Comm100.LiveChat.Client;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using WorkerService;

// A service for two accounts: it counts the chats of each day, receives webhooks, and reports its health and telemetry. Set LiveChat__europe__BaseAddress, __Email and __ApiKey, and
// the same for america, to use real accounts. An account without an address uses a fake. With --Once true, the service stops after a first round.
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
await using FakeAccounts fakes = await FakeAccounts.StartAsync(builder.Configuration);

foreach (string account in Accounts.All)
{
    builder.Services.AddLiveChatClient(account, builder.Configuration.GetRequiredSection(Accounts.GetSection(account)));
}

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(fakes);
builder.Services.AddHostedService<ChatCounter>();
builder.Services.AddHostedService<FakeActivity>();
builder.Services.AddHealthChecks().AddLiveChat(Accounts.Europe).AddLiveChat(Accounts.America);

// Set Webhooks__Secret to the secret in the address that you register. Without it, only the fakes know the secret.
string secret = builder.Configuration["Webhooks:Secret"] ??= Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
builder.Services.AddLiveChatWebhooks(options => options.Secrets.Add(secret)).AddHandler<ChatEndedEvent, ChatEndedHandler>();

// Replace the console with the exporter of your system.
builder.Services.AddOpenTelemetry()
    .ConfigureResource(resource => resource.AddService("livechat-worker"))
    .WithTracing(tracing => tracing.AddSource(LiveChatTelemetry.ActivitySourceName).AddConsoleExporter())
    .WithMetrics(metrics => metrics.AddMeter(LiveChatTelemetry.MeterName).AddConsoleExporter());

WebApplication app = builder.Build();
app.MapHealthChecks("/health");
app.MapLiveChatWebhooks("/hooks/{secret}");
await app.RunAsync();
