namespace Comm100.LiveChat.Client.Tests.Http;

public sealed class RequestQueryTests : ClientTest
{
    [Theory]
    [InlineData("a b")]
    [InlineData("a+b")]
    [InlineData("a&b=c")]
    [InlineData("conditions[0][field]")]
    [InlineData("a?b#c")]
    [InlineData("a/b\\c")]
    [InlineData("100%")]
    [InlineData("%26")]
    [InlineData("é")]
    [InlineData("日本")]
    [InlineData("😀")]
    [InlineData("a\r\nX-Injected: 1")]
    [InlineData("\"'<>`{}|^~!*()")]
    public async Task Names_and_values_of_parameters_are_received_unchanged(string text)
    {
        await Record.ExceptionAsync(() => Client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans").WithQuery("q", text).WithQuery(text, "v").WithQuery("z", "1")));

        LastRequest.Path.Should().Be("/api/v1/livechat/bans");
        LastRequest.Query.Should().HaveCount(3);
        LastRequest.Query["q"].Should().Equal(text);
        LastRequest.Query[text].Should().Equal("v");
        LastRequest.Query["z"].Should().Equal("1");
        LastRequest.Headers.Should().NotContainKey("X-Injected");
    }

    [Fact]
    public async Task A_query_is_escaped_and_keeps_the_order_of_its_parameters()
    {
        await Client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans")
            .WithQuery("b", "1 +2").WithQuery("a[0]", "é&=").WithQuery("b", "").WithQuery("c", value: null));

        LastRequest.RawTarget.Should().Be("/api/v1/livechat/bans?b=1%20%2B2&a%5B0%5D=%C3%A9%26%3D&b=");
        LastRequest.Query["b"].Should().Equal("1 +2", "");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_parameter_without_a_name_is_rejected(string? name) =>
        new LiveChatRequest(HttpMethod.Get, "/bans").Invoking(request => request.WithQuery(name!, "1")).Should().Throw<ArgumentException>();
}
