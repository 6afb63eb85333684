using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.Resilience;

public sealed class HttpClientConflictTests : ClientTest
{
    [Theory]
    [InlineData(10, true)]
    [InlineData(30, false)]
    [InlineData(100, false)]
    [InlineData(-1, false)]
    public void A_shorter_timeout_of_a_given_HttpClient_is_logged_once(int seconds, bool isShorter)
    {
        using var logs = new CollectingLoggerProvider();
        using var factory = new LoggerFactory([logs]);
        using var httpClient = new HttpClient { Timeout = seconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds) };

        using var client = new LiveChatClient(new LiveChatClientOptions { BaseAddress = Fake.BaseAddress, Credential = CreateOptions().Credential, LoggerFactory = factory }, httpClient);

        logs.Lines.Should().HaveCount(isShorter ? 1 : 0);
        if (isShorter)
        {
            LogLine line = logs.Lines.Single();
            line.Level.Should().Be(LogLevel.Warning);
            line.EventId.Id.Should().Be(6);
            line.Message.Should().Contain("10 s").And.Contain("30 s").And.Contain("Timeout.InfiniteTimeSpan").And.Contain("AttemptTimeout");
        }
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(1, false)]
    public async Task A_second_layer_of_retries_is_logged_once(int maxAttempts, bool isLogged)
    {
        using var logs = new CollectingLoggerProvider();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(logs));
        services.AddLiveChatClient(options =>
        {
            options.BaseAddress = Fake.BaseAddress;
            options.Credential = CreateOptions().Credential;
            options.Retries.MaxAttempts = maxAttempts;
        }).AddHttpMessageHandler(() => new SomeRetryHandler());
        await using ServiceProvider provider = services.BuildServiceProvider();

        ILiveChatClient client = provider.GetRequiredService<ILiveChatClient>();
        await client.Bans.ListAsync();
        await provider.GetRequiredService<ILiveChatClient>().Bans.ListAsync();

        LogLine[] warnings = [.. logs.Lines.Where(line => line.Level >= LogLevel.Warning)];
        warnings.Should().HaveCount(isLogged ? 1 : 0);
        if (isLogged)
        {
            warnings[0].EventId.Id.Should().Be(7);
            warnings[0].Message.Should().Contain(nameof(SomeRetryHandler)).And.Contain("MaxAttempts");
        }
    }

    [Fact]
    public void The_clients_own_HttpClient_is_in_nobodys_way()
    {
        using var logs = new CollectingLoggerProvider();
        using var factory = new LoggerFactory([logs]);

        using var client = new LiveChatClient(new LiveChatClientOptions { BaseAddress = Fake.BaseAddress, Credential = CreateOptions().Credential, LoggerFactory = factory });

        logs.Lines.Should().BeEmpty();
    }

    private sealed class SomeRetryHandler : DelegatingHandler;
}
