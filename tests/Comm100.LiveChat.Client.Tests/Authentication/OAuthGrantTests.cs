using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class OAuthGrantTests : OAuthTest
{
    [Fact]
    public async Task The_password_grant_obtains_an_access_token_that_is_sent_with_each_call()
    {
        LiveChatClient client = CreateClient(Password());

        await client.Bans.ListAsync().OrFail();
        await client.Departments.ListAsync().OrFail();

        TokenRequests.Should().Equal("grant_type=password&email=agent%40example.com&password=fake-password");
        Fake.Requests[0].Path.Should().Be("/oauth/token");
        Fake.Requests[0].Headers["Content-Type"].Should().Be("application/x-www-form-urlencoded");
        Fake.Requests[0].Headers["Accept"].Should().Be("application/json");
        Fake.Requests[0].Headers.Should().NotContainKey("Authorization");
        Fake.Requests.Skip(1).Should().HaveCount(2).And.OnlyContain(request => request.Headers["Authorization"] == "Bearer " + Fake.Tokens.LatestAccessToken);
    }

    [Fact]
    public async Task The_password_grant_sends_the_client_id_without_the_client_secret()
    {
        await CreateClient(PasswordWithClient()).Bans.ListAsync().OrFail();

        TokenRequests.Should().Equal("grant_type=password&email=agent%40example.com&password=fake-password&client_id=fake-client-id");
    }

    [Fact]
    public async Task Each_refresh_sends_the_newest_refresh_token()
    {
        string first = Fake.Tokens.IssueRefreshToken();
        LiveChatClient client = CreateClient(Refresh(first));

        await client.Bans.ListAsync().OrFail();
        string second = Fake.Tokens.LatestRefreshToken!;
        Clock.Advance(Lifetime);
        await client.Bans.ListAsync().OrFail();
        string third = Fake.Tokens.LatestRefreshToken!;
        Clock.Advance(Lifetime);
        await client.Bans.ListAsync().OrFail();

        TokenRequests.Should().Equal(new[] { first, second, third }.Select(token => $"grant_type=refresh_token&refresh_token={Uri.EscapeDataString(token)}&client_id=fake-client-id&client_secret=fake-client-secret"));
    }

    [Fact]
    public async Task An_authorization_code_is_sent_once_and_then_the_refresh_token_is_used()
    {
        LiveChatClient client = CreateClient(Code());

        await client.Bans.ListAsync().OrFail();
        Clock.Advance(Lifetime);
        await client.Bans.ListAsync().OrFail();

        TokenRequests[0].Should().Be("grant_type=authorization_code&code=fake-code&redirect_uri=https%3A%2F%2Fapp.example.com%2Fback&client_id=fake-client-id&client_secret=fake-client-secret");
        TokenRequests[1].Should().StartWith("grant_type=refresh_token&");
        TokenRequests.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_authorization_code_whose_token_has_no_refresh_token_is_not_sent_again()
    {
        OnToken().Respond(200, """{"access_token":"a","expires_in":60}""");
        Fake.Faults.On("Bans.list").Respond(200, "[]");
        LiveChatClient client = CreateClient(Code());
        await client.Bans.ListAsync().OrFail();
        Clock.Advance(TimeSpan.FromMinutes(1));

        (await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync())).Message.Should().Contain("code has been used");

        TokenRequests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_password_without_a_client_id_is_sent_again_for_each_token()
    {
        LiveChatClient client = CreateClient(Password());

        await client.Bans.ListAsync().OrFail();
        Clock.Advance(Lifetime);
        await client.Bans.ListAsync().OrFail();

        Fake.Tokens.Requests.Select(grant => grant.GrantType).Should().Equal("password", "password");
    }

    [Fact]
    public async Task A_password_with_a_client_id_is_sent_again_only_if_the_refresh_token_is_rejected()
    {
        LiveChatClient client = CreateClient(PasswordWithClient());

        await client.Bans.ListAsync().OrFail();
        Clock.Advance(Lifetime);
        await client.Bans.ListAsync().OrFail();
        Fake.Tokens.RevokeRefreshTokens();
        Clock.Advance(Lifetime);
        await client.Bans.ListAsync().OrFail();

        Fake.Tokens.Requests.Select(grant => grant.ToString())
            .Should().Equal("password -> granted", "refresh_token -> granted", "refresh_token -> invalid_grant", "password -> granted");
    }

    [Fact]
    public async Task Token_requests_are_sent_to_a_separate_token_endpoint()
    {
        await using Testing.LiveChatFake tokens = await StartFakeAsync();
        LiveChatClient client = CreateClient(Password(new LiveChatOAuthOptions { TokenEndpoint = tokens.TokenEndpoint }));

        LiveChatAuthenticationException exception = await Failure.OfAsync<LiveChatAuthenticationException>(() => client.Bans.ListAsync());

        exception.Attempts.Should().Be(2);
        tokens.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Path == "/oauth/token");
        Fake.Requests.Should().OnlyContain(request => request.OperationId == "Bans.list");
    }

    [Theory]
    [InlineData("""{"access_token":"t","token_type":"bearer","expires_in":43199,"refresh_token":"r"}""", 43199)]
    [InlineData("""{"access_token":"t","token_type":"Bearer","expires_in":"600"}""", 600)]
    [InlineData("""{"access_token":"t","token_type":"BEARER","expires_in":600.0,"scope":null,"more":[{}]}""", 600)]
    [InlineData("""{"Access_Token":"t","expires_in":600}""", 600)]
    [InlineData("""{"access_token":"t"}""", 3600)]
    [InlineData("""{"access_token":"t","expires_in":null,"refresh_token":null}""", 3600)]
    [InlineData("""{"access_token":"t","expires_in":"soon","token_type":7}""", 3600)]
    [InlineData("""{"access_token":"t","expires_in":0}""", 3600)]
    [InlineData("""{"access_token":"t","expires_in":-5}""", 3600)]
    [InlineData("""{"access_token":"t","expires_in":1e300}""", 365 * 24 * 3600)]
    public async Task A_token_response_is_read_leniently(string response, int seconds)
    {
        OnToken().Respond(200, response);
        Fake.Faults.On("Bans.list").Respond(200, "[]");
        LiveChatClient client = CreateClient(Password(new LiveChatOAuthOptions { RenewBeforeExpiration = TimeSpan.Zero }));

        await client.Bans.ListAsync().OrFail();
        Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(1);

        Clock.Advance(TimeSpan.FromTicks(1));
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(2);
    }
}
