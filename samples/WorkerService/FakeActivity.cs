using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WorkerService;

/// <summary>Lets a chat end in the fakes after the start, so that the sample shows a webhook. It does nothing with a real account: register the webhook of one yourself.</summary>
internal sealed partial class FakeActivity(
    FakeAccounts fakes, IServiceProvider services, HealthCheckService health, IConfiguration configuration, IHostApplicationLifetime lifetime, ILogger<FakeActivity> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await WaitForStartAsync(stoppingToken);
        foreach (string account in Accounts.All)
        {
            if (fakes.Find(account) is not { } fake)
            {
                continue;
            }

            IWebhooksApi webhooks = services.GetRequiredKeyedService<IWebhooksApi>(account);
            var target = new Uri(new Uri(configuration["Webhooks:PublicAddress"]!), $"/hooks/{configuration["Webhooks:Secret"]}");
            await webhooks.CreateAsync(new Webhook { Event = WebhookEvent.ChatEnded, TargetUrl = target.AbsoluteUri }, stoppingToken);
            fake.Data.Add(new LiveChatSamples().Create<Chat>(chat => chat.EndTime = fake.Now));
            await fake.Webhooks.WaitForDeliveriesAsync(stoppingToken);
        }

        // Requests to /health get the same report.
        HealthReport report = await health.CheckHealthAsync(stoppingToken);
        LogHealth(report.Status);
        if (configuration.GetValue<bool>("Once"))
        {
            lifetime.StopApplication();
        }
    }

    private async Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Health: {Status}")]
    private partial void LogHealth(HealthStatus status);
}
