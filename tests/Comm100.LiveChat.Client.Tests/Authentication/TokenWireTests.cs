using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Authentication;

/// <summary>Responses of the token endpoint that no real web server would send.</summary>
public sealed class TokenWireTests
{
    private const string Canary = "canary";
    private const string Token = """{"access_token":"canary","token_type":"bearer","expires_in":3600}""";
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    [Fact]
    public Task A_response_that_is_truncated_after_the_token_is_rejected() => AssertRejectedAsync(Ok + "Content-Length: 1000\r\nConnection: close\r\n\r\n" + Token);

    [Fact]
    public Task A_chunked_response_that_is_truncated_after_the_token_is_rejected() =>
        AssertRejectedAsync(Ok + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + FormattableString.Invariant($"{Token.Length:x}\r\n{Token}\r\n"));

    [Fact]
    public Task A_response_that_is_too_long_is_rejected_even_if_it_starts_with_a_complete_token() =>
        AssertRejectedAsync(Ok + FormattableString.Invariant($"Content-Length: {Token.Length + 100_000}\r\nConnection: close\r\n\r\n") + Token + new string(' ', 100_000));

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\ncanary canary\r\n\r\n")]
    [InlineData("HTTP/1.1 canary canary\r\n\r\n")]
    [InlineData("canary canary canary\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ncanary\r\n")]
    public Task A_response_that_is_not_valid_HTTP_is_not_quoted_in_the_exception(string response) => AssertRejectedAsync(response);

    private static async Task AssertRejectedAsync(string response)
    {
        await using var server = new RawServer(exchange => exchange.Request.StartsWith("POST /oauth/token", StringComparison.Ordinal) ? exchange.SendAsync(response) : exchange.SendJsonAsync("[]"));
        LiveChatClientOptions options = server.CreateOptions();
        options.Credential = LiveChatCredential.OAuthPassword("agent@example.com", "password");
        using var client = new LiveChatClient(options);

        LiveChatTokenException exception = await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());

        exception.ToString().Should().NotContain(Canary);
        server.Requests.Should().OnlyContain(request => request.StartsWith("POST /oauth/token", StringComparison.Ordinal), "no call is sent with a token that can be truncated");
    }
}
