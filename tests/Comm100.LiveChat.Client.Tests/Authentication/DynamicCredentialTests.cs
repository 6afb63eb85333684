using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class DynamicCredentialTests : OAuthTest
{
    [Fact]
    public async Task A_change_holds_from_the_next_call_on()
    {
        LiveChatCredential current = LiveChatCredential.BearerToken("wrong");
        LiveChatClient client = CreateClient(LiveChatCredential.Dynamic(() => current));
        await Failure.OfAsync<LiveChatAuthenticationException>(() => client.Bans.ListAsync());

        current = LiveChatCredential.ApiKey(Fake.Email, Fake.ApiKey);
        await client.Bans.ListAsync().OrFail();

        Fake.Requests.Select(request => request.StatusCode).Should().Equal(401, 200);
    }

    [Fact]
    public async Task A_change_while_a_call_is_refused_repeats_it_with_the_new_one()
    {
        int asked = 0;
        LiveChatClient client = CreateClient(LiveChatCredential.Dynamic(() => asked++ == 0 ? LiveChatCredential.BearerToken("old") : LiveChatCredential.BearerToken(Fake.AccessToken)));

        // The first request reads the first credential; the refusal reads it again.
        await client.Bans.ListAsync().OrFail();

        Fake.Requests[^1].StatusCode.Should().Be(200);
    }

    [Fact]
    public async Task An_equal_credential_keeps_its_token()
    {
        LiveChatClient client = CreateClient(LiveChatCredential.Dynamic(() => PasswordWithClient()));

        await client.Bans.ListAsync().OrFail();
        await client.Bans.ListAsync().OrFail();

        TokenRequests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_changed_credential_leaves_the_tokens_of_the_one_before_behind()
    {
        LiveChatCredential first = PasswordWithClient();
        LiveChatCredential current = first;
        LiveChatClient client = CreateClient(LiveChatCredential.Dynamic(() => current));
        await client.Bans.ListAsync().OrFail();
        current = Refresh(Fake.Tokens.IssueRefreshToken());
        await client.Bans.ListAsync().OrFail();
        current = first;

        await client.Bans.ListAsync().OrFail();

        Fake.Tokens.Requests.Select(grant => grant.GrantType).Should().Equal("password", "refresh_token", "password");
        Fake.Requests.For("Bans.list").Select(request => request.Headers["Authorization"]).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_delegate_that_fails_or_returns_nothing_is_reported()
    {
        var cause = new InvalidOperationException("The vault is closed.");

        (await Failure.OfAsync<LiveChatCredentialException>(() => CreateClient(LiveChatCredential.Dynamic(() => throw cause)).Bans.ListAsync())).InnerException.Should().BeSameAs(cause);
        await Failure.OfAsync<LiveChatCredentialException>(() => CreateClient(LiveChatCredential.Dynamic(() => null!)).Bans.ListAsync());

        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_changed_token_address_is_checked_before_anything_is_sent()
    {
        LiveChatClient client = CreateClient(LiveChatCredential.Dynamic(() => Password(new LiveChatOAuthOptions { TokenEndpoint = new Uri("http://tokens.example.com") })));

        (await Failure.OfAsync<LiveChatCredentialException>(() => client.Bans.ListAsync())).InnerException!.Message.Should().Contain("TokenEndpoint");
    }

    [Fact]
    public void A_delegate_is_mandatory() => FluentActions.Invoking(() => LiveChatCredential.Dynamic(null!)).Should().Throw<ArgumentNullException>();
}
