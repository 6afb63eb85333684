namespace Comm100.LiveChat.Client.Tests.Http;

public sealed class RequestPathTests : ClientTest
{
    [Theory]
    [InlineData("")]
    [InlineData("bans")]
    [InlineData("/")]
    [InlineData("//elsewhere.invalid/bans")]
    [InlineData("/bans/")]
    [InlineData("/bans//7")]
    [InlineData("https://elsewhere.invalid/bans")]
    [InlineData("/bans?x=1")]
    [InlineData("/bans#f")]
    [InlineData("/bans\\7")]
    [InlineData("\\bans")]
    [InlineData("/ba ns")]
    [InlineData(" /bans")]
    [InlineData("/bans\t")]
    [InlineData("/bans\r\nX-Injected: 1")]
    [InlineData("/bans/é")]
    [InlineData("/bans/\u007f")]
    [InlineData("/.")]
    [InlineData("/..")]
    [InlineData("/../bans")]
    [InlineData("/bans/../x")]
    [InlineData("/bans/.")]
    [InlineData("/%2e%2e/bans")]
    [InlineData("/%2E%2E/bans")]
    [InlineData("/.%2e/bans")]
    [InlineData("/%2e/bans")]
    [InlineData("/%252e%252e/bans")]
    [InlineData("/%25252e%25252e/bans")]
    [InlineData(" ")]
    public void An_invalid_path_is_rejected(string path)
    {
        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Get, path)).Should().Throw<ArgumentException>().Which.ParamName.Should().Be("path");
        FluentActions.Invoking(() => LiveChatRequest.FromRoot(HttpMethod.Get, path)).Should().Throw<ArgumentException>().Which.ParamName.Should().Be("path");
    }

    [Theory]
    [InlineData("/bans")]
    [InlineData("/bans/7")]
    [InlineData("/a/b/c/d/e")]
    [InlineData("/chats/%C3%A9")]
    [InlineData("/chats/a%2Fb")]
    [InlineData("/chats/%252F")]
    [InlineData("/.../a.b")]
    [InlineData("/a:b@c;d=e,f!$&'()*+~-_")]
    public async Task A_valid_path_is_appended_unchanged_to_the_API_path(string path)
    {
        await Record.ExceptionAsync(() => Client.SendAsync(new LiveChatRequest(HttpMethod.Get, path)));

        LastRequest.RawTarget.Should().Be("/api/v1/livechat" + path);
    }

    [Theory]
    [InlineData("/oauth/token")]
    [InlineData("/api/v2/livechat/bans")]
    public async Task A_path_from_the_root_is_sent_without_the_API_path(string path)
    {
        await Record.ExceptionAsync(() => Client.SendAsync(LiveChatRequest.FromRoot(HttpMethod.Get, path)));

        LastRequest.RawTarget.Should().Be(path);
        LastRequest.Headers["Authorization"].Should().StartWith("Basic ");
    }

    [Fact]
    public async Task A_path_from_the_root_is_appended_to_the_path_of_the_base_address()
    {
        LiveChatClient client = CreateClient(options => options.BaseAddress = new Uri(Fake.BaseAddress, "portal/"));

        await Record.ExceptionAsync(() => client.SendAsync(LiveChatRequest.FromRoot(HttpMethod.Get, "/x")));

        LastRequest.RawTarget.Should().Be("/portal/x");
    }

    [Fact]
    public async Task A_request_from_the_root_contains_the_site_id_too()
    {
        LiveChatClient client = CreateClient(options => options.SiteId = 12);

        await Record.ExceptionAsync(() => client.SendAsync(LiveChatRequest.FromRoot(HttpMethod.Get, "/x")));

        LastRequest.RawTarget.Should().Be("/x?siteId=12");
    }

    [Fact]
    public async Task Null_arguments_are_rejected()
    {
        FluentActions.Invoking(() => new LiveChatRequest(null!, "/bans")).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Get, null!)).Should().Throw<ArgumentNullException>();
        await FluentActions.Awaiting(() => Client.SendAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
    }

    [Fact]
    public void ToString_contains_the_method_but_neither_the_path_nor_the_query() =>
        new LiveChatRequest(HttpMethod.Get, "/chats/canary").WithQuery("canary", "canary").ToString().Should().Contain("GET").And.NotContain("canary");
}
