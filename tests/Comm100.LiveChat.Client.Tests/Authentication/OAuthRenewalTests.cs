using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class OAuthRenewalTests : OAuthTest
{
    private const int CallCount = 1000;

    [Fact]
    public async Task A_token_is_renewed_before_it_expires_while_calls_continue_to_use_it()
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
        AuthorizationHeaders("Bans.list").Should().Equal([.. Enumerable.Repeat("Bearer " + first, 3), "Bearer " + Fake.Tokens.LatestAccessToken]);
    }

    [Fact]
    public async Task A_short_lived_token_is_renewed_in_the_last_quarter_of_its_lifetime()
    {
        OnToken().Respond(200, """{"access_token":"short","expires_in":60}""");
        Fake.Faults.On("Bans.list").Respond(200, "[]");
        LiveChatClient client = CreateClient(Password());
        await client.Bans.ListAsync().OrFail();

        // A renewal runs in the background. If these calls started one, it would be complete before the last call.
        for (int call = 0; call < 9; call++)
        {
            Clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(call == 8 ? 1 : 0));
            await client.Bans.ListAsync().OrFail();
        }

        Log.Count(TokenEvents.Renewed).Should().Be(1);

        Clock.Advance(TimeSpan.FromTicks(1));
        await client.Bans.ListAsync().OrFail();
        await Log.ReachAsync(TokenEvents.Renewed, 2);
        TokenRequests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_thousand_concurrent_calls_send_one_token_request()
    {
        LiveChatClient client = CreateClient(Password());

        await Task.WhenAll(Enumerable.Range(0, CallCount).Select(_ => client.Bans.ListAsync())).OrFail();

        TokenRequests.Should().HaveCount(1);
        Fake.Requests.For("Bans.list").Should().HaveCount(CallCount).And.OnlyContain(request => request.StatusCode == 200);
    }

    [Fact]
    public async Task A_thousand_concurrent_calls_with_a_revoked_token_send_one_token_request()
    {
        LiveChatClient client = CreateClient(Password());
        await client.Bans.ListAsync().OrFail();
        Fake.Tokens.RevokeAccessTokens();

        await Task.WhenAll(Enumerable.Range(0, CallCount).Select(_ => client.Bans.ListAsync())).OrFail();

        TokenRequests.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_enumeration_whose_token_is_revoked_continues_with_a_new_token_without_duplicates()
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
    public async Task A_call_whose_renewed_token_is_rejected_too_fails_after_one_retry()
    {
        Fake.Faults.On("Bans.list").Respond(401, "{}");
        LiveChatClient client = CreateClient(Password());

        LiveChatAuthenticationException exception = await Failure.OfAsync<LiveChatAuthenticationException>(() => client.Bans.ListAsync());

        exception.Attempts.Should().Be(2);
        TokenRequests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Token_requests_are_limited_if_the_service_rejects_every_token()
    {
        Fake.Faults.On("Bans.list").Respond(401, "{}");
        LiveChatClient client = CreateClient(Password());

        for (int call = 0; call < 20; call++)
        {
            await Failure.OfAsync<LiveChatAuthenticationException>(() => client.Bans.ListAsync());
        }

        TokenRequests.Should().HaveCount(6);

        Clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        await Failure.OfAsync<LiveChatAuthenticationException>(() => client.Bans.ListAsync());
        TokenRequests.Should().HaveCount(6, "the limit is five in one minute");

        Clock.Advance(TimeSpan.FromTicks(1));
        Fake.Faults.Clear();
        Fake.Tokens.RevokeAccessTokens();
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(7);
    }

    [Fact]
    public async Task An_early_renewal_that_fails_does_not_fail_calls_and_is_retried_after_15_seconds()
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
    public async Task An_early_renewal_is_retried_after_the_Retry_After_delay()
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
    public async Task A_canceled_call_does_not_cancel_the_token_request_of_other_calls()
    {
        await using var server = new StalledTokens();
        using LiveChatClient client = server.CreateClient(Clock);
        using var cancellation = new CancellationTokenSource();

        Task<IReadOnlyList<Ban>> canceled = client.Bans.ListAsync(cancellation.Token);
        await server.TokenRequested.OrFail();
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
    public async Task A_token_request_whose_only_caller_is_canceled_completes_for_the_next_call()
    {
        await using var server = new StalledTokens();
        using LiveChatClient client = server.CreateClient(Clock);
        using var cancellation = new CancellationTokenSource();

        Task<IReadOnlyList<Ban>> canceled = client.Bans.ListAsync(cancellation.Token);
        await server.TokenRequested.OrFail();
        await cancellation.CancelAsync();
        await FluentActions.Awaiting(() => canceled.OrFail()).Should().ThrowAsync<OperationCanceledException>();
        server.Release();
        await client.Bans.ListAsync().OrFail();

        server.TokenRequests.Should().Be(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disposing_the_client_cancels_the_token_request_and_fails_the_waiting_calls(bool ownsHttpClient)
    {
        await using var server = new StalledTokens();
        using var httpClient = new HttpClient();
        using LiveChatClient client = server.CreateClient(Clock, ownsHttpClient ? null : httpClient);
        Task<IReadOnlyList<Ban>>[] calls = [client.Bans.ListAsync(), client.Departments.ListAsync().ContinueWith(task => { task.GetAwaiter().GetResult(); return (IReadOnlyList<Ban>)[]; }, TaskScheduler.Default)];
        await server.TokenRequested.OrFail();

        client.Dispose();

        foreach (Task call in calls)
        {
            await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<ObjectDisposedException>();
        }

        await server.ClientDisconnected.OrFail();
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(400)]
    public async Task A_jump_of_the_system_time_does_not_change_when_a_token_expires(int days)
    {
        var shifted = new ShiftedTimeProvider(Clock);
        LiveChatClient client = CreateClient(Password(), options => options.TimeProvider = shifted);
        await client.Bans.ListAsync().OrFail();

        shifted.Offset = TimeSpan.FromDays(days);
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(1);

        Clock.Advance(Lifetime);
        await client.Bans.ListAsync().OrFail();
        await client.Bans.ListAsync().OrFail();
        TokenRequests.Should().HaveCount(2);
        Fake.Requests.Should().OnlyContain(request => request.StatusCode == 200);
    }

    private IEnumerable<string> AuthorizationHeaders(string operationId) => Fake.Requests.For(operationId).Select(request => request.Headers["Authorization"]);
}
