using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class TokenStoreTests : OAuthTest
{
    private readonly MemoryTokenStore _store = new();

    private LiveChatOAuthOptions Shared => new() { TokenStore = _store };

    [Fact]
    public async Task Two_processes_with_one_store_share_one_token()
    {
        LiveChatClient one = CreateClient(PasswordWithClient(Shared));
        LiveChatClient other = CreateClient(PasswordWithClient(Shared));

        await one.Bans.ListAsync().OrFail();
        await other.Bans.ListAsync().OrFail();

        TokenRequests.Should().HaveCount(1);
        Fake.Requests.For("Bans.list").Select(request => request.Headers["Authorization"]).Distinct().Should().HaveCount(1);
        _store.Entries.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_token_renewed_by_another_process_replaces_one_that_expired_or_was_refused()
    {
        LiveChatClient one = CreateClient(PasswordWithClient(Shared));
        LiveChatClient other = CreateClient(PasswordWithClient(Shared));
        await one.Bans.ListAsync().OrFail();
        await other.Bans.ListAsync().OrFail();

        Clock.Advance(Lifetime);
        await one.Bans.ListAsync().OrFail();
        await other.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(2);

        Fake.Tokens.RevokeAccessTokens();
        await one.Bans.ListAsync().OrFail();
        await other.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(3);
        Fake.Tokens.Requests.Should().OnlyContain(grant => grant.Error == null);
    }

    [Fact]
    public async Task Clients_without_a_store_share_nothing_even_with_one_credential()
    {
        LiveChatCredential credential = Password();

        await CreateClient(credential).Bans.ListAsync().OrFail();
        await CreateClient(credential).Bans.ListAsync().OrFail();

        TokenRequests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Different_accounts_clients_sites_grants_and_services_with_one_store_never_share_a_token()
    {
        await using LiveChatFake elsewhere = await StartFakeAsync();
        OnToken().Respond(200, """{"access_token":"a","expires_in":3600}""").Times(1);
        Fake.Faults.On("*").Respond(200, """{"access_token":"b","expires_in":3600}""");
        elsewhere.Faults.On("*").Respond(200, """{"access_token":"c","expires_in":3600}""");
        (LiveChatCredential Credential, Action<LiveChatClientOptions>? Configure)[] all =
        [
            (LiveChatCredential.OAuthPassword("one@example.com", "p", options: Shared), null),
            (LiveChatCredential.OAuthPassword("two@example.com", "p", options: Shared), null),
            (LiveChatCredential.OAuthPassword("one@example.com", "p", "client", options: Shared), null),
            (LiveChatCredential.OAuthPassword("one@example.com", "p", options: Shared), options => options.SiteId = 5),
            (LiveChatCredential.OAuthPassword("one@example.com", "p", options: Shared), options => options.BaseAddress = elsewhere.BaseAddress),
            (LiveChatCredential.OAuthPassword("one@example.com", "p", options: new() { TokenStore = _store, TokenEndpoint = elsewhere.TokenEndpoint }), null),
            (LiveChatCredential.OAuthRefreshToken("one@example.com", "client", "s", Shared), null),
            (LiveChatCredential.OAuthRefreshToken("two", "client", "s", Shared), null),
            (LiveChatCredential.OAuthAuthorizationCode("two", new Uri("https://app.example.com"), "client", "s", Shared), null),
        ];

        foreach ((LiveChatCredential credential, Action<LiveChatClientOptions>? configure) in all)
        {
            await CreateClient(credential, configure).ChatButton.GetAsync(1).OrFail();
        }

        _store.Entries.Should().HaveCount(all.Length);
        _store.Entries.Keys.Should().OnlyContain(key => key.Length <= 100 && key.All(character => char.IsAsciiLetterOrDigit(character) || character == ':' || character == '-'));
        (Fake.Requests.For(FakeOperations.OAuth.Token).Count + elsewhere.Requests.For(FakeOperations.OAuth.Token).Count).Should().Be(all.Length);
    }

    [Fact]
    public async Task After_a_restart_the_stored_refresh_token_serves_in_place_of_the_used_code()
    {
        await CreateClient(Code(Shared)).Bans.ListAsync().OrFail();
        Clock.Advance(Lifetime);

        await CreateClient(Code(Shared)).Bans.ListAsync().OrFail();

        Fake.Tokens.Requests.Select(grant => grant.ToString()).Should().Equal("authorization_code -> granted", "refresh_token -> granted");
    }

    [Fact]
    public async Task After_a_restart_the_newest_refresh_token_serves_in_place_of_the_first()
    {
        string first = Fake.Tokens.IssueRefreshToken();
        await CreateClient(Refresh(first, Shared)).Bans.ListAsync().OrFail();
        Clock.Advance(Lifetime);

        await CreateClient(Refresh(first, Shared)).Bans.ListAsync().OrFail();

        Fake.Tokens.Requests.Should().HaveCount(2).And.OnlyContain(grant => grant.Error == null);
    }

    [Fact]
    public async Task Of_two_processes_that_refresh_at_once_the_slower_takes_what_the_quicker_got()
    {
        LiveChatClient one = CreateClient(Refresh(Fake.Tokens.IssueRefreshToken(), Shared));
        await one.Bans.ListAsync().OrFail();
        string key = _store.Entries.Keys.Single();
        Fake.Tokens.RevokeAll();
        Fake.Tokens.IssueRefreshToken();

        // The other process writes between this one's reading and its request: at the second reading the new token is there.
        int readings = 0;
        _store.Reading = _ =>
        {
            if (++readings == 2)
            {
                _store.Entries[key] = new LiveChatToken(Fake.AccessToken, Clock.GetUtcNow().AddHours(1)).ToBytes();
            }

            return Task.CompletedTask;
        };
        await one.Bans.ListAsync().OrFail();

        Fake.Tokens.Requests[^1].Error.Should().Be("invalid_grant");
        LastAuthorization().Should().Be("Bearer " + Fake.AccessToken);
    }

    [Fact]
    public async Task A_store_that_fails_costs_no_call_and_its_words_are_not_logged()
    {
        _store.Reading = _ => throw new InvalidOperationException("canary");
        _store.Writing = _ => throw new InvalidOperationException("canary");
        LiveChatClient client = CreateClient(PasswordWithClient(Shared));

        await client.Bans.ListAsync().OrFail();
        Clock.Advance(Lifetime);
        await client.Bans.ListAsync().OrFail();

        Fake.Tokens.Requests.Select(grant => grant.GrantType).Should().Equal("password", "refresh_token");
        Log.Count(TokenEvents.StoreFailed).Should().Be(4);
        Log.Texts.Should().Contain(line => line.Contains("InvalidOperationException")).And.NotContain(line => line.Contains("canary"));
    }

    [Fact]
    public async Task Where_a_token_could_not_be_stored_the_older_stored_token_is_not_used_again()
    {
        LiveChatClient client = CreateClient(PasswordWithClient(Shared));
        await client.Bans.ListAsync().OrFail();
        _store.Writing = _ => throw new InvalidOperationException("full");
        Fake.Tokens.RevokeAccessTokens();
        await client.Bans.ListAsync().OrFail();
        Fake.Tokens.RevokeAccessTokens();

        await client.Bans.ListAsync().OrFail();

        Fake.Tokens.Requests.Select(grant => grant.ToString()).Should().Equal("password -> granted", "refresh_token -> granted", "refresh_token -> granted");
    }

    [Fact]
    public async Task A_clock_that_is_behind_does_not_lengthen_the_life_of_a_stored_token()
    {
        await CreateClient(PasswordWithClient(Shared)).Bans.ListAsync().OrFail();
        LiveChatClient behind = CreateClient(PasswordWithClient(Shared), options => options.TimeProvider = new ShiftedTimeProvider(Clock) { Offset = TimeSpan.FromDays(-100) });
        await behind.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(1);

        Clock.Advance(Lifetime);
        await behind.Bans.ListAsync().OrFail();

        TokenRequests.Should().HaveCount(2);
        Fake.Requests.Should().OnlyContain(request => request.StatusCode == 200);
    }

    [Fact]
    public async Task A_store_that_hangs_is_abandoned()
    {
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.Reading = _ =>
        {
            reading.TrySetResult();
            return new TaskCompletionSource().Task;
        };
        Task call = CreateClient(Password(Shared)).Bans.ListAsync();
        await reading.Task.OrFail();

        Clock.Advance(TimeSpan.FromSeconds(5));

        await call.OrFail();
        Log.Count(TokenEvents.StoreFailed).Should().Be(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("junk")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"accessToken":"with space","expiresAt":"2030-01-01T00:00:00Z"}""")]
    [InlineData("""{"accessToken":7,"expiresAt":"2030-01-01T00:00:00Z"}""")]
    [InlineData("""{"accessToken":"t","expiresAt":"soon"}""")]
    public void Stored_bytes_without_a_token_are_ignored(string text) => LiveChatToken.FromBytes(System.Text.Encoding.UTF8.GetBytes(text)).Should().BeNull();

    [Fact]
    public void A_token_comes_back_from_its_bytes()
    {
        var token = new LiveChatToken("access-canary", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), "refresh-canary");

        LiveChatToken read = LiveChatToken.FromBytes(token.ToBytes())!;

        read.ExpiresAt.Should().Be(token.ExpiresAt);
        read.HasRefreshToken.Should().BeTrue();
        read.ToBytes().Should().Equal(token.ToBytes());
        read.ToString().Should().NotContain("canary");
        LiveChatToken.FromBytes(null).Should().BeNull();
    }

    private string LastAuthorization() => Fake.Requests[^1].Headers["Authorization"];
}
