using System.Net;
using Comm100.LiveChat.Client.Tests.Errors;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.PlainRefit;

/// <summary>Refit clients that an application creates itself return the same results and throw the same exceptions.</summary>
public sealed class PlainRefitTests : ClientTest
{
    private readonly RefitSetups _setups = new();

    public static TheoryData<RefitSetup> All => RefitSetups.All;

    public static TheoryData<RefitSetup> WithHandler => RefitSetups.WithHandler;

    public override Task DisposeAsync()
    {
        _setups.Close();
        return base.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Objects_can_be_created_read_updated_listed_and_deleted(RefitSetup setup)
    {
        IBansApi bans = Create<IBansApi>(setup);

        Ban created = await bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9", Comment = "by a test" });
        long id = created.Id!.Value;
        (await bans.GetAsync(id)).Comment.Should().Be("by a test");
        (await bans.UpdateAsync(id, new Ban { Comment = "changed" })).Comment.Should().Be("changed");
        (await bans.ListAsync()).Should().Contain(ban => ban.Id == id);
        await bans.DeleteAsync(id);

        Fake.Requests.Should().HaveCount(5);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_error_response_throws_the_exception_for_its_status(RefitSetup setup)
    {
        IBansApi bans = Create<IBansApi>(setup);

        LiveChatNotFoundException failure = await Failure.OfAsync<LiveChatNotFoundException>(() => bans.GetAsync(987654321));

        failure.OperationId.Should().Be("Bans.get");
        failure.StatusCode.Should().Be(HttpStatusCode.NotFound);
        failure.Attempts.Should().Be(1);
        failure.ShouldNotContainLibraryExceptions();
        (await Failure.OfAsync<LiveChatNotFoundException>(() => bans.DeleteAsync(987654321))).OperationId.Should().Be("Bans.delete");
        (await Failure.OfAsync<LiveChatNotFoundException>(() => bans.UpdateAsync(987654321, new Ban { Comment = "none" }))).OperationId.Should().Be("Bans.update");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_value_of_an_unexpected_JSON_type_is_read_as_null(RefitSetup setup)
    {
        Respond("Bans.list", 200, """[{"id":1,"comment":{"odd":true},"added":[1]},7,{"id":2,"comment":"well"}]""");

        IReadOnlyList<Ban> bans = await Create<IBansApi>(setup).ListAsync();

        bans.Select(ban => ban.Id).Should().Contain([1L, 2L]);
        bans[0].Comment.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_response_without_a_valid_result_throws_LiveChatSerializationException(RefitSetup setup)
    {
        IBansApi bans = Create<IBansApi>(setup);
        (int Status, string? Body, string? Type)[] responses =
        [
            (204, null, null),
            (200, "", "application/json"),
            (200, "  ", "application/json"),
            (200, "null", "application/json"),
            (200, "<html><body>Sign in</body></html>", "text/html"),
            (200, "{\"id\":1", "application/json"),
        ];
        foreach ((int status, string? body, string? type) in responses)
        {
            Respond("Bans.get", status, body, type);

            LiveChatSerializationException failure = await Failure.OfAsync<LiveChatSerializationException>(() => bans.GetAsync(1));

            failure.OperationId.Should().Be("Bans.get", "the response was {0} {1}", status, body);
            failure.ShouldNotContainLibraryExceptions();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_delete_accepts_an_empty_or_truncated_body(RefitSetup setup)
    {
        IBansApi bans = Create<IBansApi>(setup);
        (int Status, string? Body)[] responses = [(204, null), (200, ""), (200, "{\"id\":1")];
        foreach ((int status, string? body) in responses)
        {
            Respond("Bans.delete", status, body);

            await bans.DeleteAsync(1);
        }

        Fake.Requests.Should().HaveCount(responses.Length);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_connection_reset_throws_LiveChatConnectionException(RefitSetup setup)
    {
        IBansApi bans = Create<IBansApi>(setup);
        List<Func<Task>> calls = [() => bans.ListAsync(), () => bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" })];
        if (setup != RefitSetup.SettingsAlone)
        {
            calls.Add(() => bans.DeleteAsync(1));
        }

        foreach (Func<Task> call in calls)
        {
            Fake.Faults.Clear();
            Fake.Faults.On("*").Reset();

            LiveChatConnectionException failure = await Failure.OfAsync<LiveChatConnectionException>(call);

            failure.MayHaveArrived.Should().BeTrue();
            failure.OperationId.Should().StartWith("Bans.");
            failure.Attempts.Should().Be(1);
            failure.Message.Should().Contain("received no response");
            failure.ShouldNotContainLibraryExceptions();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_truncated_body_throws_LiveChatConnectionException(RefitSetup setup)
    {
        Fake.Faults.On("Bans.list").Truncate();

        LiveChatConnectionException failure = await Failure.OfAsync<LiveChatConnectionException>(() => Create<IBansApi>(setup).ListAsync());

        failure.OperationId.Should().Be("Bans.list");
        failure.Attempts.Should().Be(1);
        failure.Message.Should().Contain("received only part of the response");
        failure.ShouldNotContainLibraryExceptions();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_canceled_call_throws_with_the_cancellation_token_of_the_caller(RefitSetup setup)
    {
        await using RawServer server = RawServer.Silent();
        IBansApi bans = _setups.Create<IBansApi>(setup, server.CreateOptions());
        Func<CancellationToken, Task>[] calls = [token => bans.ListAsync(token), token => bans.DeleteAsync(1, token)];
        for (int i = 0; i < calls.Length; i++)
        {
            using var source = new CancellationTokenSource();
            Task call = calls[i](source.Token);
            await Safety.UntilAsync(() => server.Requests.Count > i);
            await source.CancelAsync();

            (await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_call_with_a_canceled_token_sends_no_request(RefitSetup setup)
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        IBansApi bans = Create<IBansApi>(setup);

        (await FluentActions.Awaiting(() => bans.ListAsync(source.Token)).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
        (await FluentActions.Awaiting(() => bans.DeleteAsync(1, source.Token)).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);

        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(WithHandler))]
    public async Task The_AttemptTimeout_of_the_options_applies(RefitSetup setup)
    {
        await using RawServer server = RawServer.Silent();
        var clock = new FakeTimeProvider();
        LiveChatClientOptions options = server.CreateOptions();
        options.TimeProvider = clock;
        options.AttemptTimeout = TimeSpan.FromSeconds(5);
        IBansApi bans = _setups.Create<IBansApi>(setup, options);

        Task call = bans.ListAsync();
        await server.FirstRequest.OrFail();
        clock.Advance(TimeSpan.FromSeconds(5));

        LiveChatTimeoutException failure = await Failure.OfAsync<LiveChatTimeoutException>(() => call);
        failure.Timeout.Should().Be(TimeSpan.FromSeconds(5));
        failure.ShouldNotContainLibraryExceptions();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_timeout_of_the_HttpClient_throws_LiveChatTimeoutException(RefitSetup setup)
    {
        await using RawServer server = RawServer.Silent();
        IBansApi bans = _setups.Create<IBansApi>(setup, server.CreateOptions(), configure: httpClient => httpClient.Timeout = TimeSpan.FromMilliseconds(1));

        (await Failure.OfAsync<LiveChatTimeoutException>(() => bans.ListAsync())).ShouldNotContainLibraryExceptions();
    }

    /// <summary>Refit does not convert an exception that HttpClient throws for a request without a result.</summary>
    [Fact]
    public async Task With_only_the_settings_a_connection_reset_in_a_delete_throws_HttpRequestException()
    {
        Fake.Faults.On("*").Reset();

        await Failure.OfAsync<HttpRequestException>(() => Create<IBansApi>(RefitSetup.SettingsAlone).DeleteAsync(1));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_timeout_of_the_HttpClient_in_a_delete_throws_TaskCanceledException(RefitSetup setup)
    {
        await using RawServer server = RawServer.Silent();
        IBansApi bans = _setups.Create<IBansApi>(setup, server.CreateOptions(), configure: httpClient => httpClient.Timeout = TimeSpan.FromMilliseconds(1));

        (await Failure.OfAsync<TaskCanceledException>(() => bans.DeleteAsync(1))).InnerException.Should().BeOfType<TimeoutException>();
    }

    [Theory]
    [MemberData(nameof(WithHandler))]
    public async Task A_null_body_or_query_is_rejected(RefitSetup setup)
    {
        IBansApi bans = Create<IBansApi>(setup);

        await FluentActions.Awaiting(() => bans.CreateAsync(null!)).Should().ThrowExactlyAsync<ArgumentNullException>().WithParameterName("ban");
        await FluentActions.Awaiting(() => Create<IChatsApi>(setup).GetPageAsync(null!)).Should().ThrowExactlyAsync<ArgumentNullException>().WithParameterName("query");
        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(WithHandler))]
    public async Task A_body_without_a_required_field_is_rejected(RefitSetup setup)
    {
        (await Failure.OfAsync<ArgumentException>(() => Create<IBansApi>(setup).CreateAsync(new Ban { Comment = "no address" }))).Message.Should().Contain("ipAddress");

        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_chat_id_is_rejected_or_sent_as_one_escaped_path_segment(RefitSetup setup)
    {
        IChatsApi chats = Create<IChatsApi>(setup);
        foreach (string id in new[] { "", " ", ".", "..", "a\ud83d" })
        {
            await FluentActions.Awaiting(() => chats.GetAsync(id)).Should().ThrowAsync<ArgumentException>("'{0}' is not a valid path segment", id);
        }

        Fake.Requests.Should().BeEmpty();
        foreach (string id in new[] { "/", "a/../b", "%2e%2e", "?x", "#x", "\\", "../bans" })
        {
            await Record.ExceptionAsync(() => chats.GetAsync(id));

            LastRequest.RawTarget.Should().Be("/api/v1/livechat/chats/" + Uri.EscapeDataString(id));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Times_of_a_response_are_in_the_time_zone_of_the_query(RefitSetup setup)
    {
        Respond("Chats.list", 200, """{"chats":[{"requestTime":"2019-01-16T09:12:45"}]}""");
        ChatQuery query = Queries.Month;
        query.TimeZone = new TimeSpan(-3, -30, 0);

        ChatPage page = await Create<IChatsApi>(setup).GetPageAsync(query);

        LastRequest.QueryString.Should().Contain("timezone=-03%3A30");
        page.Chats![0].RequestTime.Should().Be(new DateTimeOffset(2019, 1, 16, 9, 12, 45, new TimeSpan(-3, -30, 0)));
    }

    private TGroup Create<TGroup>(RefitSetup setup)
        where TGroup : class => _setups.Create<TGroup>(setup, CreateOptions(), Fake.AccessToken);
}
