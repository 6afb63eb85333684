using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class DynamicCredentialTests : OAuthTest
{
    [Fact]
    public async Task A_changed_credential_is_used_by_the_next_call()
    {
        LiveChatCredential current = LiveChatCredential.BearerToken("wrong");
        LiveChatClient client = CreateClient(LiveChatCredential.Dynamic(() => current));
        await Failure.OfAsync<LiveChatAuthenticationException>(() => client.Bans.ListAsync());

        current = LiveChatCredential.ApiKey(Fake.Email, Fake.ApiKey);
        await client.Bans.ListAsync().OrFail();

        Fake.Requests.Select(request => request.StatusCode).Should().Equal(401, 200);
    }

    [Fact]
    public async Task A_request_that_fails_with_401_is_retried_with_the_changed_credential()
    {
        int callCount = 0;
        LiveChatClient client = CreateClient(LiveChatCredential.Dynamic(() => callCount++ == 0 ? LiveChatCredential.BearerToken("old") : LiveChatCredential.BearerToken(Fake.AccessToken)));

        // The client calls the delegate for the first request, and again after the 401.
        await client.Bans.ListAsync().OrFail();

        Fake.Requests.Select(request => request.StatusCode).Should().Equal(401, 200);
    }

    [Fact]
    public async Task A_new_but_equal_credential_reuses_the_token()
    {
        LiveChatClient client = CreateClient(LiveChatCredential.Dynamic(() => PasswordWithClient()));

        await client.Bans.ListAsync().OrFail();
        await client.Bans.ListAsync().OrFail();

        TokenRequests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_changed_credential_discards_the_tokens_of_the_previous_credential()
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
    public async Task A_delayed_invocation_of_the_delegate_does_not_restore_an_earlier_credential()
    {
        using var release = new ManualResetEventSlim();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int callCount = 0;
        LiveChatClient client = CreateClient(LiveChatCredential.Dynamic(() =>
        {
            if (Interlocked.Increment(ref callCount) > 1)
            {
                return LiveChatCredential.BearerToken(Fake.AccessToken);
            }

            started.SetResult();
            release.Wait();
            return LiveChatCredential.BearerToken("earlier");
        }));
        Task delayed = client.Bans.ListAsync();
        await started.Task.OrFail();
        await client.Bans.ListAsync().OrFail();

        release.Set();
        await delayed.OrFail();

        Fake.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Headers["Authorization"] == "Bearer " + Fake.AccessToken);
    }

    [Fact]
    public async Task A_delegate_that_throws_or_returns_null_is_reported_and_nothing_is_sent()
    {
        var cause = new InvalidOperationException("The vault is closed.");

        (await Failure.OfAsync<LiveChatCredentialException>(() => CreateClient(LiveChatCredential.Dynamic(() => throw cause)).Bans.ListAsync())).InnerException.Should().BeSameAs(cause);
        await Failure.OfAsync<LiveChatCredentialException>(() => CreateClient(LiveChatCredential.Dynamic(() => null!)).Bans.ListAsync());

        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_token_endpoint_of_a_dynamic_credential_is_validated_before_anything_is_sent()
    {
        LiveChatClient client = CreateClient(LiveChatCredential.Dynamic(() => Password(new LiveChatOAuthOptions { TokenEndpoint = new Uri("http://tokens.example.com") })));

        (await Failure.OfAsync<LiveChatCredentialException>(() => client.Bans.ListAsync())).InnerException!.Message.Should().Contain("TokenEndpoint");
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public void A_null_delegate_is_rejected() => FluentActions.Invoking(() => LiveChatCredential.Dynamic(null!)).Should().Throw<ArgumentNullException>();
}
