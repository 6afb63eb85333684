using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Tests.Serialization;

namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>Errors of the service, and HTML pages, with a success status.</summary>
public sealed class SuccessfulErrorTests : JsonTest
{
    private const string Error = """{"code":400000,"message":"bad"}""";

    [Theory]
    [InlineData(Error, typeof(LiveChatValidationException))]
    [InlineData("""{"code":"403003","message":"bad"}""", typeof(LiveChatPermissionException))]
    [InlineData("""{"Code":404001,"Message":"bad","id":null}""", typeof(LiveChatNotFoundException))]
    [InlineData("""{"code":409000,"message":"bad"}""", typeof(LiveChatConflictException))]
    [InlineData("""{"code":500010,"message":"bad"}""", typeof(LiveChatQuotaException))]
    [InlineData("""{"error":{"code":401,"message":"bad"}}""", typeof(LiveChatAuthenticationException))]
    [InlineData("""{"error":"server_error","error_description":"bad"}""", typeof(LiveChatApiException))]
    [InlineData("""{"ErrorMessage":"bad"}""", typeof(LiveChatApiException))]
    public async Task An_object_that_contains_only_an_error_throws_the_exception_of_this_error(string body, Type type)
    {
        (string Operation, Func<Task> Call)[] calls =
        [
            ("Bans.get", () => Client.Bans.GetAsync(7)),
            ("Bans.list", () => Client.Bans.ListAsync()),
            ("Bans.update", () => Client.Bans.UpdateAsync(7, new Ban { Comment = "c" })),
            ("Bans.delete", () => Client.Bans.DeleteAsync(7)),
            ("Chats.list", () => Client.Chats.GetPageAsync(Queries.Month)),
            ("AgentChats.list", () => Client.AgentChats.ListAsync(new AgentChatQuery { TimeFrom = Queries.Month.TimeFrom, TimeTo = Queries.Month.TimeTo }).AsPages().GetAsyncEnumerator().MoveNextAsync().AsTask()),
            ("InstallationCode.get", () => Client.InstallationCode.GetAsync(1)),
        ];
        foreach ((string operation, Func<Task> call) in calls)
        {
            Respond(operation, 200, body);

            Exception? exception = await Record.ExceptionAsync(call);

            exception.Should().BeOfType(type, "the operation is {0}", operation);
            exception.As<LiveChatApiException>().Should().Match<LiveChatApiException>(failure => failure.StatusCode == HttpStatusCode.OK && failure.ServiceMessage == "bad" && failure.ResponseBody == body && failure.Attempts == 1);
            exception!.ToString().Should().NotContain("bad");
        }
    }

    [Theory]
    [InlineData("""{"code":400000,"message":"bad","id":7}""")]
    [InlineData("""{"code":400000,"message":"bad","id":{}}""")]
    [InlineData("""{"message":"m","comment":"c"}""")]
    [InlineData("{}")]
    [InlineData("""{"added":1}""")]
    [InlineData("""{"code":0,"message":"OK"}""")]
    [InlineData("""{"code":200,"message":"OK"}""")]
    public async Task An_object_that_is_not_clearly_an_error_is_the_result(string body)
    {
        Respond("Bans.get", 200, body);

        (await Client.Bans.GetAsync(7)).Should().NotBeNull();
    }

    [Fact]
    public async Task An_object_whose_elements_could_not_be_read_is_the_result()
    {
        Department department = await ReadAsync<Department>("Departments.get", """{"code":400000,"message":"bad","agents":[[]]}""");

        department.AdditionalProperties.Should().ContainKey("code");
    }

    [Fact]
    public async Task A_result_with_a_message_field_is_not_an_error()
    {
        CannedMessage message = await ReadAsync<CannedMessage>("CannedMessages.get", """{"message":"Hello","code":1}""");

        message.Message.Should().Be("Hello");
    }

    [Fact]
    public async Task A_custom_request_throws_only_for_an_unambiguous_error()
    {
        var request = new LiveChatRequest(HttpMethod.Get, "/bans/7");
        Respond("Bans.get", 200, Error);
        await Failure.OfAsync<LiveChatValidationException>(() => Client.SendAsync(request));

        foreach (string body in (string[])["""{"code":400000,"message":"bad","more":1}""", """{"code":"<script>","message":"m"}""", """{"message":"m"}"""])
        {
            Respond("Bans.get", 200, body);
            (await Client.SendAsync(request)).ValueKind.Should().Be(JsonValueKind.Object);
        }
    }

    [Fact]
    public async Task An_error_is_the_result_of_a_custom_request_if_its_type_has_an_error_property()
    {
        await Failure.OfAsync<LiveChatValidationException>(() => SendAsync<Unrelated>());

        await Failure.OfAsync<LiveChatValidationException>(() => SendAsync<UnrelatedPair>());
        (await SendAsync<Dictionary<string, JsonElement>>()).Should().HaveCount(2);
        (await SendAsync<CodeOfPair>()).Code.Should().Be(400000);
        (await SendAsync<WithCode>()).Code.Should().Be(400000);
        (await SendAsync<WithMessage>()).Message.Should().Be("bad");
        (await SendAsync<WithError>()).Error.Should().BeNull();

        // This type has another field that is required, so the error cannot be read as a result.
        await Failure.OfAsync<LiveChatValidationException>(() => SendAsync<WithCodeAndName>());
    }

    [Theory]
    [InlineData("<html></html>", "text/html")]
    [InlineData("  <!DOCTYPE html><html><body>Sign in</body></html>", "text/html; charset=utf-8")]
    [InlineData("<p>Maintenance</p>", "text/html")]
    [InlineData("<html></html>", null)]
    public async Task An_HTML_page_throws_LiveChatSerializationException_for_a_delete_too(string page, string? contentType)
    {
        Respond("Bans.delete", 200, page, contentType);

        LiveChatSerializationException exception = await Failure.OfAsync<LiveChatSerializationException>(() => Client.Bans.DeleteAsync(7));

        exception.ResponseBody.Should().Be(page);
        exception.OperationId.Should().Be("Bans.delete");
    }

    [Fact]
    public async Task An_enumeration_throws_if_a_page_is_an_error()
    {
        Respond("Chats.list", 200, Error);

        await FluentActions.Awaiting(async () =>
        {
            await foreach (Chat chat in Client.Chats.ListAsync(Queries.Month))
            {
                chat.Should().NotBeNull();
            }
        }).Should().ThrowAsync<LiveChatValidationException>();
    }

    private Task<T> SendAsync<T>()
    {
        Respond("Bans.get", 200, Error);
        return Client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans/7"), (JsonTypeInfo<T>)JsonSerializerOptions.Web.GetTypeInfo(typeof(T)));
    }

    private sealed record Unrelated(string? Name);

    private sealed record UnrelatedPair(string? Name, string? Address);

    private sealed record CodeOfPair(int Code, string? Name);

    private sealed record WithCode(int Code);

    private sealed record WithCodeAndName(int Code)
    {
        public required string Name { get; init; }
    }

    private sealed record WithMessage(string Message);

    private sealed record WithError(string? Error);
}
