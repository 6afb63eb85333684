using System.Text;

namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>No message and no string of an exception repeats a secret, an id, a query or visitor data.</summary>
public sealed class PersonalDataTests : ClientTest
{
    private const string Canary = "canary";
    private const string Email = "canary-agent@example.com";
    private const string Key = "canary-key";

    private static readonly string s_basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(Email + ":" + Key));

    public static TheoryData<int, string> ErrorResponses
    {
        get
        {
            string[] bodies =
            [
                """{"code":400000,"message":"canary"}""",
                """{"code":"canary","Message":"canary"}""",
                """{"ErrorMessage":"canary"}""",
                """{"error":"canary","error_description":"canary"}""",
                """{"error_code":"canary","error_message":"canary"}""",
                """{"error":{"code":"canary","message":"canary"}}""",
                "\"canary\"",
                "canary",
                "<html>canary</html>",
                """{"canary":tru""",
            ];
            var data = new TheoryData<int, string>();
            foreach (int status in (int[])[302, 400, 401, 403, 404, 409, 418, 429, 500, 503])
            {
                foreach (string body in bodies)
                {
                    data.Add(status, body);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ErrorResponses))]
    public async Task An_error_response_is_not_repeated(int status, string body)
    {
        Fake.Faults.On("*").Respond(status, body, "application/json", [KeyValuePair.Create("X-Canary", Canary), KeyValuePair.Create("WWW-Authenticate", "Basic realm=canary")]);

        await AssertDiscreetAsync(client => client.Chats.GetAsync("canary-chat"));
        await AssertDiscreetAsync(client => client.Chats.GetPageAsync(new ChatQuery(Fake.Now.AddDays(-1), Fake.Now) { Keywords = Canary }));
        await AssertDiscreetAsync(client => client.Bans.CreateAsync(new Ban { Type = "canary", IpAddress = Canary, Comment = Canary }));
        await AssertDiscreetAsync(client => client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/canary/7").WithQuery(Canary, Canary)));
    }

    [Theory]
    [InlineData("canary")]
    [InlineData("tcanary")]
    [InlineData("fcanary")]
    [InlineData("ncanary")]
    [InlineData("\"canary")]
    [InlineData("{\"canary\":1")]
    [InlineData("{\"canary\":tcanary}")]
    [InlineData("{\"canary\":1canary}")]
    [InlineData("{\"canary\":{\"canary\":\"\\canary\"}}")]
    [InlineData("{} canary")]
    [InlineData("<html>canary</html>")]
    [InlineData("[\"canary\"]")]
    [InlineData("\"canary@example.com\"")]
    public async Task A_success_that_cannot_be_read_is_not_repeated(string body)
    {
        Fake.Faults.On("*").Respond(200, body);

        await AssertDiscreetAsync(client => client.Chats.GetAsync("canary-chat"));
    }

    [Theory]
    [InlineData("""{"id":{"canary":1},"comment":{"canary":"canary"},"type":["canary"]}""")]
    [InlineData("""{"id":"canary","canary":{"canary":[1]}}""")]
    public async Task A_strict_client_does_not_repeat_the_values(string body)
    {
        Fake.Faults.On("*").Respond(200, body);

        await AssertDiscreetAsync(client => client.Bans.GetAsync(7), options => options.StrictJson = true);
    }

    [Theory]
    [InlineData("canary canary canary\r\n\r\n")]
    [InlineData("HTTP/1.1 canary canary\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\ncanary canary\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nca nary@canary: canary\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ncanary\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx-canary\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}canary\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\ncanary\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"canary\":\"canary")]
    [InlineData("")]
    public async Task The_exception_of_a_broken_connection_does_not_contain_the_received_data(string response)
    {
        await using RawServer server = RawServer.Saying(response);

        await AssertDiscreetAsync(client => client.Chats.GetAsync("canary-chat"), options => options.BaseAddress = server.BaseAddress);
    }

    [Fact]
    public async Task The_exception_of_a_refused_connection_does_not_contain_data_of_the_call() =>
        await AssertDiscreetAsync(client => client.Chats.GetAsync("canary-chat"), options => options.BaseAddress = new Uri("https://livechat.invalid"));

    [Theory]
    [InlineData(CallStage.Credential)]
    [InlineData(CallStage.Headers)]
    [InlineData(CallStage.Body)]
    [InlineData(CallStage.ErrorBody)]
    public async Task A_timeout_and_a_cancellation_do_not_repeat_the_call(CallStage stage)
    {
        await using (StalledCall stalled = await StalledCall.StartAsync(stage, (client, token) => client.Chats.GetAsync("canary-chat", token), CancellationToken.None))
        {
            stalled.Clock.Advance(TimeSpan.FromHours(1));
            AssertDiscreet(await Record.ExceptionAsync(() => stalled.Call.OrFail()));
        }

        using var source = new CancellationTokenSource();
        await using (StalledCall stalled = await StalledCall.StartAsync(stage, (client, token) => client.Chats.GetAsync("canary-chat", token), source.Token))
        {
            await source.CancelAsync();
            AssertDiscreet(await Record.ExceptionAsync(() => stalled.Call.OrFail()));
        }
    }

    [Fact]
    public async Task A_refused_argument_is_not_repeated()
    {
        await AssertDiscreetAsync(client => client.Bans.CreateAsync(new Ban { Comment = Canary, VisitorId = Canary }));
        await AssertDiscreetAsync(client => client.Chats.GetPageAsync(new ChatQuery { Keywords = Canary }));
        await AssertDiscreetAsync(client => client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/canary/../x")));
    }

    private async Task AssertDiscreetAsync(Func<LiveChatClient, Task> call, Action<LiveChatClientOptions>? configure = null)
    {
        LiveChatClient client = CreateClient(options =>
        {
            options.Credential = LiveChatCredential.ApiKey(Email, Key);
            configure?.Invoke(options);
        });
        AssertDiscreet(await Record.ExceptionAsync(() => call(client).OrFail()));
    }

    private static void AssertDiscreet(Exception? exception)
    {
        exception.Should().NotBeNull().And.Subject.As<Exception>().Should().Match<Exception>(
            caught => caught is LiveChatException || caught is OperationCanceledException || caught is ArgumentException);

        // The stack trace holds names of this test's own methods, and none of them says the word.
        exception!.Message.Should().NotContainEquivalentOf(Canary).And.NotContain(s_basic);
        exception.ToString().Should().NotContainEquivalentOf(Canary).And.NotContain(s_basic);
    }
}
