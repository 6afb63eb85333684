using System.Net;
using System.Text;

namespace Comm100.LiveChat.Client.Tests.Errors;

public sealed class ErrorBodyTests : ClientTest
{
    [Theory]
    [InlineData("""{"code":400000,"message":"Words."}""", "400000", "Words.")]
    [InlineData("""{"code":"400000","message":"Words."}""", "400000", "Words.")]
    [InlineData("""{"Code":400000,"Message":"Words."}""", "400000", "Words.")]
    [InlineData("""{"Message":"Words."}""", null, "Words.")]
    [InlineData("""{"ErrorMessage":"Words."}""", null, "Words.")]
    [InlineData("""{"errorCode":12,"errorMessage":"Words."}""", "12", "Words.")]
    [InlineData("""{"error":"invalid_grant","error_description":"Words."}""", "invalid_grant", "Words.")]
    [InlineData("""{"error_description":"Words.","error":"invalid_grant"}""", "invalid_grant", "Words.")]
    [InlineData("""{"error_code":12,"error_message":"Words."}""", "12", "Words.")]
    [InlineData("""{"error":{"code":12,"message":"Words."}}""", "12", "Words.")]
    [InlineData("""{"error":{"code":"twelve","message":"Words."}}""", "twelve", "Words.")]
    [InlineData("""{"error":"Bad Request","code":400009,"message":"Words."}""", "400009", "Words.")]
    [InlineData("""{"code":400009,"error":"Bad Request","message":"Words."}""", "400009", "Words.")]
    [InlineData("\"Words.\"", null, "Words.")]
    [InlineData("""  {"code":12,"message":"Words.","more":[{"code":13,"message":"Others."}]}  """, "12", "Words.")]
    [InlineData("""{"code":12,"message":"W\u00f6rter \ud83d\ude00"}""", "12", "Wörter 😀")]
    [InlineData("""{"code":null,"message":null}""", null, null)]
    [InlineData("""{"code":"","message":{"a":1}}""", null, null)]
    [InlineData("""{"code":[1],"message":["Words."]}""", null, null)]
    [InlineData("""{"error":null}""", null, null)]
    [InlineData("""{"error":{"message":"Words."}}""", null, "Words.")]
    [InlineData("""{"error":{"code":null,"message":"Words."},"code":12}""", "12", "Words.")]
    [InlineData("""{"code":12,"error":null,"message":"Words."}""", "12", "Words.")]
    [InlineData("""{"code":12,"error_code":null,"message":"Words.","errorMessage":null}""", "12", "Words.")]
    [InlineData("""{"error":[1,2]}""", null, null)]
    [InlineData("{}", null, null)]
    [InlineData("[]", null, null)]
    [InlineData("12", null, null)]
    [InlineData("null", null, null)]
    [InlineData("true", null, null)]
    public async Task The_code_and_message_are_read_from_each_known_format(string body, string? code, string? message)
    {
        Respond("Bans.update", 400, body);

        LiveChatValidationException exception = await FailAsync();

        exception.ErrorCode.HasValue.Should().Be(code is not null);
        string? found = exception.ErrorCode?.ToString();
        found.Should().Be(code);
        exception.ServiceMessage.Should().Be(message);
        exception.ResponseBody.Should().Be(body);
        exception.ContentType.Should().Be("application/json");
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body><h1>400</h1></body></html>", "text/html; charset=utf-8", "text/html")]
    [InlineData("Bad request", "text/plain", "text/plain")]
    [InlineData("""{"code":400000,"messa""", "application/json", "application/json")]
    [InlineData("""{"code":400000,"message":"Words."}}""", "application/json", "application/json")]
    [InlineData("   ", "application/json", "application/json")]
    [InlineData("<x/>", "nonsense", null)]
    [InlineData("<x/>", null, null)]
    public async Task A_body_that_is_not_valid_JSON_is_kept_and_has_no_code_or_message(string body, string? sentContentType, string? contentType)
    {
        Respond("Bans.update", 400, body, sentContentType);

        LiveChatValidationException exception = await FailAsync();

        exception.ErrorCode.Should().BeNull();
        exception.ServiceMessage.Should().BeNull();
        exception.ResponseBody.Should().Be(body);
        exception.ContentType.Should().Be(contentType);
    }

    [Fact]
    public async Task An_empty_body_has_no_code_or_message()
    {
        Respond("Bans.update", 400, body: null);

        LiveChatValidationException exception = await FailAsync();

        exception.ErrorCode.Should().BeNull();
        exception.ServiceMessage.Should().BeNull();
        exception.ResponseBody.Should().BeEmpty();
        exception.ContentType.Should().BeNull();
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/plain; charset=iso-8859-1")]
    [InlineData(null)]
    public async Task JSON_with_another_content_type_is_read(string? contentType)
    {
        Respond("Bans.update", 400, """{"code":400000,"message":"Words."}""", contentType);

        LiveChatValidationException exception = await FailAsync();

        exception.ErrorCode.Should().Be(LiveChatErrorCode.MissingParameter);
        exception.ServiceMessage.Should().Be("Words.");
    }

    [Theory]
    [InlineData("an unpaired surrogate in the message", """{"code":12,"message":"\ud83d"}""")]
    [InlineData("an unpaired surrogate in the code", """{"code":"\ud83d","message":"Words."}""")]
    [InlineData("an unpaired surrogate in a field name", """{"\ud83d":12,"message":"Words."}""")]
    [InlineData("a string that is only an unpaired surrogate", "\"\\ud83d\"")]
    public async Task A_body_with_invalid_Unicode_is_kept(string scenario, string body)
    {
        Respond("Bans.update", 400, body);

        (await FailAsync()).ResponseBody.Should().Be(body, "of {0}", scenario);
    }

    [Fact]
    public async Task A_body_with_invalid_UTF_8_is_kept()
    {
        byte[] body = [.. """{"code":12,"message":"""u8, (byte)'"', 0xE9, 0xFF, (byte)'"', (byte)'}'];
        await using var server = new RawServer(exchange => exchange.SendAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"),
            body));
        using var client = new LiveChatClient(server.CreateOptions());

        LiveChatValidationException exception = await Failure.OfAsync<LiveChatValidationException>(() => client.Bans.ListAsync());

        exception.ResponseBody.Should().StartWith("{\"code\":12");
    }

    [Fact]
    public async Task A_body_with_a_byte_order_mark_is_read()
    {
        Respond("Bans.update", 400, "\uFEFF" + """{"code":400000,"message":"Words."}""");

        (await FailAsync()).ServiceMessage.Should().Be("Words.");
    }

    [Fact]
    public async Task A_deeply_nested_body_has_no_message()
    {
        Respond("Bans.update", 400, string.Concat(Enumerable.Repeat("{\"error\":", 5000)));

        (await FailAsync()).ServiceMessage.Should().BeNull();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("€")]
    [InlineData("😀")]
    public async Task A_huge_body_is_truncated_to_at_most_8192_characters(string unit)
    {
        string body = string.Concat(Enumerable.Repeat(unit, 1_000_000));
        Respond("Bans.update", 400, body, "text/plain");

        LiveChatValidationException exception = await FailAsync();

        exception.ResponseBody.Length.Should().BeInRange(2000, 8192);
        body.Should().StartWith(exception.ResponseBody, "no character is split");
    }

    [Fact]
    public async Task Only_the_first_8192_characters_of_a_body_are_kept()
    {
        string body = new('x', 8192);
        Respond("Bans.update", 400, body);
        (await FailAsync()).ResponseBody.Should().Be(body);

        Respond("Bans.update", 400, body + "y");
        (await FailAsync()).ResponseBody.Should().Be(body);
    }

    [Fact]
    public async Task A_connection_lost_in_the_body_of_an_error_throws_the_exception_of_its_status()
    {
        Fake.Faults.On("Bans.update").Truncate(409, """{"code":409000,""", 500);

        LiveChatConflictException exception = await Failure.OfAsync<LiveChatConflictException>(() => Client.Bans.UpdateAsync(7, new Ban { Comment = "spam" }));

        exception.StatusCode.Should().Be(HttpStatusCode.Conflict);
        exception.OperationId.Should().Be("Bans.update");
        exception.Attempts.Should().Be(1);
        exception.ContentType.Should().Be("application/json");
        exception.ResponseBody.Should().Be("""{"code":409000,""");
    }

    private Task<LiveChatValidationException> FailAsync() =>
        Failure.OfAsync<LiveChatValidationException>(() => Client.Bans.UpdateAsync(7, new Ban { Comment = "spam" }));
}
