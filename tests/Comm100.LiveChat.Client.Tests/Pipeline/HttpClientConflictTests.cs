using System.Globalization;
using System.Net;
using Comm100.LiveChat.Client.Tests.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

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

    [Fact]
    public void A_timeout_of_a_given_HttpClient_is_logged_if_the_options_have_none()
    {
        using var logs = new CollectingLoggerProvider();
        using var factory = new LoggerFactory([logs]);
        using var httpClient = new HttpClient();
        LiveChatClientOptions options = CreateOptions();
        (options.Timeout, options.AttemptTimeout, options.LoggerFactory) = (Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, factory);

        using var client = new LiveChatClient(options, httpClient);

        logs.Lines.Should().ContainSingle().Which.Message.Should().Contain("100 s").And.Contain(double.PositiveInfinity.ToString(CultureInfo.InvariantCulture) + " s");
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

    /// <summary>Each client logs one warning, regardless of how many handlers retry and how often they are created.</summary>
    [Fact]
    public async Task A_second_layer_of_retries_is_logged_once_per_client_with_its_name()
    {
        using var logs = new CollectingLoggerProvider();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(logs));
        foreach (string name in (string[])["first", "second"])
        {
            services.AddLiveChatClient(name, options =>
            {
                options.BaseAddress = Fake.BaseAddress;
                options.Credential = CreateOptions().Credential;
            }).AddHttpMessageHandler(() => new SomeRetryHandler()).AddHttpMessageHandler(() => new SomePollyHandler());
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        foreach (string name in (string[])["first", "second", "first"])
        {
            await provider.GetRequiredKeyedService<ILiveChatClient>(name).Bans.ListAsync();
        }

        LogLine[] warnings = [.. logs.Lines.Where(line => line.Level >= LogLevel.Warning)];
        warnings.Select(line => line.EventId.Name).Should().Equal("SecondRetryLayer", "SecondRetryLayer");
        warnings.Should().OnlyContain(line => line.Message.Contains($"{typeof(SomeRetryHandler).FullName}, {typeof(SomePollyHandler).FullName}"));
        warnings[0].Message.Should().Contain("client 'first' (");
        warnings[1].Message.Should().Contain("client 'second' (");
    }

    [Fact]
    public void The_warning_about_a_client_without_a_name_contains_its_address()
    {
        using var logs = new CollectingLoggerProvider();
        using var factory = new LoggerFactory([logs]);
        LiveChatClientOptions options = CreateOptions();
        options.Retries.MaxAttempts = 2;
        options.LoggerFactory = factory;

        using var client = new LiveChatClient(options, new SomeRetryHandler { InnerHandler = new SocketsHttpHandler() }, disposeHandler: true);

        logs.Lines.Should().ContainSingle().Which.Message.Should().Contain(Fake.BaseAddress.Authority).And.NotContain("''");
    }

    [Theory]
    [InlineData("a proxy", true)]
    [InlineData("a proxy of a handler within others", true)]
    [InlineData("a proxy of the old handler", true)]
    [InlineData("a proxy that is not used", false)]
    [InlineData("a proxy that is bypassed on this machine", false)]
    [InlineData("a proxy with its own rule that is bypassed", false)]
    [InlineData("a proxy, and a service elsewhere", false)]
    [InlineData("no proxy", false)]
    public void A_proxy_of_a_given_handler_that_can_read_the_credential_is_logged_once(string scenario, bool isLogged)
    {
        IWebProxy proxy = scenario.Contains("own rule") ? new BypassedProxy() : new WebProxy("http://203.0.113.9:3128", BypassOnLocal: scenario.Contains("bypassed"));
        HttpMessageHandler handler = scenario switch
        {
            "a proxy of the old handler" => new HttpClientHandler { Proxy = proxy },
            "a proxy of a handler within others" => new LoggingHandler { InnerHandler = new SocketsHttpHandler { Proxy = proxy } },
            "no proxy" => new SocketsHttpHandler { Proxy = new WebProxy() },
            _ => new SocketsHttpHandler { Proxy = proxy, UseProxy = !scenario.Contains("not used") },
        };
        using var logs = new CollectingLoggerProvider();
        using var factory = new LoggerFactory([logs]);
        LiveChatClientOptions options = CreateOptions();
        options.BaseAddress = scenario.Contains("elsewhere") ? new Uri("https://livechat.invalid/") : Fake.BaseAddress;
        options.LoggerFactory = factory;

        using var client = new LiveChatClient(options, handler, disposeHandler: true);

        logs.Lines.Should().HaveCount(isLogged ? 1 : 0);
        if (isLogged)
        {
            LogLine line = logs.Lines.Single();
            line.Level.Should().Be(LogLevel.Warning);
            line.EventId.Id.Should().Be(8);
            line.EventId.Name.Should().Be("ProxySeesLoopback");
            line.Message.Should().Contain("proxy").And.Contain("credential").And.NotContain("203.0.113.9");
        }
    }

    [Fact]
    public async Task A_proxy_of_a_registered_handler_that_can_read_the_credential_is_logged_once()
    {
        using var logs = new CollectingLoggerProvider();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(logs));
        services.AddLiveChatClient("second", options =>
        {
            options.BaseAddress = Fake.BaseAddress;
            options.Credential = CreateOptions().Credential;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { Proxy = new WebProxy("http://203.0.113.9:3128") });
        services.AddHttpClient("another").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { Proxy = new WebProxy("http://203.0.113.9:3128") });
        await using ServiceProvider provider = services.BuildServiceProvider();

        _ = provider.GetRequiredService<IHttpClientFactory>().CreateClient("another");
        _ = provider.GetRequiredKeyedService<ILiveChatClient>("second");
        _ = provider.GetRequiredKeyedService<ILiveChatClient>("second");

        logs.Lines.Where(line => line.Level >= LogLevel.Warning).Should().ContainSingle().Which.EventId.Name.Should().Be("ProxySeesLoopback");
    }

    [Fact]
    public void The_default_handler_logs_no_warning()
    {
        using var logs = new CollectingLoggerProvider();
        using var factory = new LoggerFactory([logs]);

        using var client = new LiveChatClient(new LiveChatClientOptions { BaseAddress = Fake.BaseAddress, Credential = CreateOptions().Credential, LoggerFactory = factory });

        logs.Lines.Should().BeEmpty();
    }

    private sealed class SomeRetryHandler : DelegatingHandler;

    private sealed class SomePollyHandler : DelegatingHandler;

    private sealed class LoggingHandler : DelegatingHandler;

    /// <summary>A proxy that returns its address even for requests that bypass it.</summary>
    private sealed class BypassedProxy : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri GetProxy(Uri destination) => new("http://203.0.113.9:3128");

        public bool IsBypassed(Uri host) => true;
    }
}
