using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.Tests.Options;

/// <summary>A base address that already contains the path of the API, for example copied from the documentation or a browser.</summary>
public sealed class ApiPathInAddressTests
{
    private static readonly LiveChatCredential s_credential = LiveChatCredential.ApiKey("agent@example.com", "key");

    // The address, the correct address, and the correct path if it is not the default.
    private static readonly (string Address, string Root, string? Path)[] s_addresses =
    [
        ("https://x/api/v1/livechat", "https://x", null),
        ("https://x/api/v1/livechat/", "https://x", null),
        ("https://x/API/V1/LiveChat", "https://x", null),
        ("https://x:8443/api/v1/livechat//", "https://x:8443", null),
        ("https://x/api/v1/livechat/bans", "https://x", null),
        ("https://x/proxy/api/v1/livechat", "https://x/proxy", null),
        ("https://x/api/v2/livechat", "https://x", "/api/v2/livechat"),
        ("https://x/api/v2.0/livechat", "https://x", "/api/v2.0/livechat"),
        ("https://x/livechatwebapi/api/v1/livechat", "https://x", "/livechatwebapi/api/v1/livechat"),
        ("https://x/livechatwebapi/api/v2/livechat/", "https://x", "/livechatwebapi/api/v2/livechat"),
        ("https://x/LiveChatWebApi/api/v2/livechat", "https://x", "/LiveChatWebApi/api/v2/livechat"),
    ];

    [Fact]
    public Task A_base_address_that_contains_the_API_path_is_rejected_with_the_correct_address() => EachCase.CheckAsync(s_addresses, async testCase =>
    {
        string expected = $"Set BaseAddress to {testCase.Root}{(testCase.Path is null ? "" : ", and ApiPath to " + testCase.Path)}.";
        Action[] constructions =
        [
            () => new LiveChatClient(new Uri(testCase.Address), s_credential).Dispose(),
            () => new LiveChatClient(new LiveChatClientOptions { BaseAddress = new Uri(testCase.Address), Credential = s_credential }).Dispose(),
            () => new LiveChatHandler(new LiveChatClientOptions { BaseAddress = new Uri(testCase.Address), Credential = s_credential }).Dispose(),
        ];
        foreach (Action construction in constructions)
        {
            construction.Should().ThrowExactly<ArgumentException>().WithMessage($"*{expected}*");
        }

        var services = new ServiceCollection();
        services.AddLiveChatClient(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["BaseAddress"] = testCase.Address,
            ["Email"] = "agent@example.com",
            ["ApiKey"] = "key",
        }).Build());
        await using ServiceProvider provider = services.BuildServiceProvider();
        FluentActions.Invoking(provider.GetRequiredService<ILiveChatClient>).Should().Throw<OptionsValidationException>().WithMessage($"*{expected}*");

        FluentActions.Invoking(() => LiveChatOAuth.GetAuthorizationUri(new Uri(testCase.Address), "client", new Uri("https://y/"), "state"))
            .Should().ThrowExactly<ArgumentException>().WithMessage($"*Set it to {testCase.Root}.*");
    });

    [Fact]
    public void A_token_endpoint_that_contains_the_API_path_is_rejected_with_the_correct_address() => EachCase.Check(s_addresses, testCase =>
    {
        var oauth = new LiveChatOAuthOptions { TokenEndpoint = new Uri(testCase.Address.TrimEnd('/') + "/oauth/token") };
        var options = new LiveChatClientOptions { BaseAddress = new Uri("https://x"), Credential = LiveChatCredential.OAuthPassword("agent@example.com", "password", options: oauth) };

        FluentActions.Invoking(() => new LiveChatClient(options)).Should().ThrowExactly<ArgumentException>().WithMessage($"*TokenEndpoint*Set it to {testCase.Root}/oauth/token*");
    });

    [Theory]
    [InlineData("https://x", "/api/v1/livechat")]
    [InlineData("https://x/portal", "/api/v1/livechat")]
    [InlineData("https://x/livechat", "/api/v1/livechat")]
    [InlineData("https://x/api", "/v1/livechat")]
    [InlineData("https://x/api", "/api/v1/livechat")]
    [InlineData("https://x/api/v2", "/api/v1/livechat")]
    [InlineData("https://x/api/v1/livechat", "")]
    public void Other_base_addresses_are_accepted(string address, string apiPath) =>
        FluentActions.Invoking(() => new LiveChatClient(new LiveChatClientOptions { BaseAddress = new Uri(address), ApiPath = apiPath, Credential = s_credential }).Dispose()).Should().NotThrow();

    [Fact]
    public void A_base_address_that_ends_with_ApiPath_is_rejected() =>
        FluentActions.Invoking(() => new LiveChatClient(new LiveChatClientOptions { BaseAddress = new Uri("https://x/p/Chat/"), ApiPath = "/chat", Credential = s_credential }))
            .Should().ThrowExactly<ArgumentException>().WithMessage("*'/Chat', which ApiPath sets. Set BaseAddress to https://x/p.*");

    [Theory]
    [InlineData("https://x/api/v1", "/api/v1/livechat", "'/api/v1', since ApiPath begins with it. Set BaseAddress to https://x.")]
    [InlineData("https://x/p/API/v1/", "/api/v1/livechat/", "'/API/v1', since ApiPath begins with it. Set BaseAddress to https://x/p.")]
    [InlineData("https://x/a/b/c", "/a/b/c/d", "'/a/b/c', since ApiPath begins with it. Set BaseAddress to https://x.")]
    [InlineData("https://x/livechatwebapi/api", "/livechatwebapi/api/v1/livechat", "'/livechatwebapi/api', since ApiPath begins with it. Set BaseAddress to https://x.")]
    public void A_base_address_that_ends_with_the_first_segments_of_ApiPath_is_rejected(string address, string apiPath, string message) =>
        FluentActions.Invoking(() => new LiveChatClient(new LiveChatClientOptions { BaseAddress = new Uri(address), ApiPath = apiPath, Credential = s_credential }))
            .Should().ThrowExactly<ArgumentException>().WithMessage($"*{message}*");
}
