using System.Net;
using Comm100.LiveChat.Client.Tests.Errors;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.PlainRefit;

/// <summary>Refit clients that an application makes itself: the same results, and the same exceptions.</summary>
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
    public async Task Objects_are_created_read_changed_and_deleted(RefitSetup setup)
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
    public async Task An_error_of_the_service_is_the_exception_of_its_status(RefitSetup setup)
    {
        IBansApi bans = Create<IBansApi>(setup);

        LiveChatNotFoundException failure = await Failure.OfAsync<LiveChatNotFoundException>(() => bans.GetAsync(987654321));

        failure.OperationId.Should().Be("Bans.get");
        failure.StatusCode.Should().Be(HttpStatusCode.NotFound);
        failure.ShouldBeOfTheClientAlone();
        (await Failure.OfAsync<LiveChatNotFoundException>(() => bans.DeleteAsync(987654321))).OperationId.Should().Be("Bans.delete");
        (await Failure.OfAsync<LiveChatNotFoundException>(() => bans.UpdateAsync(987654321, new Ban { Comment = "none" }))).OperationId.Should().Be("Bans.update");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_value_of_an_unexpected_kind_is_read_as_null(RefitSetup setup)
    {
        Respond("Bans.list", 200, """[{"id":1,"comment":{"odd":true},"added":[1]},7,{"id":2,"comment":"well"}]""");

        IReadOnlyList<Ban> bans = await Create<IBansApi>(setup).ListAsync();

        bans.Select(ban => ban.Id).Should().Contain([1L, 2L]);
        bans[0].Comment.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_response_without_a_result_is_an_unreadable_one(RefitSetup setup)
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
            failure.ShouldBeOfTheClientAlone();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_delete_accepts_any_body_that_is_not_an_HTML_page(RefitSetup setup)
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
    public async Task A_lost_connection_is_the_exception_for_it(RefitSetup setup)
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
            failure.ShouldBeOfTheClientAlone();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_body_that_breaks_off_is_a_lost_connection(RefitSetup setup)
    {
        Fake.Faults.On("Bans.list").Truncate();

        (await Failure.OfAsync<LiveChatConnectionException>(() => Create<IBansApi>(setup).ListAsync())).ShouldBeOfTheClientAlone();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_canceled_call_ends_with_the_token_of_its_caller(RefitSetup setup)
    {
        await using RawServer server = RawServer.Silent();
        IBansApi bans = _setups.Create<IBansApi>(setup, server.CreateOptions());
        Func<CancellationToken, Task>[] calls = [token => bans.ListAsync(token), token => bans.DeleteAsync(1, token)];
        for (int i = 0; i < calls.Length; i++)
        {
            using var source = new CancellationTokenSource();
            Task call = calls[i](source.Token);
            await UntilAsync(() => server.Requests.Count > i);
            await source.CancelAsync();

            (await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_call_with_a_canceled_token_sends_nothing(RefitSetup setup)
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
    public async Task The_limits_of_the_options_are_kept(RefitSetup setup)
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
        failure.ShouldBeOfTheClientAlone();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_limit_of_the_HttpClient_ends_in_the_timeout_exception(RefitSetup setup)
    {
        await using RawServer server = RawServer.Silent();
        IBansApi bans = _setups.Create<IBansApi>(setup, server.CreateOptions(), configure: httpClient => httpClient.Timeout = TimeSpan.FromMilliseconds(1));

        (await Failure.OfAsync<LiveChatTimeoutException>(() => bans.ListAsync())).ShouldBeOfTheClientAlone();
    }

    /// <summary>Refit asks nobody about an exception while it sends a request without a result, so it comes as HttpClient throws it.</summary>
    [Fact]
    public async Task With_the_settings_alone_a_delete_reports_a_lost_connection_as_HttpClient_does()
    {
        Fake.Faults.On("*").Reset();

        await Failure.OfAsync<HttpRequestException>(() => Create<IBansApi>(RefitSetup.SettingsAlone).DeleteAsync(1));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_delete_reports_the_timeout_of_the_HttpClient_as_HttpClient_does(RefitSetup setup)
    {
        await using RawServer server = RawServer.Silent();
        IBansApi bans = _setups.Create<IBansApi>(setup, server.CreateOptions(), configure: httpClient => httpClient.Timeout = TimeSpan.FromMilliseconds(1));

        (await Failure.OfAsync<TaskCanceledException>(() => bans.DeleteAsync(1))).InnerException.Should().BeOfType<TimeoutException>();
    }

    [Theory]
    [MemberData(nameof(WithHandler))]
    public async Task No_body_is_a_bad_argument(RefitSetup setup)
    {
        IBansApi bans = Create<IBansApi>(setup);

        await FluentActions.Awaiting(() => bans.CreateAsync(null!)).Should().ThrowExactlyAsync<ArgumentNullException>().WithParameterName("ban");
        await FluentActions.Awaiting(() => Create<IChatsApi>(setup).GetPageAsync(null!)).Should().ThrowExactlyAsync<ArgumentNullException>().WithParameterName("query");
        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(WithHandler))]
    public async Task A_body_without_a_mandatory_field_is_a_bad_argument(RefitSetup setup)
    {
        (await Failure.OfAsync<ArgumentException>(() => Create<IBansApi>(setup).CreateAsync(new Ban { Comment = "no address" }))).Message.Should().Contain("ipAddress");

        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_id_of_a_chat_cannot_leave_its_segment(RefitSetup setup)
    {
        IChatsApi chats = Create<IChatsApi>(setup);
        foreach (string id in new[] { "", " ", ".", "..", "a\ud83d" })
        {
            await FluentActions.Awaiting(() => chats.GetAsync(id)).Should().ThrowAsync<ArgumentException>("'{0}' is no segment", id);
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
    public async Task Times_are_in_the_time_zone_of_the_query(RefitSetup setup)
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

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
