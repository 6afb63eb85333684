namespace Comm100.LiveChat.Client.Tests.Http;

public sealed class AddressTests : ClientTest
{
    [Theory]
    [InlineData("/api/v1/livechat", "/api/v1/livechat/bans")]
    [InlineData("/api/v1/livechat/", "/api/v1/livechat/bans")]
    [InlineData("/api/v2/livechat", "/api/v2/livechat/bans")]
    [InlineData("/livechatwebapi/api/v2/livechat/", "/livechatwebapi/api/v2/livechat/bans")]
    [InlineData("", "/bans")]
    [InlineData("/", "/bans")]
    public async Task The_API_path_is_prepended_to_the_route(string apiPath, string target)
    {
        await Record.ExceptionAsync(() => CreateClient(options => options.ApiPath = apiPath).Bans.ListAsync());

        LastRequest.RawTarget.Should().Be(target);
    }

    [Theory]
    [InlineData("portal", "/portal/api/v1/livechat/bans")]
    [InlineData("portal/", "/portal/api/v1/livechat/bans")]
    [InlineData("a/b%20c/", "/a/b%20c/api/v1/livechat/bans")]
    public async Task The_path_of_the_base_address_is_kept(string path, string target)
    {
        await Record.ExceptionAsync(() => CreateClient(options => options.BaseAddress = new Uri(Fake.BaseAddress, path)).Bans.ListAsync());

        LastRequest.RawTarget.Should().Be(target);
    }

    [Theory]
    [InlineData("chats")]
    [InlineData("CHATS")]
    public async Task PathSegmentOverrides_replaces_a_path_segment_regardless_of_case(string key)
    {
        LiveChatClient client = CreateClient(options => options.PathSegmentOverrides[key] = "conversations");

        await Record.ExceptionAsync(() => client.Chats.GetAsync(5));
        LastRequest.RawTarget.Should().Be("/api/v1/livechat/conversations/5");

        await Record.ExceptionAsync(() => client.Chats.GetPageAsync(new ChatQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1))));
        LastRequest.Path.Should().Be("/api/v1/livechat/conversations");
    }

    [Fact]
    public async Task PathSegmentOverrides_replaces_segments_of_the_route_but_not_ids()
    {
        LiveChatClient client = CreateClient(options =>
        {
            options.PathSegmentOverrides["chats"] = "conversations";
            options.PathSegmentOverrides["chatButton"] = "button";
        });

        await Record.ExceptionAsync(() => client.Chats.GetAsync("chats"));
        LastRequest.RawTarget.Should().Be("/api/v1/livechat/conversations/chats");

        await Record.ExceptionAsync(() => client.ChatButton.GetAsync(3));
        LastRequest.RawTarget.Should().Be("/api/v1/livechat/campaigns/3/button");

        await Record.ExceptionAsync(() => client.Bans.ListAsync());
        LastRequest.RawTarget.Should().Be("/api/v1/livechat/bans");
    }

    [Fact]
    public async Task An_exception_contains_the_documented_route_if_a_path_segment_is_replaced()
    {
        LiveChatClient client = CreateClient(options => options.PathSegmentOverrides["bans"] = "blocked");

        LiveChatNotFoundException exception = (await FluentActions.Awaiting(() => client.Bans.GetAsync(5)).Should().ThrowExactlyAsync<LiveChatNotFoundException>()).Which;

        exception.RouteTemplate.Should().Be("/bans/{id}");
    }

    [Fact]
    public async Task Every_request_contains_the_site_id()
    {
        LiveChatClient client = CreateClient(options => options.SiteId = 10_000);

        await client.Bans.ListAsync();
        LastRequest.RawTarget.Should().Be("/api/v1/livechat/bans?siteId=10000");

        await client.Chats.GetPageAsync(new ChatQuery(Fake.Now.AddDays(-1), Fake.Now));
        LastRequest.RawTarget.Should().StartWith("/api/v1/livechat/chats?timeFrom=").And.EndWith("&siteId=10000");
        LastRequest.Query["siteId"].Should().Equal("10000");

        Ban ban = await client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" });
        LastRequest.RawTarget.Should().Be("/api/v1/livechat/bans?siteId=10000");

        await client.Bans.UpdateAsync(ban.Id!.Value, new Ban { Comment = "spam" });
        LastRequest.Query["siteId"].Should().Equal("10000");

        await client.Bans.DeleteAsync(ban.Id.Value);
        LastRequest.Query["siteId"].Should().Equal("10000");

        await client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans").WithQuery("a", "b"));
        LastRequest.QueryString.Should().Be("?a=b&siteId=10000");

        Fake.Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task No_site_id_is_sent_if_none_is_set()
    {
        await Client.Bans.ListAsync();

        LastRequest.QueryString.Should().BeEmpty();
    }
}
