using System.Text;
using Comm100.LiveChat.Client.Tests.Serialization;

namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>The character sets of results, errors and token responses.</summary>
public sealed class CharacterSetTests : JsonTest
{
    private const string Text = "Zoë €";

    private static readonly Ban s_ban = new() { Type = BanType.Ip, IpAddress = "203.0.113.9" };

    public static TheoryData<string, string?, bool> CharacterSets => new()
    {
        // The encoding, the Content-Type header, and whether the body starts with a byte order mark.
        { "utf-8", "application/json", false },
        { "utf-8", "application/json; charset=utf-8", true },
        { "utf-8", "application/json; charset=utf-7", false },
        { "utf-8", "application/json; charset=us-ascii", false },
        { "utf-8", "application/json; charset=windows-1252", false },
        { "utf-8", "application/json; charset=utf-16", false },
        { "utf-8", "application/json; charset=\"iso-8859-1\"", false },
        { "utf-8", "application/json; charset=nonsense", false },
        { "utf-8", "nonsense", false },
        { "utf-8", null, false },
        { "utf-16", "application/json; charset=utf-16", true },
        { "utf-16", "application/json; charset=utf-16", false },
        { "utf-16", "application/json", true },
        { "utf-16", "application/json", false },
        { "utf-16BE", "application/json; charset=utf-16", true },
        { "utf-16BE", "application/json; charset=utf-16", false },
        { "utf-16BE", "application/json; charset=utf-8", false },
        { "utf-32", "application/json; charset=utf-32", true },
        { "utf-32", "application/json", false },
        { "utf-32BE", "application/json", true },
        { "utf-32BE", "application/json", false },
#if !CLIENT_NETSTANDARD
        { "windows-1252", "application/json; charset=windows-1252", false },
        { "windows-1252", "application/json; charset=CP1252", false },
        { "windows-1252", "application/json;charset='windows-1252'; v=1", false },
        { "windows-1252", "application/json; charset = windows-1252", false },
        { "iso-8859-15", "application/json; charset=iso-8859-15", false },
        { "gb18030", "application/json; charset=gb18030", false },
#endif
    };

    [Theory]
    [MemberData(nameof(CharacterSets))]
    public async Task A_result_is_read_in_any_character_set(string encoding, string? contentType, bool hasByteOrderMark)
    {
        await using RawServer server = RawBodies.Serve(Bytes(encoding, $$"""{"id":7,"comment":"{{Text}}"}""", hasByteOrderMark), contentType);
        using var client = new LiveChatClient(WithLog(server.CreateOptions()));

        (await client.Bans.GetAsync(7)).Comment.Should().Be(Text);
        Reports.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(CharacterSets))]
    public async Task An_error_is_read_in_any_character_set(string encoding, string? contentType, bool hasByteOrderMark)
    {
        await using RawServer server = RawBodies.Serve(Bytes(encoding, $$"""{"code":400000,"message":"{{Text}}"}""", hasByteOrderMark), contentType, status: 400);
        using var client = new LiveChatClient(server.CreateOptions());

        LiveChatValidationException exception = await Failure.OfAsync<LiveChatValidationException>(() => client.Bans.GetAsync(7));

        exception.ServiceMessage.Should().Be(Text);
        exception.ResponseBody.Should().Contain(Text);
    }

    [Theory]
    [MemberData(nameof(CharacterSets))]
    public async Task A_token_response_is_read_in_any_character_set(string encoding, string? contentType, bool hasByteOrderMark)
    {
        byte[] token = Bytes(encoding, $$"""{"access_token":"t","expires_in":3600,"note":"{{Text}}"}""", hasByteOrderMark);
        await using RawServer tokens = RawBodies.Serve(token, contentType);
        await using RawServer server = RawBodies.Serve("{\"id\":7}"u8.ToArray(), "application/json");
        LiveChatClientOptions options = server.CreateOptions();
        options.Credential = LiveChatCredential.OAuthPassword("a@example.com", "password", options: new LiveChatOAuthOptions { TokenEndpoint = new Uri(tokens.BaseAddress, "/oauth/token") });
        using var client = new LiveChatClient(options);

        (await client.Bans.GetAsync(7)).Id.Should().Be(7);
    }

    [Theory]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("application/json; charset=utf-7")]
    public async Task A_create_response_in_an_unknown_character_set_throws_LiveChatSerializationException(string contentType)
    {
        await using RawServer server = RawBodies.Serve(Bytes("iso-8859-1", """{"id":7,"comment":"é"}""", hasByteOrderMark: false), contentType);
        using var client = new LiveChatClient(server.CreateOptions());

        (await Failure.OfAsync<LiveChatSerializationException>(() => client.Bans.CreateAsync(s_ban))).Message.Should().Contain("character set");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=us-ascii")]
    public async Task Invalid_UTF_8_is_replaced_and_reported_if_no_other_character_set_is_declared(string contentType)
    {
        await using RawServer server = RawBodies.Serve(Bytes("iso-8859-1", """{"id":7,"comment":"é"}""", hasByteOrderMark: false), contentType);
        using var client = new LiveChatClient(WithLog(server.CreateOptions()));

        (await client.Bans.GetAsync(7)).Comment.Should().Be("\ufffd");
        Reports.Should().ContainSingle().Which.Should().StartWith("$.comment");
    }

    [Fact]
    public async Task An_incomplete_UTF_16_character_is_replaced_and_reported()
    {
        byte[] body = [.. Encoding.Unicode.GetBytes("{\"comment\":\"a"), 0x3D, 0xD8, .. Encoding.Unicode.GetBytes("\"}")];
        await using RawServer server = RawBodies.Serve(body, "application/json; charset=utf-16");
        using var client = new LiveChatClient(WithLog(server.CreateOptions()));

        (await client.Bans.GetAsync(7)).Comment.Should().Be("a\ufffd");
        Reports.Should().ContainSingle();
    }

    private static byte[] Bytes(string name, string text, bool hasByteOrderMark)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        return [.. hasByteOrderMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }
}
