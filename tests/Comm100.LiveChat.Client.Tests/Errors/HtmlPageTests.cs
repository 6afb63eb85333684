using Comm100.LiveChat.Client.Testing;
using Comm100.LiveChat.Client.Tests.Contract;

namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>A page of HTML with a success status, such as the login page of a proxy, from every operation.</summary>
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
    public Task An_HTML_page_is_an_error_of_the_same_type_for_every_operation() => EachCase.CheckAsync(
        from operation in ApiContract.Operations
        from status in new[] { 200, 201 }
        from page in s_pages
        select (operation, status, page),
        async one =>
        {
            Respond(one.operation.Id, one.status, one.page.Body, one.page.ContentType);
            object?[] arguments = [.. TypedCalls.Arguments(one.operation.Id, one.operation.Body is null ? null : ApiContract.DocumentOf(one.operation.Body))];

            LiveChatSerializationException exception = await Failure.OfAsync<LiveChatSerializationException>(() => ApiSurface.CallAsync(Client, one.operation.Id, arguments));

            exception.OperationId.Should().Be(one.operation.Id);
            exception.ToString().Should().NotContain("canary");
        });

    [Theory]
    [InlineData("GET", "/bans/7")]
    [InlineData("POST", "/bans")]
    [InlineData("PUT", "/bans/7")]
    [InlineData("DELETE", "/bans/7")]
    public async Task An_HTML_page_is_an_error_for_every_HTTP_method_of_a_custom_request(string verb, string path)
    {
        foreach ((string body, string? contentType) in s_pages)
        {
            Fake.Faults.On(FaultPlan.AnyOperation).Respond(200, body, contentType).Times(1);

            await Failure.OfAsync<LiveChatSerializationException>(() => Client.SendAsync(new LiveChatRequest(new HttpMethod(verb), path)));
        }
    }
}
