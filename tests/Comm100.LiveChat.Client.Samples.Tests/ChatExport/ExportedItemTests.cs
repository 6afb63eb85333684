using System.Globalization;
using System.Text.Json;

namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>Tests the content of the exported file.</summary>
public sealed class ExportedItemTests(JuneService service) : IClassFixture<JuneService>
{
    private const string OddChat = """
        {"id":"0b7c-\u00e9","name":"<Zo\u00eb> & 'co'","agents":["Ann",{"id":7,"display_name":"Bob","email":"bob@example.com"}],"requestTime":"2026-06-01T10:00:00.123","chatTranscript":[{"time":"2026-06-01T10:00:05.000","sender":"Bot","type":"chatbot","content":"Hello","mood":1}],"later":{"a":[1,null]}}
        """;

    [Theory]
    [InlineData("chats", "jsonl", 240)]
    [InlineData("chats", "csv", 240)]
    [InlineData("offline", "jsonl", 40)]
    [InlineData("offline", "csv", 40)]
    [InlineData("missed", "jsonl", 30)]
    [InlineData("missed", "csv", 30)]
    [InlineData("agent", "jsonl", 20)]
    [InlineData("agent", "csv", 20)]
    public async Task Each_kind_exports_all_items_of_the_fake(string kind, string format, int count)
    {
        using var folder = new ExportFolder();
        ExportResult result = await ExportProcess.RunAsync(service.Fake, ["--out", folder.File, $"--kind={kind}", $"--format={format}", "--page-size", "7", .. JuneService.Period]);

        result.ExitCode.Should().Be(0, result.Errors);
        result.LastLine.Should().Be($"exported {count} of {count}");
        IReadOnlyList<string> items = format == "csv"
            ? [.. folder.Rows().Select(row => string.Join('|', row.Values))]
            : [.. folder.Lines().Select(line => line.GetRawText())];
        items.Should().HaveCount(count).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task The_file_contains_the_items_of_the_client_in_the_same_order()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        using var client = new LiveChatClient(fake.BaseAddress, LiveChatCredential.ApiKey(fake.Email, fake.ApiKey));
        List<ChatId> ids = [];
        await foreach (Chat chat in client.Chats.ListAsync(new ChatQuery(fake.Now.AddDays(-10), fake.Now.AddDays(-5))))
        {
            ids.Add(chat.Id!.Value);
        }

        using var folder = new ExportFolder();
        ExportResult result = await ExportProcess.RunAsync(
            fake, "--out", folder.File, "--from", $"{fake.Now.AddDays(-10):yyyy-MM-dd'T'HH:mm:sszzz}", "--to", $"{fake.Now.AddDays(-5):yyyy-MM-dd'T'HH:mm:sszzz}");

        result.LastLine.Should().Be($"exported {ids.Count} of {ids.Count}", result.Errors);
        folder.Lines().Select(line => line.GetProperty("id").GetInt64()).Should().Equal(ids.Select(id => id.Number!.Value));
    }

    [Fact]
    public async Task A_line_contains_every_field_including_unknown_fields()
    {
        using var folder = new ExportFolder();
        await ExportAsync(folder, "jsonl", OddChat);

        string text = await File.ReadAllTextAsync(folder.File);
        text.Should().Be("""
            {"id":"0b7c-é","name":"<Zoë> & 'co'","agents":["Ann",{"id":7,"display_name":"Bob","email":"bob@example.com"}],"requestTime":"2026-06-01T10:00:00.123+00:00","chatTranscript":[{"time":"2026-06-01T10:00:05+00:00","sender":"Bot","type":"chatbot","content":"Hello","mood":1}],"later":{"a":[1,null]}}

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_row_contains_each_list_in_one_cell()
    {
        using var folder = new ExportFolder();
        await ExportAsync(folder, "csv", OddChat);

        IReadOnlyDictionary<string, string> row = folder.Rows().Should().ContainSingle().Subject;
        row.Keys.Should().Equal(
            "id", "ssoUserId", "name", "email", "department", "agents", "requestTime", "waitingTime", "endTime", "messages", "transcript", "attachments",
            "prechatFields", "customVariables", "ratingGrade", "ratingComment", "ratingFields", "wrapupCategory", "wrapupComment", "wrapupFields", "more");
        row["id"].Should().Be("0b7c-é");
        row["agents"].Should().Be("Ann; Bob");
        row["requestTime"].Should().Be("2026-06-01T10:00:00.123Z");
        row["messages"].Should().Be("1");
        row["transcript"].Should().Be("2026-06-01T10:00:05.000Z Bot: Hello");
        row["more"].Should().Be("""{"later":{"a":[1,null]},"chatTranscript[0].mood":1}""");
    }

    [Fact]
    public async Task A_cell_is_never_a_formula()
    {
        string[] texts =
        [
            "=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=1,2", "=HYPERLINK(\"http://example.com\",\"a\")", "\uff1d1",
            "\"=1+1\"", "\"\"@A1", " =1", "  -1",
        ];
        using var folder = new ExportFolder();
        await ExportAsync(folder, "csv", [.. texts.Select(CreateChat)]);

        folder.Rows().Select(row => row["name"]).Should().Equal(texts.Select(text => "'" + text), "a spreadsheet reads a cell that starts with an apostrophe as text");
    }

    [Fact]
    public async Task Quotes_commas_and_line_breaks_stay_in_their_cell()
    {
        string[] texts = ["\"", "\"\"", "a, \"b\"\r\n=c", "a\n\"=1+1\"", "1 - 2", "it's", ""];
        using var folder = new ExportFolder();
        await ExportAsync(folder, "csv", [.. texts.Select(CreateChat)]);

        folder.Rows().Select(row => row["name"]).Should().Equal(texts);
    }

    private static string CreateChat(string name, int index = 0) => JsonSerializer.Serialize(new { id = index, name });

    private static async Task ExportAsync(ExportFolder folder, string format, params string[] chats)
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        fake.Faults.On("Chats.list").Respond(200, $$"""{"total":{{chats.Length}},"previousPage":"","nextPage":"","chats":[{{string.Join(',', chats)}}]}""");
        ExportResult result = await ExportProcess.RunAsync(fake, "--out", folder.File, "--format", format);
        result.LastLine.Should().Be(string.Create(CultureInfo.InvariantCulture, $"exported {chats.Length} of {chats.Length}"), result.Errors);
    }
}
