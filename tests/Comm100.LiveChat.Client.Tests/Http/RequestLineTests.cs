using System.Reflection;

namespace Comm100.LiveChat.Client.Tests.Http;

public sealed class RequestLineTests : ClientTest
{
    private static readonly Dictionary<string, Func<LiveChatClient, Task>> s_calls = new(StringComparer.Ordinal)
    {
        ["Bans.list"] = client => client.Bans.ListAsync(),
        ["Bans.get"] = client => client.Bans.GetAsync(7),
        ["Bans.create"] = client => client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" }),
        ["Bans.update"] = client => client.Bans.UpdateAsync(7, new Ban { Comment = "spam" }),
        ["Bans.delete"] = client => client.Bans.DeleteAsync(7),
        ["ChatButton.get"] = client => client.ChatButton.GetAsync(3),
        ["ChatButton.update"] = client => client.ChatButton.UpdateAsync(3, new ChatButton { IsHideOffline = true }),
        ["Chats.get"] = client => client.Chats.GetAsync("e1d4f7a0-1111-2222-3333-444455556666"),
    };

    public static TheoryData<string> Calls => [.. s_calls.Keys];

    [Theory]
    [InlineData("Bans.list", "GET", "/api/v1/livechat/bans")]
    [InlineData("Bans.get", "GET", "/api/v1/livechat/bans/7")]
    [InlineData("Bans.create", "POST", "/api/v1/livechat/bans")]
    [InlineData("Bans.update", "PUT", "/api/v1/livechat/bans/7")]
    [InlineData("Bans.delete", "DELETE", "/api/v1/livechat/bans/7")]
    [InlineData("ChatButton.get", "GET", "/api/v1/livechat/campaigns/3/chatButton")]
    [InlineData("ChatButton.update", "PUT", "/api/v1/livechat/campaigns/3/chatButton")]
    [InlineData("Chats.get", "GET", "/api/v1/livechat/chats/e1d4f7a0-1111-2222-3333-444455556666")]
    public async Task Method_and_path_match_the_documentation(string operation, string verb, string target)
    {
        await Record.ExceptionAsync(() => s_calls[operation](Client));

        LastRequest.OperationId.Should().Be(operation);
        LastRequest.Method.Should().Be(verb);
        LastRequest.RawTarget.Should().Be(target);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_sends_one_request(string operation)
    {
        await Record.ExceptionAsync(() => s_calls[operation](Client));

        Fake.Requests.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_failed_call_sends_one_request_if_retries_are_disabled(string operation)
    {
        Fake.Faults.On(operation).Respond(503);

        await FluentActions.Awaiting(() => s_calls[operation](Client)).Should().ThrowAsync<LiveChatServerException>();

        Fake.Requests.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Every_request_identifies_the_client_and_accepts_JSON(string operation)
    {
        string version = typeof(LiveChatClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

        await Record.ExceptionAsync(() => s_calls[operation](Client));

        LastRequest.Headers["User-Agent"].Should().Be("Comm100.LiveChat.Client/" + version);
        LastRequest.Headers["Accept"].Should().Be("application/json");
        LastRequest.Headers["Host"].Should().Be(Fake.BaseAddress.Authority);
        LastRequest.Headers.Should().ContainKey("Authorization").And.NotContainKey("Expect").And.NotContainKey("Cookie");
    }

    [Fact]
    public async Task The_query_of_a_page_is_escaped_and_its_times_are_in_whole_seconds()
    {
        await Client.Chats.GetPageAsync(new ChatQuery
        {
            TimeFrom = new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.FromHours(2)),
            TimeTo = new DateTimeOffset(2026, 6, 8, 0, 0, 0, TimeSpan.Zero),
            TimeZone = TimeSpan.FromHours(2),
            Keywords = "a+b & c",
            PageIndex = 2,
            PageSize = 50,
        });

        LastRequest.RawTarget.Should().Be(
            "/api/v1/livechat/chats?timeFrom=2026-06-01T10%3A00%3A00&timeTo=2026-06-08T02%3A00%3A00&timezone=%2B02%3A00&keywords=a%2Bb%20%26%20c&pageIndex=2&pageSize=50");
    }

    [Fact]
    public async Task Cookies_are_not_stored()
    {
        Respond("Bans.list", 200, "[]", headers: ("Set-Cookie", "session=1; Path=/"));
        await Client.Bans.ListAsync();

        await Client.Bans.ListAsync();

        LastRequest.Headers.Should().NotContainKey("Cookie");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(long.MaxValue)]
    public async Task A_numeric_id_is_written_with_all_digits(long id)
    {
        await Record.ExceptionAsync(() => Client.Bans.GetAsync(id));

        LastRequest.RawTarget.Should().Be("/api/v1/livechat/bans/" + id.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
