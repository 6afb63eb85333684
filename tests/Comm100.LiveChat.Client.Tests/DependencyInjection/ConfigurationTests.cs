using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.Tests.DependencyInjection;

public sealed class ConfigurationTests : ClientTest
{
    private static readonly Dictionary<string, string?> s_allKeys = new(StringComparer.Ordinal)
    {
        ["BaseAddress"] = "http://hosted.example.com",
        ["Email"] = "agent@example.com",
        ["ApiKey"] = "key",
        ["ApiPath"] = "/api/v2/livechat",
        ["PathSegmentOverrides:chats"] = "conversations",
        ["SiteId"] = "12",
        ["AllowPlainHttp"] = "true",
        ["StrictJson"] = "TRUE",
        ["Timeout"] = "00:00:12",
        ["AttemptTimeout"] = "00:00:02",
        ["Retries:MaxAttempts"] = "12",
        ["retries:baseDelay"] = "00:00:01.2",
        ["Retries:MaxDelay"] = "00:00:12",
        ["Retries:MaxRetryAfter"] = "00:12:00",
        ["RateLimit:MaxRequests"] = "12",
        ["RateLimit:Window"] = "00:01:12",
        ["RateLimit:QueueExcess"] = "false",
        ["MaxResponseBytes"] = "1200",
        ["PooledConnectionLifetime"] = "00:12:00",
    };

    [Fact]
    public async Task Every_key_is_read()
    {
        await using ServiceProvider provider = Register(s_allKeys);

        LiveChatClientOptions options = provider.GetRequiredService<IOptionsMonitor<LiveChatClientOptions>>().CurrentValue;

        options.BaseAddress.Should().Be(new Uri("http://hosted.example.com"));
        options.Credential.Should().NotBeNull();
        options.ApiPath.Should().Be("/api/v2/livechat");
        options.PathSegmentOverrides.Should().Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["chats"] = "conversations" });
        options.SiteId.Should().Be(12);
        options.AllowPlainHttp.Should().BeTrue();
        options.StrictJson.Should().BeTrue();
        options.Timeout.Should().Be(TimeSpan.FromSeconds(12));
        options.AttemptTimeout.Should().Be(TimeSpan.FromSeconds(2));
        options.Retries.MaxAttempts.Should().Be(12);
        options.Retries.BaseDelay.Should().Be(TimeSpan.FromSeconds(1.2));
        options.Retries.MaxDelay.Should().Be(TimeSpan.FromSeconds(12));
        options.Retries.MaxRetryAfter.Should().Be(TimeSpan.FromMinutes(12));
        options.RateLimit!.MaxRequests.Should().Be(12);
        options.RateLimit.Window.Should().Be(TimeSpan.FromSeconds(72));
        options.RateLimit.QueueExcess.Should().BeFalse();
        options.MaxResponseBytes.Should().Be(1200);
        options.PooledConnectionLifetime.Should().Be(TimeSpan.FromMinutes(12));
    }

    [Fact]
    public async Task Every_option_that_configuration_can_set_has_a_key()
    {
        await using ServiceProvider provider = Register(s_allKeys);
        LiveChatClientOptions options = provider.GetRequiredService<IOptionsMonitor<LiveChatClientOptions>>().CurrentValue;
        var defaults = new LiveChatClientOptions();

        // A new option needs a key in s_allKeys, or an entry in the list of options that only code can set.
        string[] codeOnly = [nameof(options.LoggerFactory), nameof(options.TimeProvider), nameof(options.RateLimiter)];
        foreach (PropertyInfo property in typeof(LiveChatClientOptions).GetProperties().Where(property => !codeOnly.Contains(property.Name)))
        {
            property.GetValue(options).Should().NotBeEquivalentTo(property.GetValue(defaults), "{0} has a key", property.Name);
        }
    }

    [Theory]
    [InlineData("", typeof(LiveChatClientOptions), "Credential", "LoggerFactory", "RateLimiter", "TimeProvider")]
    [InlineData("Retries:", typeof(LiveChatRetryOptions))]
    [InlineData("RateLimit:", typeof(LiveChatRateLimitOptions))]
    [InlineData("", typeof(LiveChatOAuthOptions), "TokenStore")]
    public async Task Every_option_is_in_the_list_of_known_keys(string section, Type options, params string[] codeOnly)
    {
        await using ServiceProvider provider = Register(new() { [section + "Unknown"] = "x" });

        string message = provider.Invoking(services => services.GetRequiredService<IOptionsMonitor<LiveChatClientOptions>>().CurrentValue)
            .Should().Throw<OptionsValidationException>().Which.Failures.Single(failure => failure.Contains("is not a known key"));

        string[] keys = message.Split("The keys are ")[1].TrimEnd('.').Split(", ");
        options.GetProperties().Select(property => property.Name).Except(codeOnly).Should().BeSubsetOf(keys);
    }

    [Fact]
    public async Task A_client_is_registered_from_a_section_with_an_API_key()
    {
        await using ServiceProvider provider = Register(new()
        {
            ["baseaddress"] = Fake.BaseAddress.AbsoluteUri,
            ["EMAIL"] = Fake.Email,
            ["apiKey"] = Fake.ApiKey,
            ["PathSegmentOverrides:CHATS"] = "conversations",
        });

        await provider.GetRequiredService<IBansApi>().ListAsync();
        LastRequest.StatusCode.Should().Be(200);

        await Record.ExceptionAsync(() => provider.GetRequiredService<IChatsApi>().GetAsync(5));
        LastRequest.Path.Should().Be("/api/v1/livechat/conversations/5");
    }

    [Fact]
    public async Task A_client_is_registered_from_a_section_with_an_access_token()
    {
        await using ServiceProvider provider = Register(new() { ["BaseAddress"] = Fake.BaseAddress.AbsoluteUri, ["AccessToken"] = Fake.AccessToken });

        await provider.GetRequiredService<IBansApi>().ListAsync();

        LastRequest.Headers["Authorization"].Should().Be("Bearer " + Fake.AccessToken);
    }

    [Fact]
    public async Task Named_clients_are_registered_from_separate_sections()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["LiveChat:eu:BaseAddress"] = Fake.BaseAddress.AbsoluteUri,
            ["LiveChat:eu:AccessToken"] = Fake.AccessToken,
            ["LiveChat:us:BaseAddress"] = Fake.BaseAddress.AbsoluteUri,
            ["LiveChat:us:AccessToken"] = Fake.AccessToken,
            ["LiveChat:us:SiteId"] = "12",
        }).Build();
        await using ServiceProvider provider = new ServiceCollection()
            .AddLiveChatClient("eu", configuration.GetSection("LiveChat:eu")).Services
            .AddLiveChatClient("us", configuration.GetSection("LiveChat:us")).Services
            .BuildServiceProvider();

        await provider.GetRequiredKeyedService<ILiveChatClient>("eu").Bans.ListAsync();
        LastRequest.QueryString.Should().BeEmpty();
        await provider.GetRequiredKeyedService<IBansApi>("us").ListAsync();
        LastRequest.QueryString.Should().Be("?siteId=12");
    }

    [Fact]
    public async Task Code_can_set_options_in_addition_to_a_section()
    {
        var services = new ServiceCollection();
        services.AddLiveChatClient(Section(new() { ["BaseAddress"] = Fake.BaseAddress.AbsoluteUri }));
        services.Configure<LiveChatClientOptions>(options => options.Credential = LiveChatCredential.BearerToken(_ => new ValueTask<string>(Fake.AccessToken)));
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IBansApi>().ListAsync();

        LastRequest.Headers["Authorization"].Should().Be("Bearer " + Fake.AccessToken);
    }

    private static ServiceProvider Register(Dictionary<string, string?> keys) =>
        new ServiceCollection().AddLiveChatClient(Section(keys)).Services.BuildServiceProvider();

    private static IConfigurationSection Section(Dictionary<string, string?> keys) => new ConfigurationBuilder()
        .AddInMemoryCollection(keys.Select(pair => KeyValuePair.Create("LiveChat:" + pair.Key, pair.Value)))
        .Build()
        .GetSection("LiveChat");
}
