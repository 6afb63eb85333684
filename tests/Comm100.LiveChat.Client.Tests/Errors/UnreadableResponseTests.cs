using System.Text;

namespace Comm100.LiveChat.Client.Tests.Errors;

public sealed class UnreadableResponseTests : ClientTest
{
    [Theory]
    [InlineData("Bans.get", 200, "<html><body>Maintenance</body></html>", "text/html")]
    [InlineData("Bans.get", 200, "", "application/json")]
    [InlineData("Bans.get", 200, "  \r\n\t ", "application/json")]
    [InlineData("Bans.get", 200, null, null)]
    [InlineData("Bans.get", 204, null, null)]
    [InlineData("Bans.get", 200, "null", "application/json")]
    [InlineData("Bans.get", 200, "\"text\"", "application/json")]
    [InlineData("Bans.get", 200, "[]", "application/json")]
    [InlineData("Bans.get", 200, "12", "application/json")]
    [InlineData("Bans.get", 200, """{"id":7,"comm""", "application/json")]
    [InlineData("Bans.get", 200, """{"id":7} {"id":8}""", "application/json")]
    [InlineData("Bans.get", 200, """{"id":7,}""", "application/json")]
    [InlineData("Bans.get", 200, "Service available", "text/plain")]
    [InlineData("Bans.list", 200, "<html></html>", "text/html")]
    [InlineData("Bans.list", 200, "", "application/json")]
    [InlineData("Bans.list", 204, null, null)]
    [InlineData("Bans.list", 200, "null", "application/json")]
    [InlineData("Bans.list", 200, "{}", "application/json")]
    [InlineData("Bans.list", 200, """[{"id":7},""", "application/json")]
    public async Task An_unexpected_response_is_reported_with_its_operation_content_type_and_body(string operation, int status, string? body, string? contentType)
    {
        Respond(operation, status, body, contentType);

        LiveChatSerializationException exception = await Failure.OfAsync<LiveChatSerializationException>(
            () => operation == "Bans.get" ? Client.Bans.GetAsync(7) : Client.Bans.ListAsync());

        exception.OperationId.Should().Be(operation);
        exception.Method.Should().Be("GET");
        exception.RouteTemplate.Should().Be(operation == "Bans.get" ? "/bans/{id}" : "/bans");
        exception.Attempts.Should().Be(1);
        exception.ContentType.Should().Be(contentType);
        exception.ResponseBody.Should().Be(body ?? "");
        exception.Message.Should().Contain(operation);
    }

    [Fact]
    public async Task An_empty_response_to_a_create_is_reported()
    {
        Respond("Bans.create", 201, body: null);

        (await Failure.OfAsync<LiveChatSerializationException>(() => Client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" })))
            .Message.Should().Contain("empty");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public async Task A_response_longer_than_MaxResponseBytes_throws_LiveChatSerializationException(int spare, bool isRead)
    {
        const string Body = """{"id":7,"comment":"é"}""";
        LiveChatClient client = CreateClient(options => options.MaxResponseBytes = Encoding.UTF8.GetByteCount(Body) + spare);
        Respond("Bans.get", 200, Body);

        if (isRead)
        {
            (await client.Bans.GetAsync(7)).Comment.Should().Be("é");
            return;
        }

        LiveChatSerializationException exception = await Failure.OfAsync<LiveChatSerializationException>(() => client.Bans.GetAsync(7));
        exception.Message.Should().Contain("MaxResponseBytes");
        exception.ContentType.Should().Be("application/json");
        exception.ResponseBody.Should().StartWith("""{"id":7,""");
    }

    [Fact]
    public async Task An_endless_response_is_read_up_to_MaxResponseBytes()
    {
        byte[] chunk = Encoding.ASCII.GetBytes("1000\r\n" + new string('[', 0x1000) + "\r\n");
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true)
            {
                await exchange.SendAsync(chunk);
            }
        });
        LiveChatClientOptions options = server.CreateOptions();
        options.MaxResponseBytes = 100_000;
        using var client = new LiveChatClient(options);

        LiveChatSerializationException exception = await Failure.OfAsync<LiveChatSerializationException>(() => client.Bans.ListAsync());

        exception.Message.Should().Contain("MaxResponseBytes");
        exception.ResponseBody.Should().Be(new string('[', 8192));
    }

    [Fact]
    public async Task Only_the_first_8192_characters_of_a_huge_response_are_kept()
    {
        Respond("Bans.get", 200, "<html>" + new string('x', 100_000), "text/html");

        LiveChatSerializationException exception = await Failure.OfAsync<LiveChatSerializationException>(() => Client.Bans.GetAsync(7));

        exception.ResponseBody.Should().HaveLength(8192).And.StartWith("<html>xxx");
    }

    [Fact]
    public async Task A_strict_client_reports_each_value_of_an_unexpected_JSON_type()
    {
        LiveChatClient client = CreateClient(options => options.StrictJson = true);
        Respond("Bans.get", 200, """{"id":7,"comment":{"a":1},"ipAddress":[]}""");

        LiveChatSerializationException exception = await Failure.OfAsync<LiveChatSerializationException>(() => client.Bans.GetAsync(7));

        exception.UnreadableValues.Should().HaveCount(2);
        exception.UnreadableValues[0].Should().StartWith("$.comment:");
        exception.UnreadableValues[1].Should().StartWith("$.ipAddress:");
        exception.Message.Should().Contain("$.comment").And.Contain("$.ipAddress");
    }
}
