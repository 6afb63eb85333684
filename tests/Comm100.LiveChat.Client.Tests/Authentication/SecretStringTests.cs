using System.Text;

namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class SecretStringTests : ClientTest
{
    private const string Key = "canary-key";
    private const string Email = "canary@example.com";

    private static readonly Dictionary<string, LiveChatCredential> s_credentials = new(StringComparer.Ordinal)
    {
        ["API key"] = LiveChatCredential.ApiKey(Email, Key),
        ["API key from a delegate"] = LiveChatCredential.ApiKey(Email, _ => new ValueTask<string>(Key)),
        ["token"] = LiveChatCredential.BearerToken(Key),
        ["token from a delegate"] = LiveChatCredential.BearerToken(_ => new ValueTask<string>(Key)),
    };

    public static TheoryData<string> Credentials => [.. s_credentials.Keys];

    [Theory]
    [MemberData(nameof(Credentials))]
    public async Task ToString_and_exception_messages_do_not_contain_the_secret(string name)
    {
        LiveChatClientOptions options = CreateOptions();
        options.Credential = s_credentials[name];
        using var client = new LiveChatClient(options);
        Exception? exception = await Record.ExceptionAsync(() => client.Bans.ListAsync());

        foreach (object? instance in (object?[])[options.Credential, options, client, client.Bans, exception!.Message, exception])
        {
            string? text = instance?.ToString();
            text.Should().NotBeNullOrEmpty();
            text.Should().NotContain("canary").And.NotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Email + ":" + Key)));
        }
    }

    [Theory]
    [InlineData("API key", "Basic (fixed, not shown)")]
    [InlineData("token", "Bearer (fixed, not shown)")]
    [InlineData("dynamic", "dynamic (not shown)")]
    [InlineData("password", "OAuth password (not shown)")]
    [InlineData("refresh token", "OAuth refresh_token (not shown)")]
    [InlineData("code", "OAuth authorization_code (not shown)")]
    public void ToString_of_a_credential_contains_its_kind(string kind, string expected)
    {
        LiveChatCredential credential = kind switch
        {
            "API key" => LiveChatCredential.ApiKey(Email, Key),
            "token" => LiveChatCredential.BearerToken(Key),
            "dynamic" => LiveChatCredential.Dynamic(() => throw new NotSupportedException()),
            "password" => LiveChatCredential.OAuthPassword(Email, Key),
            "refresh token" => LiveChatCredential.OAuthRefreshToken(Key, "client", "secret"),
            _ => LiveChatCredential.OAuthAuthorizationCode(Key, new Uri("https://app.example.com/"), "client", "secret"),
        };

        credential.ToString().Should().Be(expected);
    }

    [Fact]
    public void ToString_of_a_token_contains_its_expiration() =>
        new LiveChatToken("canary", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)).ToString().Should().Be("token that expires at 2026-01-02 03:04:05Z (not shown)");

    [Theory]
    [InlineData("https://somebody:canary@hosted.comm100.com")]
    [InlineData("https://hosted.comm100.com/?token=canary")]
    [InlineData("relative?token=canary")]
    public void ToString_of_invalid_options_shows_no_secret_and_does_not_throw(string address)
    {
        var options = new LiveChatClientOptions { BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute) };

        options.ToString().Should().NotContain("canary");
    }

    [Fact]
    public void ToString_of_the_options_returns_the_address_of_the_API() =>
        new LiveChatClientOptions { BaseAddress = new Uri("https://hosted.comm100.com/"), ApiPath = "/api/v2/livechat" }.ToString()
            .Should().Be("https://hosted.comm100.com/api/v2/livechat");

    [Fact]
    public void ToString_of_options_without_an_address_does_not_throw() =>
        new LiveChatClientOptions().Invoking(options => options.ToString()).Should().NotThrow();
}
