using Comm100.LiveChat.Client.Testing;
using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class TokenStoreTests : OAuthTest
{
    private readonly MemoryTokenStore _store = new();

    private LiveChatOAuthOptions Shared => new() { TokenStore = _store };

    [Fact]
    public async Task Two_clients_with_the_same_store_share_one_token()
    {
        LiveChatClient first = CreateClient(PasswordWithClient(Shared));
        LiveChatClient second = CreateClient(PasswordWithClient(Shared));

        await first.Bans.ListAsync().OrFail();
        await second.Bans.ListAsync().OrFail();

        TokenRequests.Should().HaveCount(1);
        Fake.Requests.For("Bans.list").Select(request => request.Headers["Authorization"]).Distinct().Should().HaveCount(1);
        _store.Entries.Should().HaveCount(1);
        Log.Count(TokenEvents.Shared).Should().Be(1);
    }

    [Fact]
    public async Task A_token_renewed_by_another_client_replaces_an_expired_or_rejected_token()
    {
        LiveChatClient first = CreateClient(PasswordWithClient(Shared));
        LiveChatClient second = CreateClient(PasswordWithClient(Shared));
        await first.Bans.ListAsync().OrFail();
        await second.Bans.ListAsync().OrFail();

        Clock.Advance(Lifetime);
        await first.Bans.ListAsync().OrFail();
        await second.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(2);

        Fake.Tokens.RevokeAccessTokens();
        await first.Bans.ListAsync().OrFail();
        await second.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(3);
        Fake.Tokens.Requests.Should().OnlyContain(grant => grant.Error == null);
    }

    [Fact]
    public async Task Clients_without_a_store_do_not_share_tokens_even_with_the_same_credential()
    {
        LiveChatCredential credential = Password();

        await CreateClient(credential).Bans.ListAsync().OrFail();
        await CreateClient(credential).Bans.ListAsync().OrFail();

        TokenRequests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Different_accounts_clients_sites_grants_and_services_do_not_share_stored_tokens()
    {
        await using LiveChatFake otherService = await StartFakeAsync();
        OnToken().Respond(200, """{"access_token":"a","expires_in":3600}""").Times(1);
        Fake.Faults.On("*").Respond(200, """{"access_token":"b","expires_in":3600}""");
        otherService.Faults.On("*").Respond(200, """{"access_token":"c","expires_in":3600}""");
        (LiveChatCredential Credential, Action<LiveChatClientOptions>? Configure)[] credentials =
        [
            (LiveChatCredential.OAuthPassword("one@example.com", "p", options: Shared), null),
            (LiveChatCredential.OAuthPassword("two@example.com", "p", options: Shared), null),
            (LiveChatCredential.OAuthPassword("one@example.com", "p", "client", options: Shared), null),
            (LiveChatCredential.OAuthPassword("one@example.com", "p", options: Shared), options => options.SiteId = 5),
            (LiveChatCredential.OAuthPassword("one@example.com", "p", options: Shared), options => options.BaseAddress = otherService.BaseAddress),
            (LiveChatCredential.OAuthPassword("one@example.com", "p", options: new() { TokenStore = _store, TokenEndpoint = otherService.TokenEndpoint }), null),
            (LiveChatCredential.OAuthRefreshToken("one@example.com", "client", "s", Shared), null),
            (LiveChatCredential.OAuthRefreshToken("two", "client", "s", Shared), null),
            (LiveChatCredential.OAuthAuthorizationCode("two", new Uri("https://app.example.com"), "client", "s", Shared), null),
        ];

        foreach ((LiveChatCredential credential, Action<LiveChatClientOptions>? configure) in credentials)
        {
            await CreateClient(credential, configure).ChatButton.GetAsync(1).OrFail();
        }

        _store.Entries.Should().HaveCount(credentials.Length);
        _store.Entries.Keys.Should().OnlyContain(key => key.StartsWith("comm100-livechat-token:", StringComparison.Ordinal) && key.Length <= 100 && key.All(character => char.IsAsciiLetterOrDigit(character) || character == ':' || character == '-'));
        (Fake.Requests.For(FakeOperations.OAuth.Token).Count + otherService.Requests.For(FakeOperations.OAuth.Token).Count).Should().Be(credentials.Length);
    }

    [Fact]
    public async Task After_a_restart_the_stored_refresh_token_is_used_instead_of_the_used_code()
    {
        await CreateClient(Code(Shared)).Bans.ListAsync().OrFail();
        Clock.Advance(Lifetime);

        await CreateClient(Code(Shared)).Bans.ListAsync().OrFail();

        Fake.Tokens.Requests.Select(grant => grant.ToString()).Should().Equal("authorization_code -> granted", "refresh_token -> granted");
    }

    [Fact]
    public async Task After_a_restart_the_newest_refresh_token_is_used_instead_of_the_first()
    {
        string first = Fake.Tokens.IssueRefreshToken();
        await CreateClient(Refresh(first, Shared)).Bans.ListAsync().OrFail();
        Clock.Advance(Lifetime);

        await CreateClient(Refresh(first, Shared)).Bans.ListAsync().OrFail();

        Fake.Tokens.Requests.Should().HaveCount(2).And.OnlyContain(grant => grant.Error == null);
    }

    [Fact]
    public async Task A_client_whose_refresh_is_rejected_uses_the_token_that_another_process_stored()
    {
        LiveChatClient client = CreateClient(Refresh(Fake.Tokens.IssueRefreshToken(), Shared));
        await client.Bans.ListAsync().OrFail();
        string key = _store.Entries.Keys.Single();
        Fake.Tokens.RevokeAll();
        Fake.Tokens.IssueRefreshToken();

        // The other process stores its token after the first read of this client, so the second read returns it.
        int reads = 0;
        _store.Reading = _ =>
        {
            if (++reads == 2)
            {
                _store.Entries[key] = new LiveChatToken(Fake.AccessToken, Clock.GetUtcNow().AddHours(1)).ToBytes();
            }

            return Task.CompletedTask;
        };
        await client.Bans.ListAsync().OrFail();

        Fake.Tokens.Requests[^1].Error.Should().Be("invalid_grant");
        LastAuthorization().Should().Be("Bearer " + Fake.AccessToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_newer_of_the_current_and_the_stored_refresh_token_is_sent_first(bool isStoredNewer)
    {
        RespondToBansAndRejectTokens();
        LiveChatClient client = CreateClient(Refresh("first", Shared));
        await client.Bans.ListAsync().OrFail();

        // Another process stores a token that has expired, with a refresh token that this client does not know.
        DateTimeOffset issuedAt = Clock.GetUtcNow().AddSeconds(isStoredNewer ? 1 : -1);
        Store($$"""{"accessToken":"other","refreshToken":"stored","issuedAt":"{{issuedAt:O}}","expiresAt":"{{issuedAt:O}}"}""");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());

        SentRefreshTokens.Should().Equal(isStoredNewer ? ["first", "stored", "current"] : ["first", "current", "stored"]);
    }

    [Fact]
    public async Task After_invalid_client_no_other_refresh_token_is_sent()
    {
        RespondToBansAndRejectTokens("invalid_client");
        LiveChatClient client = CreateClient(PasswordWithClient(Shared));
        await client.Bans.ListAsync().OrFail();
        Store("""{"accessToken":"other","refreshToken":"stored","expiresAt":"2000-01-01T00:00:00Z"}""");
        Clock.Advance(TimeSpan.FromMinutes(1));

        await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());

        TokenRequests.Should().HaveCount(3, "the credential is sent after one of the two refresh tokens");
        TokenRequests[2].Should().StartWith("grant_type=password");
    }

    [Fact]
    public async Task A_failing_store_does_not_fail_calls_and_its_exception_message_is_not_logged()
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
    public async Task If_a_token_cannot_be_stored_the_older_stored_token_is_not_used_again()
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
    public async Task A_clock_that_is_behind_does_not_extend_the_lifetime_of_a_stored_token()
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
    public async Task A_call_continues_without_a_store_that_hangs_for_five_seconds()
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
    public void FromBytes_returns_null_for_bytes_without_a_valid_token(string text) => LiveChatToken.FromBytes(System.Text.Encoding.UTF8.GetBytes(text)).Should().BeNull();

    [Fact]
    public void A_token_round_trips_through_its_bytes()
    {
        var token = new LiveChatToken("access-canary", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), "refresh-canary");

        LiveChatToken deserialized = LiveChatToken.FromBytes(token.ToBytes())!;

        deserialized.ExpiresAt.Should().Be(token.ExpiresAt);
        deserialized.HasRefreshToken.Should().BeTrue();
        deserialized.ToBytes().Should().Equal(token.ToBytes());
        deserialized.ToString().Should().NotContain("canary");
        LiveChatToken.FromBytes(null).Should().BeNull();
    }

    [Fact]
    public void Fields_of_stored_bytes_that_are_not_strings_are_ignored_if_they_are_optional()
    {
        LiveChatToken token = LiveChatToken.FromBytes("""{"accessToken":"t","refreshToken":7,"issuedAt":8,"expiresAt":"2030-01-01T00:00:00Z"}"""u8.ToArray())!;

        token.HasRefreshToken.Should().BeFalse();
        token.ToBytes().Should().Equal("""{"accessToken":"t","expiresAt":"2030-01-01T00:00:00+00:00"}"""u8.ToArray());
    }

    [Fact]
    public void Stored_bytes_whose_time_is_not_a_string_contain_no_token() =>
        LiveChatToken.FromBytes("""{"accessToken":"t","expiresAt":1893456000}"""u8.ToArray()).Should().BeNull();

    /// <summary>The first token request succeeds with the refresh token "current" and a lifetime of one minute; the others are rejected.</summary>
    private void RespondToBansAndRejectTokens(string error = "invalid_grant")
    {
        Fake.Faults.On("Bans.list").Respond(200, "[]");
        OnToken().Respond(200, """{"access_token":"own","refresh_token":"current","expires_in":60}""").Times(1);
        OnToken().Respond(400, $$"""{"error":"{{error}}"}""");
    }

    private void Store(string token) => _store.Entries[_store.Entries.Keys.Single()] = System.Text.Encoding.UTF8.GetBytes(token);

    private string LastAuthorization() => Fake.Requests[^1].Headers["Authorization"];
}
