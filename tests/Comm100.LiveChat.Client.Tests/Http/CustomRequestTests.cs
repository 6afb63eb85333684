using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Http;

public sealed class CustomRequestTests : ClientTest
{
    private static readonly JsonTypeInfo<Dictionary<string, int>> s_numbers =
        (JsonTypeInfo<Dictionary<string, int>>)JsonSerializerOptions.Default.GetTypeInfo(typeof(Dictionary<string, int>));

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("PURGE")]
    public async Task Any_HTTP_method_can_be_sent(string verb)
    {
        var request = new LiveChatRequest(new HttpMethod(verb), "/bans/7");
        Fake.Faults.On("*").Respond(200, "{}");

        await Client.SendAsync(request);

        request.Method.Method.Should().Be(verb);
        LastRequest.Method.Should().Be(verb);
        LastRequest.RawTarget.Should().Be("/api/v1/livechat/bans/7");
        LastRequest.Body.Should().BeEmpty();
        Fake.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_body_is_serialized_with_the_given_JsonTypeInfo()
    {
        Fake.Faults.On("*").Respond(200, "{}");

        await Client.SendAsync(new LiveChatRequest(HttpMethod.Patch, "/bans/7").WithBody(new Dictionary<string, int>(StringComparer.Ordinal) { ["größe"] = 1 }, s_numbers));

        JsonDocument.Parse(LastRequest.Body).RootElement.GetProperty("größe").GetInt32().Should().Be(1);
        AssertContentHeaders();
    }

    [Theory]
    [InlineData("""{"comment":"é","visitorId":null,"more":[1.50,{"a":true}]}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public async Task A_JSON_body_is_sent_unchanged(string json)
    {
        Fake.Faults.On("*").Respond(200, "{}");

        await Client.SendAsync(new LiveChatRequest(HttpMethod.Post, "/bans").WithBody(Parse(json)));

        LastRequest.Body.Should().Be(json);
        AssertContentHeaders();
    }

    [Fact]
    public async Task A_response_is_returned_as_JSON()
    {
        JsonElement bans = await Client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans"));

        bans.ValueKind.Should().Be(JsonValueKind.Array);
        bans.GetArrayLength().Should().Be((await Client.Bans.ListAsync()).Count);
    }

    [Theory]
    [InlineData("null", JsonValueKind.Null)]
    [InlineData("\"Ban '7' has been removed.\"", JsonValueKind.String)]
    [InlineData("12", JsonValueKind.Number)]
    [InlineData("{}", JsonValueKind.Object)]
    public async Task A_response_with_any_kind_of_JSON_value_is_returned(string body, JsonValueKind kind)
    {
        Fake.Faults.On("*").Respond(200, body);

        (await Client.SendAsync(new LiveChatRequest(HttpMethod.Delete, "/bans/7"))).ValueKind.Should().Be(kind);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, null)]
    [InlineData(204, null)]
    [InlineData(201, " \r\n")]
    public async Task An_empty_response_is_returned_as_an_undefined_element(int status, string? body)
    {
        Fake.Faults.On("*").Respond(status, body);

        (await Client.SendAsync(new LiveChatRequest(HttpMethod.Delete, "/bans/7"))).ValueKind.Should().Be(JsonValueKind.Undefined);
    }

    [Fact]
    public async Task A_response_is_deserialized_to_the_given_type()
    {
        Fake.Faults.On("*").Respond(200, """{"a":1,"b":2}""");

        Dictionary<string, int> response = await Client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/reports"), s_numbers);

        response.Should().Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 1, ["b"] = 2 });
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html></html>")]
    [InlineData("{\"a\":")]
    [InlineData("[]")]
    public async Task A_response_that_does_not_match_the_type_throws(string body)
    {
        Fake.Faults.On("*").Respond(200, body);

        LiveChatSerializationException exception = await Failure.OfAsync<LiveChatSerializationException>(
            () => Client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/reports"), s_numbers));

        exception.OperationId.Should().Be("Custom.send");
        exception.ResponseBody.Should().Be(body);
    }

    [Fact]
    public async Task A_response_that_is_not_JSON_throws()
    {
        Fake.Faults.On("*").Respond(200, "<html></html>", "text/html");

        (await Failure.OfAsync<LiveChatSerializationException>(() => Client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/reports"))))
            .ContentType.Should().Be("text/html");
    }

    [Theory]
    [InlineData(400, typeof(LiveChatValidationException))]
    [InlineData(401, typeof(LiveChatAuthenticationException))]
    [InlineData(403, typeof(LiveChatPermissionException))]
    [InlineData(404, typeof(LiveChatNotFoundException))]
    [InlineData(409, typeof(LiveChatConflictException))]
    [InlineData(429, typeof(LiveChatRateLimitException))]
    [InlineData(500, typeof(LiveChatServerException))]
    [InlineData(301, typeof(LiveChatRedirectException))]
    [InlineData(405, typeof(LiveChatApiException))]
    public async Task An_error_response_throws_the_exception_for_its_status(int status, Type type)
    {
        Fake.Faults.On("*").Respond(status, """{"code":400000,"message":"Words."}""");

        var exception = (LiveChatApiException?)await Record.ExceptionAsync(() => Client.SendAsync(new LiveChatRequest(HttpMethod.Patch, "/bans/canary")));

        exception.Should().BeOfType(type);
        exception!.OperationId.Should().Be("Custom.send");
        exception.Method.Should().Be("PATCH");
        exception.RouteTemplate.Should().NotContain("canary");
        exception.ErrorCode.Should().Be(LiveChatErrorCode.MissingParameter);
        exception.ServiceMessage.Should().Be("Words.");
        exception.Attempts.Should().Be(1);
        exception.Message.Should().Contain("PATCH").And.NotContain("canary").And.NotContain("Words");
    }

    [Fact]
    public async Task A_request_can_be_sent_twice()
    {
        LiveChatRequest request = new LiveChatRequest(HttpMethod.Post, "/bans").WithQuery("a", "b")
            .WithBody(Parse("""{"type":"ip","ipAddress":"203.0.113.9"}"""));

        await Client.SendAsync(request);
        await Client.SendAsync(request);

        Fake.Requests.Should().HaveCount(2);
        Fake.Requests.Select(sent => sent.RawTarget + sent.Body).Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    [Fact]
    public void An_undefined_JSON_body_is_rejected() =>
        new LiveChatRequest(HttpMethod.Post, "/bans").Invoking(request => request.WithBody(default)).Should().Throw<ArgumentException>();

    [Fact]
    public async Task A_null_JsonTypeInfo_is_rejected()
    {
        new LiveChatRequest(HttpMethod.Post, "/bans").Invoking(request => request.WithBody(1, null!)).Should().Throw<ArgumentNullException>();
        await FluentActions.Awaiting(() => Client.SendAsync<int>(new LiveChatRequest(HttpMethod.Get, "/bans"), null!)).Should().ThrowAsync<ArgumentNullException>();
        Fake.Requests.Should().BeEmpty();
    }

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private void AssertContentHeaders()
    {
        LastRequest.ContentLength.Should().Be(Encoding.UTF8.GetByteCount(LastRequest.Body));
        LastRequest.Headers["Content-Type"].Should().Be("application/json; charset=utf-8");
        LastRequest.Headers.Should().NotContainKey("Transfer-Encoding");
    }
}
