using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.DependencyInjection;

public sealed class LoggingTests : ClientTest
{
    [Fact]
    public async Task A_value_that_cannot_be_read_is_logged_as_a_warning_by_the_logger_of_the_host()
    {
        using var log = new CollectingLoggerProvider();
        using IHost host = CreateHost(log);
        Respond("Bans.get", 200, """{"id":7,"comment":{"canary":1}}""");

        Ban ban = await host.Services.GetRequiredService<IBansApi>().GetAsync(7);

        ban.Id.Should().Be(7);
        ban.Comment.Should().BeNull();
        LogLine line = log.Lines.Should().ContainSingle(line => line.Category == "Comm100.LiveChat.Client" && line.Level > LogLevel.Debug).Which;
        line.Level.Should().Be(LogLevel.Warning);
        line.EventId.Id.Should().Be(1);
        line.Message.Should().Contain("Bans.get").And.Contain("$.comment");
        line.Everything.Should().NotContain("canary");
    }

    [Fact]
    public async Task The_logger_factory_of_the_options_replaces_the_logger_factory_of_the_host()
    {
        using var hostLog = new CollectingLoggerProvider();
        using var customLog = new CollectingLoggerProvider();
        using ILoggerFactory customFactory = LoggerFactory.Create(builder => builder.AddProvider(customLog));
        using IHost host = CreateHost(hostLog, options => options.LoggerFactory = customFactory);
        Respond("Bans.get", 200, """{"id":7,"comment":{"a":1}}""");

        await host.Services.GetRequiredService<IBansApi>().GetAsync(7);

        customLog.Lines.Should().ContainSingle(line => line.EventId.Id == 1);
        hostLog.Lines.Should().NotContain(line => line.Category == "Comm100.LiveChat.Client");
    }

    [Fact]
    public async Task No_log_entry_contains_an_id_a_query_or_the_credential()
    {
        using var log = new CollectingLoggerProvider();
        using IHost host = CreateHost(log, options =>
        {
            options.Credential = LiveChatCredential.ApiKey("canary@example.com", "canary");
            options.Retries.BaseDelay = TimeSpan.Zero;
        });
        await host.StartAsync();
        ILiveChatClient client = host.Services.GetRequiredService<ILiveChatClient>();

        // The responses are 401, 500, values of the wrong type, and a connection reset.
        await CallAllAsync(client);
        Fake.Faults.On("*").Respond(500, """{"code":"canary","message":"canary"}""");
        await CallAllAsync(client);
        Fake.Faults.Clear();
        Fake.Faults.On("*").Respond(200, """{"id":{"canary":1},"canary":"canary","comment":["canary"]}""");
        await CallAllAsync(client);
        Fake.Faults.Clear();
        Fake.Faults.On("*").Reset();
        await CallAllAsync(client);
        await host.StopAsync();

        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("canary@example.com:canary"));
        log.Lines.Should().NotBeEmpty();
        log.Lines.Should().NotContain(line => line.Everything.Contains("canary", StringComparison.OrdinalIgnoreCase) || line.Everything.Contains(basic) || line.Everything.Contains("7654321"));
    }

    private static async Task CallAllAsync(ILiveChatClient client)
    {
        await Record.ExceptionAsync(() => client.Chats.GetAsync("canary-chat"));
        await Record.ExceptionAsync(() => client.Bans.GetAsync(7654321));
        await Record.ExceptionAsync(() => client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "canary", Comment = "canary" }));
        await Record.ExceptionAsync(() => client.Bans.DeleteAsync(7654321));
        await Record.ExceptionAsync(() => client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/canary").WithQuery("canary", "canary")));
    }

    private IHost CreateHost(CollectingLoggerProvider log, Action<LiveChatClientOptions>? configure = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddLiveChatClient(options =>
        {
            options.BaseAddress = Fake.BaseAddress;
            options.Credential = LiveChatCredential.ApiKey(Fake.Email, Fake.ApiKey);
            configure?.Invoke(options);
        });
        return builder.Build();
    }
}
