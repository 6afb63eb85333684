using System.Text;

namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>Neither the message nor the string of an exception contains a secret, an id, a query or visitor data.</summary>
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
    public async Task The_exception_of_an_error_response_does_not_contain_received_data(int status, string body)
    {
        Fake.Faults.On("*").Respond(status, body, "application/json", [KeyValuePair.Create("X-Canary", Canary), KeyValuePair.Create("WWW-Authenticate", "Basic realm=canary")]);

        await AssertNoPersonalDataAsync(client => client.Chats.GetAsync("canary-chat"));
        await AssertNoPersonalDataAsync(client => client.Chats.GetPageAsync(new ChatQuery(Fake.Now.AddDays(-1), Fake.Now) { Keywords = Canary }));
        await AssertNoPersonalDataAsync(client => client.Bans.CreateAsync(new Ban { Type = "canary", IpAddress = Canary, Comment = Canary }));
        await AssertNoPersonalDataAsync(client => client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/canary/7").WithQuery(Canary, Canary)));
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
    public async Task The_exception_of_an_unreadable_response_does_not_contain_received_data(string body)
    {
        Fake.Faults.On("*").Respond(200, body);

        await AssertNoPersonalDataAsync(client => client.Chats.GetAsync("canary-chat"));
    }

    [Theory]
    [InlineData("""{"id":{"canary":1},"comment":{"canary":"canary"},"type":["canary"]}""")]
    [InlineData("""{"id":"canary","canary":{"canary":[1]}}""")]
    public async Task The_exception_of_a_strict_client_does_not_contain_the_values(string body)
    {
        Fake.Faults.On("*").Respond(200, body);

        await AssertNoPersonalDataAsync(client => client.Bans.GetAsync(7), options => options.StrictJson = true);
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
        await using RawServer server = RawServer.WithResponse(response);

        await AssertNoPersonalDataAsync(client => client.Chats.GetAsync("canary-chat"), options => options.BaseAddress = server.BaseAddress);
    }

    [Fact]
    public async Task The_exception_of_an_unknown_host_does_not_contain_data_of_the_call() =>
        await AssertNoPersonalDataAsync(client => client.Chats.GetAsync("canary-chat"), options => options.BaseAddress = new Uri("https://livechat.invalid"));

    [Theory]
    [InlineData(CallStage.Credential)]
    [InlineData(CallStage.Headers)]
    [InlineData(CallStage.Body)]
    [InlineData(CallStage.ErrorBody)]
    public async Task The_exceptions_of_timeouts_and_cancellations_do_not_contain_data_of_the_call(CallStage stage)
    {
        await using (StalledCall stalled = await StalledCall.StartAsync(stage, (client, token) => client.Chats.GetAsync("canary-chat", token), CancellationToken.None))
        {
            stalled.Clock.Advance(TimeSpan.FromHours(1));
            AssertNoPersonalData(await Record.ExceptionAsync(() => stalled.Call.OrFail()));
        }

        using var source = new CancellationTokenSource();
        await using (StalledCall stalled = await StalledCall.StartAsync(stage, (client, token) => client.Chats.GetAsync("canary-chat", token), source.Token))
        {
            await source.CancelAsync();
            AssertNoPersonalData(await Record.ExceptionAsync(() => stalled.Call.OrFail()));
        }
    }

    [Fact]
    public async Task The_exception_of_an_invalid_argument_does_not_contain_its_value()
    {
        await AssertNoPersonalDataAsync(client => client.Bans.CreateAsync(new Ban { Comment = Canary, VisitorId = Canary }));
        await AssertNoPersonalDataAsync(client => client.Chats.GetPageAsync(new ChatQuery { Keywords = Canary }));
        await AssertNoPersonalDataAsync(client => client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/canary/../x")));
    }

    private async Task AssertNoPersonalDataAsync(Func<LiveChatClient, Task> call, Action<LiveChatClientOptions>? configure = null)
    {
        LiveChatClient client = CreateClient(options =>
        {
            options.Credential = LiveChatCredential.ApiKey(Email, Key);
            configure?.Invoke(options);
        });
        AssertNoPersonalData(await Record.ExceptionAsync(() => call(client).OrFail()));
    }

    private static void AssertNoPersonalData(Exception? exception)
    {
        exception.Should().NotBeNull().And.Subject.As<Exception>().Should().Match<Exception>(
            caught => caught is LiveChatException || caught is OperationCanceledException || caught is ArgumentException);

        // The stack trace contains the names of these test methods, so no name may contain the canary.
        exception!.Message.Should().NotContainEquivalentOf(Canary).And.NotContain(s_basic);
        exception.ToString().Should().NotContainEquivalentOf(Canary).And.NotContain(s_basic);
    }
}
