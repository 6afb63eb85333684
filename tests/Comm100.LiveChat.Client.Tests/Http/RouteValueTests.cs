namespace Comm100.LiveChat.Client.Tests.Http;

public sealed class RouteValueTests : ClientTest
{
    private const string Prefix = "/api/v1/livechat/chats/";

    // The theory data contains names because not every test runner can display these values.
    private static readonly Dictionary<string, string> s_rejected = new(StringComparer.Ordinal)
    {
        ["two dots"] = "..",
        ["one dot"] = ".",
        ["empty"] = "",
        ["space"] = " ",
        ["tab"] = "\t",
    };

    private static readonly Dictionary<string, string> s_accepted = new(StringComparer.Ordinal)
    {
        ["plain"] = "e1d4f7a0-1111-2222-3333-444455556666",
        ["slash"] = "/",
        ["slash within"] = "a/b",
        ["dots between slashes"] = "a/../b",
        ["backslash"] = "\\",
        ["escaped dots"] = "%2e%2e",
        ["escaped dots in capitals"] = "%2E%2E",
        ["dots, escaped slash, more"] = "..%2Fbans",
        ["dots, slash, more"] = "../bans",
        ["dots, slash"] = "../",
        ["slash, dots"] = "/..",
        ["dots and a parameter"] = "..;x",
        ["query"] = "?x=1",
        ["fragment"] = "#f",
        ["backslash, dots"] = "\\..",
        ["dots, backslash"] = "..\\",
        ["three dots"] = "...",
        ["accent"] = "é",
        ["emoji"] = "😀",
        ["plus"] = "+",
        ["ampersand"] = "a&b=c",
        ["escaped zero"] = "%00",
        ["percent alone"] = "%",
        ["percent, no digits"] = "%zz",
        ["escaped twice"] = "%252e%252e",
        ["colon"] = "http://elsewhere.invalid/",
        ["at"] = "user@elsewhere.invalid",
        ["line break"] = "a\r\nX-Injected: 1",
        ["space within"] = "a b",
        ["spaces around"] = " a ",
        ["brackets"] = "[1]{2}<3>|^`\"'",
        ["long"] = new string('x', 3000),
    };

    public static TheoryData<string> Rejected => [.. s_rejected.Keys];

    public static TheoryData<string> Accepted => [.. s_accepted.Keys];

    [Theory]
    [MemberData(nameof(Rejected))]
    public async Task An_id_that_is_not_a_valid_path_segment_is_rejected_before_a_request_is_sent(string name)
    {
        (await FluentActions.Awaiting(() => Client.Chats.GetAsync(s_rejected[name])).Should().ThrowAsync<ArgumentException>())
            .Which.Message.Should().Contain("'id'");

        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Any_other_id_is_sent_as_one_escaped_path_segment(string name)
    {
        await Record.ExceptionAsync(() => Client.Chats.GetAsync(s_accepted[name]));

        AssertOneSegment(LastRequest.RawTarget, s_accepted[name]);
        LastRequest.OperationId.Should().Be("Chats.get");
        LastRequest.Headers.Should().NotContainKey("X-Injected");
    }

    [Fact]
    public async Task An_id_of_100000_characters_is_rejected_or_sent_as_one_escaped_path_segment()
    {
        // Kestrel rejects a request line of this length, so this test uses a server on raw sockets.
        string id = new('y', 100_000);
        await using RawServer server = RawServer.WithResponse("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        using var client = new LiveChatClient(server.CreateOptions());

        Exception? failure = await Record.ExceptionAsync(() => client.Chats.GetAsync(id));

        if (failure is null)
        {
            AssertOneSegment(server.Requests.Single().Split(' ')[1], id);
        }
        else
        {
            failure.Should().BeAssignableTo<ArgumentException>().Which.Message.Should().NotContain("yyyy");
            server.Requests.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task An_id_with_an_unpaired_surrogate_is_rejected()
    {
        const string UnpairedSurrogate = "a\ud83d";

        Exception? failure = await Record.ExceptionAsync(() => Client.Chats.GetAsync(UnpairedSurrogate));

        failure.Should().BeAssignableTo<ArgumentException>();
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public void The_only_operation_with_a_string_in_its_path_is_Chats_get() =>
        Contract.ApiSurface.Methods.Where(method => method.Value.GetParameters().Any(parameter => parameter.ParameterType == typeof(ChatId) || parameter.ParameterType == typeof(string)))
            .Select(method => method.Key).Should().Equal("Chats.get");

    [Fact]
    public async Task A_null_id_is_rejected()
    {
        await FluentActions.Awaiting(() => Client.Chats.GetAsync((string)null!)).Should().ThrowAsync<ArgumentNullException>();

        Fake.Requests.Should().BeEmpty();
    }

    private static void AssertOneSegment(string rawTarget, string id)
    {
        rawTarget.Should().StartWith(Prefix);
        string segment = rawTarget[Prefix.Length..];
        segment.Should().NotContainAny("/", "\\", "?", "#", " ", "\r", "\n");
        segment.Should().NotBe(".").And.NotBe("..");
        Uri.UnescapeDataString(segment).Should().Be(id);
    }
}
