
using Comm100.LiveChat.Client.Tests.Contract;
using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Authentication;

/// <summary>The token address fails, and all calls of the client share that.</summary>
public sealed class TokenFaultTests : OAuthTest
{
    private const string Begin = "<!-- The table of the token address is made from the tests. -->\n";
    private const string End = "<!-- End of the table of the token address. -->";

    public static TheoryData<string> Names => [.. TokenFaults.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fault_that_lasts(string name)
    {
        TokenFaultRow row = TokenFaults.Rows.Single(row => row.Name == name);
        row.Play(OnToken());
        LiveChatClient client = CreateClient(Password());

        for (int call = 0; call < 20; call++)
        {
            await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());
        }

        TokenRequests.Should().HaveCount(row.Requests);
        Clock.Advance(row.Wait - TimeSpan.FromTicks(1));
        await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());
        TokenRequests.Should().HaveCount(row.Requests);

        Fake.Faults.Clear();
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(row.Requests + 1);
    }

    [Fact]
    public void The_table_of_the_documentation_is_fresh()
    {
        const string Name = "docs/resilience.md";
        string page = File.ReadAllText(KeptFile.PathOf(Name));
        string before = page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)];
        string after = page[page.IndexOf(End, StringComparison.Ordinal)..];

        KeptFile.Check(Name, before + TokenFaults.Table() + "\n" + after);
    }

    [Theory]
    [InlineData(400, "invalid_grant")]
    [InlineData(401, "invalid_client")]
    public async Task Two_hundred_calls_at_once_send_a_wrong_password_once(int status, string error)
    {
        OnToken().Respond(status, $$"""{"error":"{{error}}"}""");
        LiveChatClient client = CreateClient(Password(), options => options.Retries.MaxAttempts = 4);

        Task<IReadOnlyList<Ban>>[] calls = [.. Enumerable.Range(0, 200).Select(_ => client.Bans.ListAsync())];

        foreach (Task call in calls)
        {
            (await Failure.OfAsync<LiveChatTokenException>(() => call)).ErrorCode.Should().Be(error);
        }

        TokenRequests.Should().HaveCount(1);
        Log.Count(TokenEvents.Failed).Should().Be(1, "what is remembered is not logged again");
    }

    [Fact]
    public async Task Two_hundred_calls_with_repeats_ask_once_for_as_long_as_the_service_says()
    {
        OnToken().Respond(429, "", headers: [KeyValuePair.Create("Retry-After", "30")]).Times(1);
        LiveChatClient client = CreateClient(Password(), options =>
        {
            // A call that waits as long as the service asks would be too late.
            options.Timeout = TimeSpan.FromSeconds(15);
            options.Retries.MaxAttempts = 4;
            options.Retries.BaseDelay = TimeSpan.Zero;
        });

        foreach (Task call in (Task<IReadOnlyList<Ban>>[])[.. Enumerable.Range(0, 200).Select(_ => client.Bans.ListAsync())])
        {
            (await Failure.OfAsync<LiveChatTokenException>(() => call)).RetryAfter.Should().Be(TimeSpan.FromSeconds(30));
        }

        TokenRequests.Should().HaveCount(1);
        Clock.Advance(TimeSpan.FromSeconds(10));
        (await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync())).RetryAfter.Should().Be(TimeSpan.FromSeconds(20), "a part of the wait is over");
        Clock.Advance(TimeSpan.FromSeconds(20));
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(60, 1)]
    public async Task An_option_says_how_long_a_final_refusal_is_remembered(int seconds, int requests)
    {
        OnToken().Respond(400, """{"error":"invalid_grant"}""").Times(20);
        LiveChatClient client = CreateClient(Password(new LiveChatOAuthOptions { RejectionCacheDuration = TimeSpan.FromSeconds(seconds) }));
        for (int call = 0; call < 20; call++)
        {
            await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());
        }

        TokenRequests.Should().HaveCount(requests);
        Fake.Faults.Clear();
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        await client.Bans.ListAsync().OrFail();
    }

    [Theory]
    [InlineData("-00:00:01")]
    [InlineData("1.00:00:01")]
    public void A_time_to_remember_that_makes_no_sense_is_refused(string span) =>
        FluentActions.Invoking(() => new LiveChatClient(CreateOptions(Password(new LiveChatOAuthOptions { RejectionCacheDuration = TimeSpan.Parse(span, null) }))))
            .Should().Throw<ArgumentException>().WithMessage("*RejectionCacheDuration*");

    [Fact]
    public async Task A_changed_credential_is_used_at_once()
    {
        LiveChatCredential current = LiveChatCredential.OAuthPassword(Fake.Email, "wrong");
        LiveChatClient client = CreateClient(LiveChatCredential.Dynamic(() => current));
        await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());
        await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());
        TokenRequests.Should().HaveCount(1);

        current = Password();

        await client.Bans.ListAsync().OrFail();
    }

    [Fact]
    public async Task A_date_is_read_by_the_clock_of_the_service()
    {
        OnToken().Respond(503, "", headers: [KeyValuePair.Create("Date", "Thu, 01 Jan 2015 00:00:00 GMT"), KeyValuePair.Create("Retry-After", "Thu, 01 Jan 2015 00:00:30 GMT")]);

        (await Failure.OfAsync<LiveChatTokenException>(() => CreateClient(Password()).Bans.ListAsync())).RetryAfter.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Where_the_service_may_ask_for_no_wait_none_holds()
    {
        OnToken().Respond(429, "", headers: [KeyValuePair.Create("Retry-After", "30")]).Times(1);
        LiveChatClient client = CreateClient(Password(), options => options.Retries.MaxRetryAfter = TimeSpan.Zero);

        await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());
        await client.Bans.ListAsync().OrFail();
    }

    [Fact]
    public async Task What_another_process_stores_ends_a_refusal()
    {
        var store = new MemoryTokenStore();
        OnToken().Respond(400, """{"error":"invalid_grant"}""").Times(1);
        LiveChatClient client = CreateClient(Password(new LiveChatOAuthOptions { TokenStore = store }));
        await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());
        await CreateClient(Password(new LiveChatOAuthOptions { TokenStore = store })).Bans.ListAsync().OrFail();

        await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());
        Clock.Advance(TimeSpan.FromSeconds(15));

        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(2);
    }

    [Fact]
    public async Task No_refresh_token_that_is_used_up_is_sent_again()
    {
        Fake.Faults.On("Bans.list").Respond(200, "[]");
        OnToken().Respond(200, """{"access_token":"a0","refresh_token":"r1","expires_in":60}""").Times(1);
        OnToken().Respond(200, """{"access_token":"a1","refresh_token":"r2","expires_in":60}""").Times(1);
        OnToken().Respond(400, """{"error":"invalid_grant"}""");
        LiveChatClient client = CreateClient(Refresh("r0"));
        await client.Bans.ListAsync().OrFail();
        Clock.Advance(TimeSpan.FromSeconds(60));
        await client.Bans.ListAsync().OrFail();
        for (int call = 0; call < 10; call++)
        {
            Clock.Advance(TimeSpan.FromMinutes(10));
            (await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync())).ErrorCode.Should().Be("invalid_grant");
        }

        TokenRequests.Select(form => form.Split('&').Single(part => part.StartsWith("refresh_token=", StringComparison.Ordinal)))
            .Should().Equal("refresh_token=r0", "refresh_token=r1", "refresh_token=r2");
    }

    [Fact]
    public async Task A_refresh_token_that_was_refused_for_another_reason_is_sent_once_in_a_renewal_and_again_later()
    {
        Fake.Faults.On("Bans.list").Respond(200, "[]");
        OnToken().Respond(200, """{"access_token":"a","expires_in":60}""").Times(1);
        OnToken().Respond(403, "").Times(1);
        LiveChatClient client = CreateClient(Refresh(Fake.Tokens.IssueRefreshToken()));
        await client.Bans.ListAsync().OrFail();

        // The token in hand and the credential hold the same refresh token.
        Clock.Advance(TimeSpan.FromSeconds(60));
        await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());
        TokenRequests.Should().HaveCount(2);
        Clock.Advance(TimeSpan.FromMinutes(5));

        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_response_without_a_refresh_token_leaves_the_one_that_was_sent()
    {
        Fake.Faults.On("Bans.list").Respond(200, "[]");
        OnToken().Respond(200, """{"access_token":"a0","refresh_token":"r1","expires_in":60}""").Times(1);
        OnToken().Respond(200, """{"access_token":"a1","expires_in":60}""");
        LiveChatClient client = CreateClient(Refresh("r0"));
        await client.Bans.ListAsync().OrFail();
        Clock.Advance(TimeSpan.FromSeconds(60));
        await client.Bans.ListAsync().OrFail();

        Clock.Advance(TimeSpan.FromSeconds(60));
        await client.Bans.ListAsync().OrFail();

        TokenRequests.Select(form => form.Split('&').Single(part => part.StartsWith("refresh_token=", StringComparison.Ordinal)))
            .Should().Equal("refresh_token=r0", "refresh_token=r1", "refresh_token=r1");
    }

    [Fact]
    public async Task An_older_stored_token_never_replaces_the_one_in_hand()
    {
        var store = new MemoryTokenStore();
        LiveChatClient client = CreateClient(PasswordWithClient(new LiveChatOAuthOptions { TokenStore = store }));
        await client.Bans.ListAsync().OrFail();
        string older = Fake.Tokens.LatestAccessToken!;
        (string key, byte[] olderBytes) = store.Entries.Single();
        Clock.Advance(TimeSpan.FromMinutes(1));
        Fake.Tokens.RevokeAccessTokens();
        await client.Bans.ListAsync().OrFail();
        Fake.Requests.Clear();

        // A slower process writes what it got before.
        store.Entries[key] = olderBytes;
        Fake.Tokens.RevokeAccessTokens();
        await client.Bans.ListAsync().OrFail();

        Fake.Requests.For("Bans.list").Should().NotContain(request => request.Headers["Authorization"] == "Bearer " + older);
        Fake.Tokens.Grants.Select(grant => grant.ToString()).Should().Equal("password -> granted", "refresh_token -> granted", "refresh_token -> granted");
    }

    [Fact]
    public async Task A_stored_token_that_has_ended_is_not_used()
    {
        var store = new MemoryTokenStore();
        await CreateClient(Password(new LiveChatOAuthOptions { TokenStore = store })).Bans.ListAsync().OrFail();
        Clock.Advance(Lifetime);

        await CreateClient(Password(new LiveChatOAuthOptions { TokenStore = store })).Bans.ListAsync().OrFail();

        TokenRequests.Should().HaveCount(2);
        Fake.Requests.Should().OnlyContain(request => request.StatusCode == 200);
    }
}
