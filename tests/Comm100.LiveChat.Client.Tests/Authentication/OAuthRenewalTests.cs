using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class OAuthRenewalTests : OAuthTest
{
    private const int Waiting = 1000;

    [Fact]
    public async Task A_token_is_renewed_before_its_end_while_calls_go_on_with_it()
    {
        LiveChatClient client = CreateClient(Password());
        await client.Bans.ListAsync().OrFail();
        string first = Fake.Tokens.LatestAccessToken!;

        Clock.Advance(Lifetime - TimeSpan.FromMinutes(2) - TimeSpan.FromTicks(1));
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(1);

        Clock.Advance(TimeSpan.FromTicks(1));
        await client.Bans.ListAsync().OrFail();
        await Log.ReachAsync(TokenEvents.Renewed, 2);
        await client.Bans.ListAsync().OrFail();

        TokenRequests.Should().HaveCount(2);
        Headers("Bans.list").Should().Equal([.. Enumerable.Repeat("Bearer " + first, 3), "Bearer " + Fake.Tokens.LatestAccessToken]);
    }

    [Fact]
    public async Task A_short_lived_token_is_renewed_in_the_last_quarter_of_its_life()
    {
        OnToken().Respond(200, """{"access_token":"short","expires_in":60}""");
        Fake.Faults.On("Bans.list").Respond(200, "[]");
        LiveChatClient client = CreateClient(Password());
        await client.Bans.ListAsync().OrFail();

        Clock.Advance(TimeSpan.FromSeconds(45) - TimeSpan.FromTicks(1));
        await client.Bans.ListAsync().OrFail();
        Log.Count(TokenEvents.Renewed).Should().Be(1);

        Clock.Advance(TimeSpan.FromTicks(1));
        await client.Bans.ListAsync().OrFail();
        await Log.ReachAsync(TokenEvents.Renewed, 2);
    }

    [Fact]
    public async Task A_thousand_callers_that_wait_for_a_token_make_one_request_for_it()
    {
        LiveChatClient client = CreateClient(Password());

        await Task.WhenAll(Enumerable.Range(0, Waiting).Select(_ => client.Bans.ListAsync())).OrFail();

        TokenRequests.Should().HaveCount(1);
        Fake.Requests.For("Bans.list").Should().HaveCount(Waiting).And.OnlyContain(request => request.StatusCode == 200);
    }

    [Fact]
    public async Task A_thousand_callers_whose_token_was_revoked_make_one_request_for_the_next()
    {
        LiveChatClient client = CreateClient(Password());
        await client.Bans.ListAsync().OrFail();
        Fake.Tokens.RevokeAccessTokens();

        await Task.WhenAll(Enumerable.Range(0, Waiting).Select(_ => client.Bans.ListAsync())).OrFail();

        TokenRequests.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_enumeration_whose_token_is_revoked_continues_with_a_new_one_without_duplicates()
    {
        LiveChatClient client = CreateClient(PasswordWithClient());
        var ids = new List<ChatId>();

        await foreach (Chat chat in client.Chats.ListAsync(new ChatQuery(Fake.Now.AddDays(-30), Fake.Now) { PageSize = 20 }))
        {
            ids.Add(chat.Id!.Value);
            if (ids.Count == 50)
            {
                Fake.Tokens.RevokeAccessTokens();
            }
        }

        ids.Should().HaveCount(240).And.OnlyHaveUniqueItems();
        Fake.Tokens.Requests.Select(grant => grant.GrantType).Should().Equal("password", "refresh_token");
        Fake.Requests.Count(request => request.StatusCode == 401).Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task A_call_whose_renewed_token_is_refused_too_fails_after_its_one_repeat()
    {
        Fake.Faults.On("Bans.list").Respond(401, "{}");
        LiveChatClient client = CreateClient(Password());

        LiveChatAuthenticationException exception = await Failure.OfAsync<LiveChatAuthenticationException>(() => client.Bans.ListAsync());

        exception.Attempts.Should().Be(2);
        TokenRequests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_service_that_refuses_every_token_is_not_asked_for_more_and_more_of_them()
    {
        Fake.Faults.On("Bans.list").Respond(401, "{}");
        LiveChatClient client = CreateClient(Password());

        for (int call = 0; call < 20; call++)
        {
            await Failure.OfAsync<LiveChatAuthenticationException>(() => client.Bans.ListAsync());
        }

        TokenRequests.Should().HaveCount(6);

        Clock.Advance(TimeSpan.FromMinutes(1));
        Fake.Faults.Clear();
        Fake.Tokens.RevokeAccessTokens();
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(7);
    }

    [Fact]
    public async Task A_renewal_ahead_of_time_that_fails_costs_no_call_and_is_tried_again_after_a_pause()
    {
        LiveChatClient client = CreateClient(Password());
        await client.Bans.ListAsync().OrFail();
        OnToken().Respond(503, "down").Times(2);
        Clock.Advance(Lifetime - TimeSpan.FromMinutes(2));

        await client.Bans.ListAsync().OrFail();
        await Log.ReachAsync(TokenEvents.Failed, 1);
        await client.Bans.ListAsync().OrFail();
        Clock.Advance(TimeSpan.FromSeconds(14));
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(2);

        Clock.Advance(TimeSpan.FromSeconds(1));
        await client.Bans.ListAsync().OrFail();
        await Log.ReachAsync(TokenEvents.Failed, 2);
        Clock.Advance(TimeSpan.FromSeconds(15));
        await client.Bans.ListAsync().OrFail();
        await Log.ReachAsync(TokenEvents.Renewed, 2);

        Fake.Requests.For("Bans.list").Should().OnlyContain(request => request.StatusCode == 200);
    }

    [Fact]
    public async Task A_renewal_ahead_of_time_waits_as_long_as_the_service_requests()
    {
        LiveChatClient client = CreateClient(Password());
        await client.Bans.ListAsync().OrFail();
        OnToken().Respond(429, "", headers: [KeyValuePair.Create("Retry-After", "40")]).Times(1);
        Clock.Advance(Lifetime - TimeSpan.FromMinutes(2));

        await client.Bans.ListAsync().OrFail();
        await Log.ReachAsync(TokenEvents.Failed, 1);
        Clock.Advance(TimeSpan.FromSeconds(39));
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(2);

        Clock.Advance(TimeSpan.FromSeconds(1));
        await client.Bans.ListAsync().OrFail();
        await Log.ReachAsync(TokenEvents.Renewed, 2);
    }

    [Fact]
    public async Task A_caller_that_cancels_leaves_the_renewal_to_the_others()
    {
        await using var server = new StalledTokens();
        using LiveChatClient client = server.CreateClient(Clock);
        using var cancellation = new CancellationTokenSource();

        Task<IReadOnlyList<Ban>> canceled = client.Bans.ListAsync(cancellation.Token);
        await server.Asked.OrFail();
        Task<IReadOnlyList<Ban>> other = client.Bans.ListAsync();
        await cancellation.CancelAsync();

        OperationCanceledException exception = (await FluentActions.Awaiting(() => canceled.OrFail()).Should().ThrowAsync<OperationCanceledException>()).Which;
        exception.CancellationToken.Should().Be(cancellation.Token);
        other.IsCompleted.Should().BeFalse();

        server.Release();
        await other.OrFail();
        server.TokenRequests.Should().Be(1);
    }

    [Fact]
    public async Task A_renewal_whose_only_caller_has_gone_serves_the_next_call()
    {
        await using var server = new StalledTokens();
        using LiveChatClient client = server.CreateClient(Clock);
        using var cancellation = new CancellationTokenSource();

        Task<IReadOnlyList<Ban>> canceled = client.Bans.ListAsync(cancellation.Token);
        await server.Asked.OrFail();
        await cancellation.CancelAsync();
        await FluentActions.Awaiting(() => canceled.OrFail()).Should().ThrowAsync<OperationCanceledException>();
        server.Release();
        await client.Bans.ListAsync().OrFail();

        server.TokenRequests.Should().Be(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disposing_the_client_ends_a_renewal_and_fails_the_waiting_calls(bool ownsHttpClient)
    {
        await using var server = new StalledTokens();
        using var httpClient = new HttpClient();
        using LiveChatClient client = server.CreateClient(Clock, ownsHttpClient ? null : httpClient);
        Task<IReadOnlyList<Ban>>[] calls = [client.Bans.ListAsync(), client.Departments.ListAsync().ContinueWith(task => { task.GetAwaiter().GetResult(); return (IReadOnlyList<Ban>)[]; }, TaskScheduler.Default)];
        await server.Asked.OrFail();

        client.Dispose();

        foreach (Task call in calls)
        {
            await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<ObjectDisposedException>();
        }

        await server.ClientGone.OrFail();
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(400)]
    public async Task A_clock_whose_time_of_day_jumps_neither_ends_a_token_nor_keeps_it(int days)
    {
        var jumping = new ShiftedTimeProvider(Clock);
        LiveChatClient client = CreateClient(Password(), options => options.TimeProvider = jumping);
        await client.Bans.ListAsync().OrFail();

        jumping.Offset = TimeSpan.FromDays(days);
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(1);

        Clock.Advance(Lifetime);
        await client.Bans.ListAsync().OrFail();
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(2);
        Fake.Requests.Should().OnlyContain(request => request.StatusCode == 200);
    }

    private IEnumerable<string> Headers(string operationId) => Fake.Requests.For(operationId).Select(request => request.Headers["Authorization"]);
}
