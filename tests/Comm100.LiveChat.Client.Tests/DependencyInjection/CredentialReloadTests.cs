using Comm100.LiveChat.Client.Tests.Authentication;
using Comm100.LiveChat.Client.Tests.Errors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.Tests.DependencyInjection;

public sealed class CredentialReloadTests : OAuthTest
{
    private IConfigurationRoot _configuration = null!;

    [Fact]
    public async Task A_password_in_the_configuration_obtains_a_token()
    {
        await using ServiceProvider provider = Register(PasswordKeys());

        await provider.GetRequiredService<IBansApi>().ListAsync().OrFail();

        TokenRequests.Should().Equal("grant_type=password&email=agent%40example.com&password=fake-password&client_id=fake-client-id");
    }

    [Fact]
    public async Task A_refresh_token_in_the_configuration_obtains_a_token()
    {
        await using ServiceProvider provider = Register(new()
        {
            ["RefreshToken"] = Fake.Tokens.IssueRefreshToken(),
            ["ClientId"] = Fake.ClientId,
            ["ClientSecret"] = Fake.ClientSecret,
            ["TokenEndpoint"] = Fake.TokenEndpoint.AbsoluteUri,
            ["RenewBeforeExpiration"] = "00:05:00",
        });

        await provider.GetRequiredService<IBansApi>().ListAsync().OrFail();

        Fake.Tokens.Requests.Select(grant => grant.ToString()).Should().Equal("refresh_token -> granted");
    }

    [Fact]
    public async Task An_authorization_code_in_the_configuration_obtains_a_token()
    {
        await using ServiceProvider provider = Register(new()
        {
            ["AuthorizationCode"] = Fake.AuthorizationCode,
            ["RedirectUri"] = "https://app.example.com/back",
            ["ClientId"] = Fake.ClientId,
            ["ClientSecret"] = Fake.ClientSecret,
        });

        await provider.GetRequiredService<IBansApi>().ListAsync().OrFail();

        Fake.Tokens.Requests.Select(grant => grant.ToString()).Should().Equal("authorization_code -> granted");
    }

    [Theory]
    [InlineData("LiveChat:Password cannot be combined with LiveChat:ApiKey", "Email=e", "ApiKey=canary", "Password=canary")]
    [InlineData("LiveChat:ClientId cannot be combined with LiveChat:AccessToken", "AccessToken=canary", "ClientId=canary")]
    [InlineData("LiveChat:Password requires LiveChat:Email, which is not set", "Password=canary")]
    [InlineData("LiveChat:RefreshToken requires LiveChat:ClientSecret, which is not set", "RefreshToken=canary", "ClientId=canary")]
    [InlineData("LiveChat:ClientId requires LiveChat:Password or LiveChat:RefreshToken or LiveChat:AuthorizationCode, which is not set", "ClientId=canary")]
    [InlineData("LiveChat:RenewBeforeExpiration must be a time span", "Email=e", "Password=canary", "RenewBeforeExpiration=30")]
    [InlineData("LiveChat:TokenEndpoint must be an address", "Email=e", "Password=canary", "TokenEndpoint=")]
    [InlineData("LiveChat:AuthorizationCode is not valid", "AuthorizationCode= ", "RedirectUri=https://app.example.com", "ClientId=canary", "ClientSecret=canary")]
    [InlineData("TokenEndpoint must be an HTTPS address", "Email=e", "Password=canary", "TokenEndpoint=http://tokens.example.com/")]
    public async Task An_invalid_credential_key_is_reported_without_its_value(string reason, params string[] keys)
    {
        await using ServiceProvider provider = Register(keys.Select(key => key.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]));

        string message = FluentActions.Invoking(() => provider.GetRequiredService<ILiveChatClient>()).Should().Throw<OptionsValidationException>().Which.Message;

        message.Should().Contain(reason).And.NotContain("canary");
    }

    [Fact]
    public async Task A_changed_credential_is_used_after_the_reload()
    {
        await using ServiceProvider provider = Register(new() { ["AccessToken"] = "wrong" });
        IBansApi bans = provider.GetRequiredService<IBansApi>();
        await Failure.OfAsync<LiveChatAuthenticationException>(() => bans.ListAsync());

        Set("AccessToken", Fake.AccessToken);
        await bans.ListAsync().OrFail();

        Fake.Requests[^1].StatusCode.Should().Be(200);
    }

    [Fact]
    public async Task A_changed_credential_of_one_client_does_not_affect_the_other_clients()
    {
        _configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["One:BaseAddress"] = Fake.BaseAddress.AbsoluteUri,
            ["One:AccessToken"] = Fake.AccessToken,
            ["Two:BaseAddress"] = Fake.BaseAddress.AbsoluteUri,
            ["Two:AccessToken"] = Fake.AccessToken,
        }).Build();
        await using ServiceProvider provider = new ServiceCollection()
            .AddLiveChatClient("one", _configuration.GetSection("One")).Services
            .AddLiveChatClient("two", _configuration.GetSection("Two")).Services
            .BuildServiceProvider();
        IBansApi one = provider.GetRequiredKeyedService<IBansApi>("one");
        IBansApi two = provider.GetRequiredKeyedService<IBansApi>("two");
        await one.ListAsync().OrFail();
        await two.ListAsync().OrFail();

        _configuration["Two:AccessToken"] = "wrong";
        _configuration.Reload();

        await one.ListAsync().OrFail();
        await Failure.OfAsync<LiveChatAuthenticationException>(() => two.ListAsync());
    }

    [Fact]
    public async Task A_reload_that_does_not_change_the_credential_keeps_the_token()
    {
        await using ServiceProvider provider = Register(PasswordKeys());
        IBansApi bans = provider.GetRequiredService<IBansApi>();
        await bans.ListAsync().OrFail();

        Set("Timeout", "00:00:50");
        await bans.ListAsync().OrFail();

        TokenRequests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_reload_that_changes_the_password_discards_the_token()
    {
        await using ServiceProvider provider = Register(PasswordKeys());
        IBansApi bans = provider.GetRequiredService<IBansApi>();
        await bans.ListAsync().OrFail();

        Set("Password", "changed");
        LiveChatTokenException exception = await Failure.OfAsync<LiveChatTokenException>(() => bans.ListAsync());

        exception.ErrorCode.Should().Be("invalid_grant");
    }

    [Fact]
    public async Task An_invalid_reload_does_not_change_the_credential()
    {
        await using ServiceProvider provider = Register(new() { ["AccessToken"] = Fake.AccessToken });
        IBansApi bans = provider.GetRequiredService<IBansApi>();
        await bans.ListAsync().OrFail();

        Record.Exception(() => Set("AccessToken", "with space"));
        await bans.ListAsync().OrFail();

        Fake.Requests.Should().OnlyContain(request => request.StatusCode == 200);
    }

    [Fact]
    public async Task A_registered_token_store_is_used_by_the_registered_client()
    {
        var store = new MemoryTokenStore();
        await using ServiceProvider provider = Register(PasswordKeys(), services => services.AddSingleton<ILiveChatTokenStore>(store));

        await provider.GetRequiredService<IBansApi>().ListAsync().OrFail();

        store.Entries.Should().HaveCount(1);
    }

    private Dictionary<string, string?> PasswordKeys() => new(StringComparer.Ordinal)
    {
        ["Email"] = Fake.Email,
        ["Password"] = Fake.Password,
        ["ClientId"] = Fake.ClientId,
        ["ClientSecret"] = Fake.ClientSecret,
    };

    private void Set(string key, string value)
    {
        _configuration["LiveChat:" + key] = value;
        _configuration.Reload();
    }

    private ServiceProvider Register(Dictionary<string, string?> keys, Action<IServiceCollection>? configure = null)
    {
        keys["BaseAddress"] = Fake.BaseAddress.AbsoluteUri;
        _configuration = new ConfigurationBuilder().AddInMemoryCollection(keys.Select(pair => KeyValuePair.Create("LiveChat:" + pair.Key, pair.Value))).Build();
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(Log);
        services.AddLiveChatClient(_configuration.GetSection("LiveChat"));
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
