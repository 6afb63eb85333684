using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.Tests.DependencyInjection;

public sealed class HostStartTests
{
    private static readonly KeyValuePair<string, string?>[] s_valid =
    [
        new("BaseAddress", "https://hosted.comm100.com"),
        new("Email", "agent@example.com"),
        new("ApiKey", "canary-key"),
    ];

    [Fact]
    public async Task A_host_with_valid_settings_starts()
    {
        using IHost host = CreateHost(s_valid);

        await FluentActions.Awaiting(() => host.StartAsync()).Should().NotThrowAsync();
        await host.StopAsync();
    }

    [Theory]
    [InlineData("BaseAddress", null, "BaseAddress")]
    [InlineData("BaseAddress", "", "LiveChat:BaseAddress")]
    [InlineData("BaseAddress", "hosted.comm100.com", "BaseAddress")]
    [InlineData("BaseAddress", "http://hosted.comm100.com", "BaseAddress")]
    [InlineData("BaseAddress", "http://[::bad", "LiveChat:BaseAddress")]
    [InlineData("ApiPath", "api/v1", "ApiPath")]
    [InlineData("SiteId", "0", "SiteId")]
    [InlineData("SiteId", "twelve", "LiveChat:SiteId")]
    [InlineData("SiteId", "1.5", "LiveChat:SiteId")]
    [InlineData("SiteId", "", "LiveChat:SiteId")]
    [InlineData("SiteId", "99999999999999999999", "LiveChat:SiteId")]
    [InlineData("MaxResponseBytes", "256 MiB", "LiveChat:MaxResponseBytes")]
    [InlineData("MaxResponseBytes", "0", "MaxResponseBytes")]
    [InlineData("AllowPlainHttp", "yes", "LiveChat:AllowPlainHttp")]
    [InlineData("AllowPlainHttp", "1", "LiveChat:AllowPlainHttp")]
    [InlineData("StrictJson", "on", "LiveChat:StrictJson")]
    [InlineData("Timeout", "soon", "LiveChat:Timeout")]
    [InlineData("Timeout", "30", "LiveChat:Timeout")]
    [InlineData("Timeout", "30s", "LiveChat:Timeout")]
    [InlineData("Timeout", "00:00:00", "Timeout")]
    [InlineData("PooledConnectionLifetime", "never", "LiveChat:PooledConnectionLifetime")]
    [InlineData("PathSegmentOverrides:nonsense", "x", "PathSegmentOverrides:nonsense")]
    [InlineData("PathSegmentOverrides:chats", "a/b", "PathSegmentOverrides:chats")]
    [InlineData("PathSegmentOverrides", "conversations", "LiveChat:PathSegmentOverrides")]
    [InlineData("Email", null, "LiveChat:Email")]
    [InlineData("Email", "", "LiveChat:Email")]
    [InlineData("Email", "a:b@example.com", "LiveChat:Email")]
    [InlineData("ApiKey", null, "LiveChat:ApiKey")]
    [InlineData("ApiKey", "", "LiveChat:ApiKey")]
    [InlineData("ApiKey", "canary\nkey", "LiveChat:ApiKey")]
    [InlineData("AccessToken", "canary-token", "LiveChat:AccessToken")]
    public async Task An_invalid_value_is_reported_at_startup_without_secrets(string key, string? value, string text)
    {
        using IHost host = CreateHost([.. s_valid.Where(pair => pair.Key != key), .. value is null ? [] : new[] { KeyValuePair.Create(key, (string?)value) }]);

        OptionsValidationException exception = (await FluentActions.Awaiting(() => host.StartAsync()).Should().ThrowExactlyAsync<OptionsValidationException>()).Which;

        exception.Message.Should().Contain(text);
        exception.ToString().Should().NotContain("canary");
    }

    [Theory]
    [InlineData("BaseAdress", "https://hosted.comm100.com")]
    [InlineData("Url", "https://hosted.comm100.com")]
    [InlineData("Passwort", "canary")]
    [InlineData("Credential:ApiKey", "canary")]
    public async Task An_unknown_key_is_reported_with_its_path_and_the_allowed_keys(string key, string value)
    {
        using IHost host = CreateHost([.. s_valid, new(key, value)]);

        OptionsValidationException exception = (await FluentActions.Awaiting(() => host.StartAsync()).Should().ThrowExactlyAsync<OptionsValidationException>()).Which;

        exception.Message.Should().Contain("LiveChat:" + key.Split(':')[0]).And.ContainAll(
            "BaseAddress", "Email", "ApiKey", "AccessToken", "ApiPath", "PathSegmentOverrides", "SiteId", "AllowPlainHttp", "StrictJson", "Timeout", "MaxResponseBytes", "PooledConnectionLifetime");
        exception.ToString().Should().NotContain("canary");
    }

    [Fact]
    public async Task An_invalid_access_token_is_reported_without_its_value()
    {
        using IHost host = CreateHost([new("BaseAddress", "https://hosted.comm100.com"), new("AccessToken", "canary token")]);

        (await FluentActions.Awaiting(() => host.StartAsync()).Should().ThrowExactlyAsync<OptionsValidationException>())
            .Which.ToString().Should().Contain("LiveChat:AccessToken").And.NotContain("canary");
    }

    [Fact]
    public async Task A_missing_credential_is_reported_with_the_possible_keys()
    {
        using IHost host = CreateHost([new("BaseAddress", "https://hosted.comm100.com")]);

        (await FluentActions.Awaiting(() => host.StartAsync()).Should().ThrowExactlyAsync<OptionsValidationException>())
            .Which.Message.Should().Contain("LiveChat contains no credential").And.ContainAll("Email", "ApiKey", "AccessToken");
    }

    [Fact]
    public async Task All_invalid_keys_are_reported_in_one_exception()
    {
        using IHost host = CreateHost([.. s_valid, new("SiteId", "twelve"), new("Timeout", "soon"), new("Nonsense", "x"), new("AccessToken", "canary")]);

        (await FluentActions.Awaiting(() => host.StartAsync()).Should().ThrowExactlyAsync<OptionsValidationException>())
            .Which.Message.Should().ContainAll("LiveChat:SiteId", "LiveChat:Timeout", "LiveChat:Nonsense", "LiveChat:AccessToken");
    }

    [Fact]
    public async Task Options_from_a_delegate_are_validated_at_startup_too()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddLiveChatClient(options => options.SiteId = 0);
        using IHost host = builder.Build();

        (await FluentActions.Awaiting(() => host.StartAsync()).Should().ThrowExactlyAsync<OptionsValidationException>())
            .Which.Message.Should().ContainAll("BaseAddress", "Credential", "SiteId");
    }

    [Fact]
    public async Task A_named_client_is_validated_at_startup_and_reported_with_its_name()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddLiveChatClient(options =>
        {
            options.BaseAddress = new Uri("https://hosted.comm100.com");
            options.Credential = LiveChatCredential.BearerToken("token");
        });
        builder.Services.AddLiveChatClient("eu", options => options.SiteId = 0);
        using IHost host = builder.Build();

        (await FluentActions.Awaiting(() => host.StartAsync()).Should().ThrowExactlyAsync<OptionsValidationException>())
            .Which.Should().Match<OptionsValidationException>(exception => exception.OptionsName == "eu" && exception.Message.Contains("'eu'") && exception.Message.Contains("SiteId"));
    }

    [Fact]
    public async Task Without_a_host_the_options_are_validated_when_the_client_is_resolved()
    {
        await using ServiceProvider provider = new ServiceCollection().AddLiveChatClient(options => options.SiteId = 0).Services.BuildServiceProvider();

        provider.Invoking(services => services.GetRequiredService<IBansApi>()).Should().Throw<OptionsValidationException>()
            .Which.Message.Should().ContainAll("BaseAddress", "Credential", "SiteId");
    }

    private static IHost CreateHost(IEnumerable<KeyValuePair<string, string?>> keys)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(keys.Select(pair => KeyValuePair.Create("LiveChat:" + pair.Key, pair.Value)));
        builder.Services.AddLiveChatClient(builder.Configuration.GetSection("LiveChat"));
        return builder.Build();
    }
}
