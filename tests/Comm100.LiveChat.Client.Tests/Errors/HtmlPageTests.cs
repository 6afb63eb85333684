using Comm100.LiveChat.Client.Testing;
using Comm100.LiveChat.Client.Tests.Contract;

namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>An HTML page with a success status, such as the login page of a proxy, in response to every operation.</summary>
public sealed class HtmlPageTests : ClientTest
{
    private static readonly (string Body, string? ContentType)[] s_pages =
    [
        ("<!DOCTYPE html><html><head><title>Log in</title></head><body>canary</body></html>", "text/html"),
        ("\r\n  <html lang=\"en\"><body>canary</body></html>", "text/html; charset=utf-8"),
        ("<!doctype HTML><p>canary</p>", "application/json"),
        ("<html><body>canary</body></html>", null),
    ];

    [Fact]
    public Task An_HTML_page_throws_LiveChatSerializationException_for_every_operation() => EachCase.CheckAsync(
        from operation in ApiContract.Operations
        from status in new[] { 200, 201 }
        from page in s_pages
        select (operation, status, page),
        async testCase =>
        {
            Respond(testCase.operation.Id, testCase.status, testCase.page.Body, testCase.page.ContentType);
            object?[] arguments = [.. TypedCalls.Arguments(testCase.operation.Id, testCase.operation.Body is null ? null : ApiContract.DocumentOf(testCase.operation.Body))];

            LiveChatSerializationException exception = await Failure.OfAsync<LiveChatSerializationException>(() => ApiSurface.CallAsync(Client, testCase.operation.Id, arguments));

            exception.OperationId.Should().Be(testCase.operation.Id);
            exception.ToString().Should().NotContain("canary");
        });

    [Theory]
    [InlineData("GET", "/bans/7")]
    [InlineData("POST", "/bans")]
    [InlineData("PUT", "/bans/7")]
    [InlineData("DELETE", "/bans/7")]
    public async Task An_HTML_page_throws_LiveChatSerializationException_for_a_custom_request(string method, string path)
    {
        foreach ((string body, string? contentType) in s_pages)
        {
            Fake.Faults.On(FaultPlan.AnyOperation).Respond(200, body, contentType).Times(1);

            await Failure.OfAsync<LiveChatSerializationException>(() => Client.SendAsync(new LiveChatRequest(new HttpMethod(method), path)));
        }
    }
}
