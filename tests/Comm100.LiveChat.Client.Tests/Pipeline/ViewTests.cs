using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Tests.Contract;
using Comm100.LiveChat.Client.Tests.Errors;
using Microsoft.Extensions.DependencyInjection;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>The options of a view apply only to its calls. A view shares everything else with its client.</summary>
public sealed class ViewTests : ResilienceTest
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    public static TheoryData<string> OperationIds => [.. LiveChatOperations.All.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task The_options_apply_to_every_operation(string operationId)
    {
        ContractOperation operation = ApiContract.Operations.Single(known => known.Id == operationId);
        JsonNode? body = operation.Body is null ? null : ApiContract.DocumentOf(operation.Body);
        Respond(operationId, 200, operation.Response is null ? "\"Done.\"" : ApiContract.DocumentOf(operation.Response).ToJsonString(), headers: ("X-Request-Id", "r-1"));
        LiveChatResponseInfo? info = null;
        ILiveChatClient view = Client.WithOptions(options =>
        {
            options.Headers["X-Extra"] = "one";
            options.OnResponse = response => info = response;
        });

        await ApiSurface.CallAsync(view, operationId, [.. TypedCalls.Arguments(operationId, body)]);

        LastRequest.Headers["X-Extra"].Should().Be("one");
        info.Should().NotBeNull();
        info!.Operation!.Id.Should().Be(operationId);
        ((int)info.StatusCode).Should().Be(200);
        info.RequestId.Should().Be("r-1");
        info.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task The_options_do_not_apply_to_calls_of_the_client()
    {
        int responses = 0;
        ILiveChatClient view = Client.WithOptions(options =>
        {
            options.Headers["X-Extra"] = "one";
            options.OnResponse = _ => responses++;
        });

        await view.Bans.ListAsync();
        await Client.Bans.ListAsync();
        await Client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans"));

        Fake.Requests.Select(request => request.Headers.ContainsKey("X-Extra")).Should().Equal(true, false, false);
        responses.Should().Be(1);
    }

    [Fact]
    public async Task The_options_apply_to_custom_requests()
    {
        var infos = new List<LiveChatResponseInfo>();
        ILiveChatClient view = Client.WithOptions(options =>
        {
            options.Headers["X-Extra"] = "one";
            options.OnResponse = infos.Add;
        });

        await view.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans"));
        await view.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans"), (JsonTypeInfo<List<JsonElement>>)JsonSerializerOptions.Default.GetTypeInfo(typeof(List<JsonElement>)));

        Fake.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Headers["X-Extra"] == "one");
        infos.Should().HaveCount(2).And.OnlyContain(info => info.Operation!.Id == "Custom.send" && info.Headers.ContainsKey("Content-Type"));
    }

    [Fact]
    public async Task The_options_apply_to_each_page_of_a_history()
    {
        var infos = new List<LiveChatResponseInfo>();
        ILiveChatClient view = Client.WithOptions(options =>
        {
            options.Headers["X-Extra"] = "one";
            options.OnResponse = infos.Add;
        });

        await foreach (LiveChatPage<Chat> page in view.Chats.ListAsync(Queries.Month).AsPages())
        {
            page.Items.Should().NotBeNull();
        }

        Fake.Requests.Count.Should().BeGreaterThan(1);
        Fake.Requests.Should().OnlyContain(request => request.Headers["X-Extra"] == "one");
        infos.Should().HaveSameCount(Fake.Requests).And.OnlyContain(info => info.Operation == LiveChatOperations.Chats.List);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Headers_are_sent_with_each_attempt(string operation)
    {
        Fake.Faults.On(operation).Respond(429).Times(2);
        var infos = new List<LiveChatResponseInfo>();
        ILiveChatClient view = CreateResilientClient().WithOptions(options =>
        {
            options.Headers["X-Extra"] = "one";
            options.OnResponse = infos.Add;
        });

        await WithoutWaitingAsync(CallAsync(view, operation)).OrFail();

        Fake.Requests.Should().HaveCount(3).And.OnlyContain(request => request.Headers["X-Extra"] == "one");
        infos.Should().ContainSingle().Which.Attempts.Should().Be(3);
    }

    [Fact]
    public async Task Headers_are_not_sent_to_the_token_endpoint()
    {
        LiveChatClient client = CreateClient(options => options.Credential = LiveChatCredential.OAuthPassword(Fake.Email, Fake.Password));
        var infos = new List<LiveChatResponseInfo>();

        await client.WithOptions(options =>
        {
            options.Headers["X-Extra"] = "one";
            options.OnResponse = infos.Add;
        }).Bans.ListAsync();

        Fake.Requests.Select(request => (request.Path, request.Headers.ContainsKey("X-Extra"))).Should().Equal(("/oauth/token", false), ("/api/v1/livechat/bans", true));
        infos.Should().ContainSingle().Which.Operation.Should().Be(LiveChatOperations.Bans.List);
    }

    [Theory]
    [InlineData(1, 3, 3)]
    [InlineData(4, 1, 1)]
    [InlineData(2, 20, 20)]
    [InlineData(4, null, 4)]
    public async Task MaxAttempts_of_a_view_replaces_that_of_the_client(int clientAttempts, int? viewAttempts, int expected)
    {
        Fake.Faults.On("Bans.get").Respond(503);
        LiveChatClient client = CreateResilientClient(options => options.Retries.MaxAttempts = clientAttempts);

        await Failure.OfAsync<LiveChatServerException>(() => WithoutWaitingAsync(client.WithOptions(options => options.MaxAttempts = viewAttempts).Bans.GetAsync(1)));

        Fake.Requests.Should().HaveCount(expected);
        await Failure.OfAsync<LiveChatServerException>(() => WithoutWaitingAsync(client.Bans.GetAsync(1)));
        Fake.Requests.Should().HaveCount(expected + clientAttempts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_timeout_of_a_view_replaces_that_of_the_client(bool isAttemptTimeout)
    {
        await using StalledCall stalled = await StalledCall.StartAsync(CallStage.Headers, (client, token) => client.WithOptions(SetTimeout).Bans.GetAsync(7, token), CancellationToken.None);

        stalled.Clock.Advance(s_timeout - TimeSpan.FromMilliseconds(1));
        stalled.Call.IsCompleted.Should().BeFalse();
        stalled.Clock.Advance(TimeSpan.FromMilliseconds(1));

        LiveChatTimeoutException exception = await Failure.OfAsync<LiveChatTimeoutException>(() => stalled.Call);
        exception.Timeout.Should().Be(s_timeout);
        exception.Message.Should().Contain("5 s that LiveChatCallOptions." + (isAttemptTimeout ? "AttemptTimeout" : "Timeout") + " allows");

        void SetTimeout(LiveChatCallOptions options)
        {
            if (isAttemptTimeout)
            {
                options.AttemptTimeout = s_timeout;
            }
            else
            {
                options.Timeout = s_timeout;
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_view_can_have_a_timeout_if_its_client_has_none(bool isAttemptTimeout)
    {
        await using StalledCall stalled = await StalledCall.StartAsync(
            CallStage.Headers,
            (client, token) => client.WithOptions(options => (isAttemptTimeout ? (Action<TimeSpan>)(limit => options.AttemptTimeout = limit) : limit => options.Timeout = limit)(s_timeout)).Bans.GetAsync(7, token),
            CancellationToken.None,
            Timeout.InfiniteTimeSpan);

        stalled.Clock.Advance(s_timeout);

        (await Failure.OfAsync<LiveChatTimeoutException>(() => stalled.Call)).Timeout.Should().Be(s_timeout);
    }

    [Fact]
    public async Task A_view_can_disable_the_timeouts_of_its_client()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async exchange =>
        {
            await release.Task;
            await exchange.SendJsonAsync("[]");
        });
        LiveChatClientOptions clientOptions = server.CreateOptions();
        clientOptions.TimeProvider = Clock;
        clientOptions.Timeout = clientOptions.AttemptTimeout = s_timeout;
        using var client = new LiveChatClient(clientOptions);
        Task<IReadOnlyList<Ban>> call = client.WithOptions(options => options.Timeout = options.AttemptTimeout = Timeout.InfiniteTimeSpan).Bans.ListAsync();
        await server.FirstRequest.OrFail();

        Clock.Advance(TimeSpan.FromDays(1));
        release.SetResult();

        (await call.OrFail()).Should().BeEmpty();
    }

    [Fact]
    public async Task StrictJson_of_a_view_replaces_that_of_the_client()
    {
        const string Document = """{"id":1,"comment":{"text":"not a string"}}""";
        Fake.Faults.On("Bans.get").Respond(200, Document);
        LiveChatClient strict = CreateClient(options => options.StrictJson = true);

        await Failure.OfAsync<LiveChatSerializationException>(() => Client.WithOptions(options => options.StrictJson = true).Bans.GetAsync(1));
        (await Client.Bans.GetAsync(1)).Comment.Should().BeNull();
        (await strict.WithOptions(options => options.StrictJson = false).Bans.GetAsync(1)).Comment.Should().BeNull();
        await Failure.OfAsync<LiveChatSerializationException>(() => strict.Bans.GetAsync(1));
    }

    [Fact]
    public async Task Calls_of_a_view_count_toward_the_rate_limit_of_the_client()
    {
        LiveChatClient client = CreateClient(options => options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 1, Window = TimeSpan.FromDays(1), QueueExcess = false });

        await client.WithOptions(options => options.MaxAttempts = 1).Bans.ListAsync();

        await Failure.OfAsync<LiveChatThrottledException>(() => client.Bans.ListAsync());
        await Failure.OfAsync<LiveChatThrottledException>(() => client.WithOptions(options => options.MaxAttempts = 1).Bans.ListAsync());
    }

    [Fact]
    public async Task A_429_response_to_a_call_of_a_view_delays_calls_of_the_client()
    {
        Fake.Faults.On("Bans.get").Respond(429, TimeSpan.FromSeconds(10)).Times(1);
        LiveChatClient client = CreateResilientClient();
        await Failure.OfAsync<LiveChatRateLimitException>(() => client.WithOptions(options => options.MaxAttempts = 1).Bans.GetAsync(1));
        long before = Clock.GetTimestamp();

        await WithoutWaitingAsync(client.Bans.ListAsync()).OrFail();

        Clock.GetElapsedTime(before).Should().Be(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_view_of_a_view_has_the_options_of_both()
    {
        Fake.Faults.On("Bans.get").Respond(503);
        var order = new List<string>();
        ILiveChatClient first = CreateResilientClient().WithOptions(options =>
        {
            options.MaxAttempts = 2;
            options.Headers["X-One"] = "first";
            options.Headers["X-Both"] = "first";
            options.OnResponse = _ => order.Add("first");
        });
        ILiveChatClient second = first.WithOptions(options =>
        {
            options.Headers["x-both"] = "second";
            options.Headers["X-Two"] = "second";
            options.OnResponse = _ => order.Add("second");
        });

        await Failure.OfAsync<LiveChatServerException>(() => WithoutWaitingAsync(second.Bans.GetAsync(1)));

        Fake.Requests.Should().HaveCount(2);
        LastRequest.Headers["X-One"].Should().Be("first");
        LastRequest.Headers["X-Both"].Should().Be("second");
        LastRequest.Headers["X-Two"].Should().Be("second");
        order.Should().Equal("first", "second");
    }

    [Fact]
    public async Task Disposing_a_view_does_not_dispose_the_client()
    {
        ILiveChatClient view = Client.WithOptions(options => options.MaxAttempts = 1);

        ((IDisposable)view).Dispose();

        await view.Bans.ListAsync();
        await Client.Bans.ListAsync();
        Fake.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_view_of_a_disposed_client_throws_ObjectDisposedException_and_sends_nothing()
    {
        ILiveChatClient view = Client.WithOptions(options => options.MaxAttempts = 1);
        IBansApi bans = view.Bans;
        Client.Dispose();

        await Failure.OfAsync<ObjectDisposedException>(() => bans.ListAsync());
        await Failure.OfAsync<ObjectDisposedException>(() => view.Chats.GetAsync(7));
        await Failure.OfAsync<ObjectDisposedException>(() => view.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans")));
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_call_of_a_view_ends_when_its_client_is_disposed()
    {
        await using RawServer server = RawServer.Silent();
        using var client = new LiveChatClient(server.CreateOptions());
        Task call = client.WithOptions(options => options.MaxAttempts = 2).Bans.ListAsync();
        await server.FirstRequest.OrFail();

        client.Dispose();

        await Failure.OfAsync<ObjectDisposedException>(() => call);
    }

    [Fact]
    public async Task A_client_from_dependency_injection_has_views()
    {
        await using ServiceProvider provider = new ServiceCollection().AddLiveChatFake(Fake).AddLiveChatClient(_ => { }).Services.BuildServiceProvider();

        await provider.GetRequiredService<ILiveChatClient>().WithOptions(options => options.Headers["X-Extra"] = "one").Bans.ListAsync();

        LastRequest.Headers["X-Extra"].Should().Be("one");
    }
}
