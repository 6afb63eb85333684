using System.Text;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Http;

public sealed class RequestBodyTests : ClientTest
{
    [Fact]
    public async Task A_body_contains_only_the_fields_that_are_set()
    {
        await Client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9", Comment = "spam" });

        AssertBody("""{"type":"ip","ipAddress":"203.0.113.9","comment":"spam"}""");
    }

    [Fact]
    public async Task Empty_strings_zeros_false_and_empty_lists_are_written()
    {
        await Record.ExceptionAsync(() => Client.ChatButton.UpdateAsync(3, new ChatButton
        {
            IsHideOffline = false,
            AllowedDomains = [],
            Image = new ChatButtonImage { OnlineImageId = 0 },
            TextLink = new ChatButtonTextLink { Text = "" },
        }));

        AssertBody("""{"isHideOffline":false,"allowedDomains":[],"image":{"onlineImageId":0},"textLink":{"text":""}}""");
    }

    [Theory]
    [InlineData("spam")]
    [InlineData("é ü ß")]
    [InlineData("😀")]
    [InlineData("\"quoted\" \\ / \n \t <b>&amp;</b> +")]
    public async Task A_body_has_a_content_length_in_bytes_and_is_not_chunked(string comment)
    {
        await Client.Bans.UpdateAsync(await GetAnyBanIdAsync(), new Ban { Comment = comment });

        LastRequest.ContentLength.Should().Be(Encoding.UTF8.GetByteCount(LastRequest.Body)).And.BePositive();
        LastRequest.Headers.Should().NotContainKey("Transfer-Encoding");
        LastRequest.Headers["Content-Type"].Should().Be("application/json; charset=utf-8");
        JsonNode.Parse(LastRequest.Body)!["comment"]!.GetValue<string>().Should().Be(comment);
    }

    [Fact]
    public async Task A_large_body_has_a_content_length_too()
    {
        string comment = new('x', 1_000_000);

        await Client.Bans.UpdateAsync(await GetAnyBanIdAsync(), new Ban { Comment = comment });

        LastRequest.ContentLength.Should().Be(comment.Length + """{"comment":""}""".Length);
        LastRequest.Headers.Should().NotContainKey("Transfer-Encoding");
    }

    [Fact]
    public async Task Requests_without_a_body_have_no_content_headers()
    {
        long id = await GetAnyBanIdAsync();
        await Client.Bans.GetAsync(id);
        await Client.Bans.DeleteAsync(id);

        Fake.Requests.Should().OnlyContain(request => request.Body == "" && !request.Headers.ContainsKey("Content-Type") && !request.Headers.ContainsKey("Transfer-Encoding"));
    }

    [Fact]
    public async Task Read_only_fields_are_not_written()
    {
        await Client.Bans.CreateAsync(new Ban { Id = 77, Type = BanType.Ip, IpAddress = "203.0.113.9" });

        AssertBody("""{"type":"ip","ipAddress":"203.0.113.9"}""");
    }

    [Fact]
    public async Task An_object_is_written_back_with_its_unknown_fields_and_without_its_id()
    {
        const string Unknown = """{"when":null,"tags":["a",1,true,{"b":"é"}],"amount":1.50}""";
        Respond("Bans.get", 200, """{"id":7,"type":"ip","ipAddress":"203.0.113.9","comment":null,"review":""" + Unknown + ""","Score":12}""");
        Ban ban = await Client.Bans.GetAsync(7);
        ban.Comment = "seen";

        await Record.ExceptionAsync(() => Client.Bans.UpdateAsync(7, ban));

        AssertBody("""{"type":"ip","ipAddress":"203.0.113.9","comment":"seen","review":""" + Unknown + ""","Score":12}""");
        LastRequest.Body.Should().Contain("1.50");
    }

    [Fact]
    public async Task Unknown_nested_fields_are_written_back_too()
    {
        Respond("ChatButton.get", 200, """{"type":"adaptive","adaptive":{"themeColor":"#112233","shadow":{"x":1}}}""");
        ChatButton button = await Client.ChatButton.GetAsync(3);

        await Record.ExceptionAsync(() => Client.ChatButton.UpdateAsync(3, button));

        AssertBody("""{"type":"adaptive","adaptive":{"themeColor":"#112233","shadow":{"x":1}}}""");
    }

    [Fact]
    public async Task A_null_body_or_query_is_rejected_before_a_request_is_sent()
    {
        await FluentActions.Awaiting(() => Client.Bans.CreateAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
        await FluentActions.Awaiting(() => Client.Bans.UpdateAsync(7, null!)).Should().ThrowAsync<ArgumentNullException>();
        await FluentActions.Awaiting(() => Client.Chats.GetPageAsync(null!)).Should().ThrowAsync<ArgumentNullException>();

        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task All_missing_required_fields_are_reported_before_a_request_is_sent()
    {
        (await FluentActions.Awaiting(() => Client.Bans.CreateAsync(new Ban { Comment = "spam" })).Should().ThrowAsync<ArgumentException>())
            .Which.Message.Should().Contain("'type'").And.Contain("'ipAddress'").And.NotContain("spam");

        Fake.Requests.Should().BeEmpty();
    }

    private async Task<long> GetAnyBanIdAsync()
    {
        Ban ban = (await Client.Bans.ListAsync())[0];
        Fake.Requests.Clear();
        return ban.Id!.Value;
    }

    private void AssertBody(string expected)
    {
        JsonNode.DeepEquals(JsonNode.Parse(LastRequest.Body), JsonNode.Parse(expected)).Should().BeTrue("the body should be {0}, but it is {1}", expected, LastRequest.Body);
        LastRequest.ContentLength.Should().Be(Encoding.UTF8.GetByteCount(LastRequest.Body));
    }
}
