using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Unpaired surrogates are replaced and reported in responses, and rejected in requests.</summary>
public sealed class UnpairedSurrogateTests : JsonTest
{
    private const string TextWithUnpairedSurrogate = "cut \ud83d";

    [Theory]
    [InlineData("""{"id":1,"note":"a\ud83d"}""", "a\ufffd")]
    [InlineData("""{"id":1,"note":"\ud83d\ud83d\ude00"}""", "\ufffd😀")]
    [InlineData("""{"id":1,"note":"\ude00\ud83d"}""", "\ufffd\ufffd")]
    [InlineData("""{"id":1,"note":"\uD83D\\uDE00"}""", "\ufffd\\uDE00")]
    [InlineData("""{"id":1,"note":"\\\\ud83d"}""", """\\ud83d""")]
    [InlineData("""{"id":1,"note":"\\\ud83d"}""", "\\\ufffd")]
    public async Task An_unknown_field_with_unpaired_surrogates_can_be_read_written_and_stored(string body, string text)
    {
        Ban ban = await ReadAsync<Ban>("Bans.get", body);

        ban.AdditionalProperties!["note"].GetString().Should().Be(text);
        AssertJson(await WriteAsync("Bans.update", ban), JsonSerializer.Serialize(new { note = text }));
        JsonSerializer.Serialize(ban, LiveChatModelJson.TypeInfo<Ban>()).Should().Contain("note");
        Reports.Any().Should().Be(text.Contains('\ufffd'));
    }

    [Theory]
    [InlineData(new byte[] { 0xED, 0xA0, 0xBD }, "\ufffd", true)]
    [InlineData(new byte[] { 0xED, 0xB8, 0x80 }, "\ufffd", true)]
    [InlineData(new byte[] { 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80 }, "😀", false)]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98 }, "\ufffd", true)]
    [InlineData(new byte[] { 0xC3 }, "\ufffd", true)]
    [InlineData(new byte[] { 0xFF, 0xFE }, "\ufffd\ufffd", true)]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98, 0x80 }, "😀", false)]
    public async Task Invalid_UTF_8_is_replaced_and_reported(byte[] bytes, string text, bool isReported)
    {
        byte[] body = [.. "{\"comment\":\"a"u8, .. bytes, .. "\",\"note\":\"b"u8, .. bytes, .. "\"}"u8];
        await using RawServer server = RawBodies.Serve(body, "application/json");
        using var client = new LiveChatClient(WithLog(server.CreateOptions()));

        Ban ban = await client.Bans.GetAsync(7);

        ban.Comment.Should().Be("a" + text);
        ban.AdditionalProperties!["note"].GetString().Should().Be("b" + text);
        Reports.Select(report => report[..report.IndexOf(':', StringComparison.Ordinal)]).Distinct().Should().Equal(isReported ? ["$.comment", "$"] : Array.Empty<string>());
    }

    [Theory]
    [InlineData("ChatButton.get", """{"note":"\ud83d","type":"image"}""", "$")]
    [InlineData("ChatButton.get", """{"image":{"note":"\ud83d"}}""", "$.image")]
    [InlineData("ChatButton.get", """{"allowedDomains":["a","b\ud83d","c"]}""", "$.allowedDomains[1]")]
    [InlineData("Departments.get", """{"agents":[{"id":1},{"id":2,"name":"a\ud83d"}],"name":"b"}""", "$.agents[1].name")]
    public async Task The_path_of_an_unpaired_surrogate_is_reported(string operation, string body, string path)
    {
        await ReadAsync<object>(operation, body);

        Reports.Should().Equal(path + ": expected valid Unicode, found an unpaired surrogate");
    }

    [Fact]
    public async Task Unpaired_surrogates_in_the_result_of_a_custom_request_are_replaced()
    {
        Respond("Bans.get", 200, """{"a\ud83d":["\udc00"]}""");

        JsonElement element = await CreateLoggedClient().SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans/7"));

        element.GetProperty("a\ufffd")[0].GetString().Should().Be("\ufffd");
        Reports.Should().NotBeEmpty();
        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Post, "/bans").WithBody(element)).Should().NotThrow();
    }

    [Fact]
    public async Task An_unpaired_surrogate_in_a_body_is_rejected_with_its_path()
    {
        (string Path, Func<Task> Call)[] calls =
        [
            ("comment", () => Client.Bans.UpdateAsync(1, new Ban { Comment = TextWithUnpairedSurrogate })),
            ("allowedDomains[0]", () => Client.ChatButton.UpdateAsync(1, new ChatButton { AllowedDomains = [TextWithUnpairedSurrogate] })),
            ("type", () => Client.Bans.UpdateAsync(1, new Ban { Type = TextWithUnpairedSurrogate })),
            ("image.position.x", () => Client.ChatButton.UpdateAsync(1, new ChatButton { Image = new ChatButtonImage { Position = new ChatButtonImagePosition { X = TextWithUnpairedSurrogate } } })),
            ("agents[0].name", () => Client.Departments.UpdateAsync(1, new Department { Agents = [new DepartmentMember { Name = TextWithUnpairedSurrogate }] })),
            ("AdditionalProperties[\"x\"]", () => Client.Bans.UpdateAsync(1, new Ban { AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = JsonDocument.Parse("\"\\ud83d\"").RootElement } })),
        ];
        foreach ((string path, Func<Task> call) in calls)
        {
            (await FluentActions.Awaiting(call).Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain($"'{path}'").And.NotContain("cut");
        }

        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task An_unpaired_surrogate_in_a_query_id_or_credential_is_rejected()
    {
        Func<Task>[] calls =
        [
            () => Client.Chats.GetPageAsync(new ChatQuery(Queries.Month.TimeFrom!.Value, Queries.Month.TimeTo!.Value) { Keywords = TextWithUnpairedSurrogate }),
            () => Client.Chats.GetAsync(TextWithUnpairedSurrogate),
            () => Client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans").WithQuery("q", TextWithUnpairedSurrogate)),
            () => Client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans").WithQuery(TextWithUnpairedSurrogate, "q")),
            () => Task.FromResult(LiveChatCredential.ApiKey(TextWithUnpairedSurrogate, "key")),
            () => Task.FromResult(LiveChatCredential.ApiKey("a@example.com", TextWithUnpairedSurrogate)),
        ];
        foreach (Func<Task> call in calls)
        {
            await FluentActions.Awaiting(call).Should().ThrowAsync<ArgumentException>();
        }

        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Replacement_characters_and_surrogate_pairs_are_sent_unchanged()
    {
        await Client.Bans.UpdateAsync(1, new Ban { Comment = "\ufffd😀" });

        AssertJson(LastRequest.Body, """{"comment":"\ufffd😀"}""");
    }
}
