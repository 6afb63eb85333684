using System.Net;
using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class OAuthFailureTests : OAuthTest
{
    private const string Canary = "canary";

    public static TheoryData<int, string, string?> Responses => new()
    {
        { 400, """{"error":"invalid_grant","error_description":"canary"}""", "invalid_grant" },
        { 401, """{"error":"invalid_client","error_description":"canary"}""", "invalid_client" },
        { 400, """{"error":"canary_code","error_description":"canary"}""", "canary_code" },
        { 400, """{"code":400000,"message":"canary"}""", "400000" },
        { 400, """{"error":"invalid_grant","code":400001,"message":"canary"}""", "invalid_grant" },
        { 400, """{"error":{"code":"invalid_grant","message":"canary"}}""", "invalid_grant" },
        { 403, "", null },
        { 404, "<html><body>canary</body></html>", null },
        { 429, "canary", null },
        { 500, "<html>canary", null },
        { 503, """["canary"]""", null },
        { 302, "canary", null },
        { 200, "", null },
        { 200, "<html>canary</html>", null },
        { 200, "null", null },
        { 200, """{"token":"canary"}""", null },
        { 200, """{"access_token":"can ary\r\n"}""", null },
        { 200, """{"access_token":["canary"]}""", null },
        { 200, """{"access_token":"canary","token_type":"mac"}""", null },
    };

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task A_response_without_a_valid_token_throws_LiveChatTokenException_without_secrets(int status, string body, string? code)
    {
        OnToken().Respond(status, body, body.StartsWith('<') ? "text/html" : "application/json", [KeyValuePair.Create("Retry-After", "7"), KeyValuePair.Create("Location", "https://canary.example.com/")]);
        LiveChatClient client = CreateClient(LiveChatCredential.OAuthPassword("canary@example.com", "canary-password"));

        LiveChatTokenException exception = await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());

        exception.Grant.Should().Be("password");
        exception.StatusCode.Should().Be((HttpStatusCode)status);
        exception.ErrorCode.Should().Be(code);
        exception.OperationId.Should().Be("Bans.list");
        exception.Attempts.Should().Be(0);
        exception.Message.Should().Contain("password").And.Contain(((HttpStatusCode)status).ToString("D")).And.NotContain(Canary);
        exception.ToString().Should().NotContain(Canary);
        Log.Texts.Should().NotContain(line => line.Contains(Canary));
        Log.Count(TokenEvents.Failed).Should().Be(1);
        Fake.Requests.For("Bans.list").Should().BeEmpty();
        if (code is "invalid_grant" or "invalid_client")
        {
            exception.Message.Should().Contain(code);
            exception.ServiceMessage.Should().Be(Canary);
        }

        if (status != 200)
        {
            exception.RetryAfter.Should().Be(TimeSpan.FromSeconds(7));
        }
    }

    [Fact]
    public async Task A_connection_reset_throws_LiveChatTokenException_with_the_inner_exception()
    {
        OnToken().Reset();

        LiveChatTokenException exception = await Failure.OfAsync<LiveChatTokenException>(() => CreateClient(Password()).Bans.ListAsync());

        exception.InnerException.Should().BeOfType<HttpRequestException>();
        exception.StatusCode.Should().BeNull();
        exception.Message.Should().Contain("password").And.Contain("connection");
    }

    [Fact]
    public async Task A_refused_connection_throws_LiveChatTokenException()
    {
        using var closed = new ClosedPort();
        var oauth = new LiveChatOAuthOptions { TokenEndpoint = new Uri(closed.BaseAddress, "token") };

        await Failure.OfAsync<LiveChatTokenException>(() => CreateClient(Password(oauth)).Bans.ListAsync());
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(30, 15)]
    [InlineData(100, 30)]
    [InlineData(-1, 30)]
    public async Task A_token_request_times_out_after_half_of_AttemptTimeout_and_at_most_30_seconds(int attemptTimeout, int seconds)
    {
        await using var server = new StalledTokens();
        using LiveChatClient client = server.CreateClient(Clock, configure: options =>
        {
            options.Timeout = attemptTimeout < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(100);
            options.AttemptTimeout = attemptTimeout < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(attemptTimeout);
        });
        Task call = client.Bans.ListAsync();
        await server.TokenRequested.OrFail();

        Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        call.IsCompleted.Should().BeFalse();
        Clock.Advance(TimeSpan.FromTicks(1));

        LiveChatTokenException exception = await Failure.OfAsync<LiveChatTokenException>(() => call);
        exception.Message.Should().Contain("in time");
        exception.Elapsed.Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_create_is_retried_after_a_temporary_failure_of_its_token_request()
    {
        OnToken().Respond(503).Times(2);
        LiveChatClient client = CreateClient(Password(), options =>
        {
            options.Retries.MaxAttempts = 4;
            options.Retries.BaseDelay = TimeSpan.Zero;
        });

        await client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" }).OrFail();

        TokenRequests.Should().HaveCount(3);
        Fake.Requests.For("Bans.create").Should().ContainSingle();
    }

    [Theory]
    [InlineData(408, true)]
    [InlineData(500, true)]
    [InlineData(599, true)]
    [InlineData(200, false)]
    [InlineData(404, false)]
    [InlineData(499, false)]
    public async Task A_token_request_is_retried_only_if_the_same_request_can_succeed_later(int status, bool isRetried)
    {
        OnToken().Respond(status, "").Times(1);
        LiveChatClient client = CreateClient(Password(), options =>
        {
            options.Retries.MaxAttempts = 2;
            options.Retries.BaseDelay = TimeSpan.Zero;
        });

        Exception? exception = await Record.ExceptionAsync(() => client.Bans.ListAsync().OrFail());

        (exception is null).Should().Be(isRetried);
        TokenRequests.Should().HaveCount(isRetried ? 2 : 1);
    }

    [Fact]
    public async Task Concurrent_calls_throw_exceptions_with_their_own_operation_ids()
    {
        OnToken().Respond(500, "down");
        LiveChatClient client = CreateClient(Password());

        Task[] calls = [client.Bans.ListAsync(), client.Departments.ListAsync()];
        LiveChatTokenException bans = await Failure.OfAsync<LiveChatTokenException>(() => calls[0]);
        LiveChatTokenException departments = await Failure.OfAsync<LiveChatTokenException>(() => calls[1]);

        bans.OperationId.Should().Be("Bans.list");
        departments.OperationId.Should().Be("Departments.list");
    }

    [Fact]
    public async Task A_revoked_token_that_cannot_be_renewed_is_reported()
    {
        LiveChatClient client = CreateClient(Refresh(Fake.Tokens.IssueRefreshToken()));
        await client.Bans.ListAsync().OrFail();
        Fake.Tokens.RevokeAll();

        LiveChatTokenException exception = await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());

        exception.Grant.Should().Be("refresh_token");
        exception.ErrorCode.Should().Be("invalid_grant");
        exception.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task A_token_that_expires_during_an_outage_is_renewed_after_the_outage()
    {
        LiveChatClient client = CreateClient(Password());
        await client.Bans.ListAsync().OrFail();
        OnToken().Respond(500, "").Times(1);
        Clock.Advance(Lifetime);

        await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());
        await client.Bans.ListAsync().OrFail();
    }

    [Fact]
    public async Task A_rejected_authorization_code_is_not_sent_again()
    {
        OnToken().Respond(400, """{"error":"invalid_grant"}""").Times(1);
        LiveChatClient client = CreateClient(Code());

        (await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync())).ErrorCode.Should().Be("invalid_grant");
        (await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync())).Message.Should().Contain("code has been used");

        TokenRequests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_redirect_of_a_token_request_that_the_handler_follows_is_reported()
    {
        Fake.Faults.On(Testing.FakeOperations.OAuth.Token).Respond(302, "", headers: [KeyValuePair.Create("Location", Fake.BaseAddress.AbsoluteUri + "api/v1/livechat/bans")]);
        Fake.Faults.On("Bans.list").Respond(200, """{"access_token":"stolen"}""");
        using var httpClient = new HttpClient();
        using var client = new LiveChatClient(CreateOptions(Password()), httpClient);

        LiveChatTokenException exception = await Failure.OfAsync<LiveChatTokenException>(() => client.Departments.ListAsync());

        exception.Message.Should().Contain("AllowAutoRedirect");
    }

    [Theory]
    [InlineData("http://tokens.example.com/oauth/token", "plain HTTP")]
    [InlineData("ftp://tokens.example.com/oauth/token", "ftp")]
    [InlineData("/oauth/token", "relative")]
    [InlineData("https://canary:canary@tokens.example.com/oauth/token", "user name")]
    [InlineData("https://tokens.example.com/oauth/token#part", "fragment")]
    public void An_insecure_or_invalid_token_endpoint_is_rejected_by_the_constructor(string address, string reason)
    {
        LiveChatClientOptions options = CreateOptions(Password(new LiveChatOAuthOptions { TokenEndpoint = new Uri(address, address[0] == '/' ? UriKind.Relative : UriKind.Absolute) }));

        FluentActions.Invoking(() => new LiveChatClient(options)).Should().Throw<ArgumentException>()
            .Which.Message.Should().Contain("TokenEndpoint").And.Contain(reason).And.NotContain(Canary);
    }

    [Fact]
    public void Plain_HTTP_to_the_token_endpoint_can_be_allowed()
    {
        LiveChatClientOptions options = CreateOptions(Password(new LiveChatOAuthOptions { TokenEndpoint = new Uri("http://tokens.example.com/oauth/token") }));
        options.AllowPlainHttp = true;

        FluentActions.Invoking(() => new LiveChatClient(options).Dispose()).Should().NotThrow();
    }

    [Theory]
    [InlineData("-00:00:01")]
    [InlineData("1.00:00:01")]
    public void A_RenewBeforeExpiration_that_is_out_of_range_is_rejected(string span) =>
        FluentActions.Invoking(() => new LiveChatClient(CreateOptions(Password(new LiveChatOAuthOptions { RenewBeforeExpiration = TimeSpan.Parse(span, null) }))))
            .Should().Throw<ArgumentException>().WithMessage($"*RenewBeforeExpiration must be between zero and one day, but it is {span}.*");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Durations_of_zero_and_of_one_day_are_accepted(int days)
    {
        var duration = TimeSpan.FromDays(days);
        LiveChatClientOptions options = CreateOptions(Password(new LiveChatOAuthOptions { RenewBeforeExpiration = duration, RejectionCacheDuration = duration }));

        FluentActions.Invoking(() => new LiveChatClient(options).Dispose()).Should().NotThrow();
    }
}
