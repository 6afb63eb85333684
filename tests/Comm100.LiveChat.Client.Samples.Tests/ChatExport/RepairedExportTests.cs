using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>A history with one of each kind of fault on every page: the export succeeds, reports what was repaired, and loses nothing.</summary>
public sealed class RepairedExportTests
{
    private const int Pages = 3;

    private static readonly string s_deep = new string('[', 200) + new string(']', 200);

    // The received JSON and the JSON in the file; null if it is the same.
    private static readonly (string Sent, string? Kept)[] s_faults =
    [
        ("""{"id":ID,"name":"plain"}""", null),
        ("""{"id":ID,"note":"a\ud83d","n\udc00":1}""", """{"id":ID,"note":"a\ufffd","n\ufffd":1}"""),
        ("""{"id":ID,"name":"a\ud83d"}""", """{"id":ID,"name":"a\ufffd"}"""),
        ("""{"id":ID,"name":{"x":[1]},"requestTime":"yesterday"}""", null),
        ("""{"id":{"x":ID}}""", null),
        ("""{"id":ID,"agents":["Ann",null,["x"],{"id":{"y":1},"display_name":"Bob"}]}""", """{"id":ID,"agents":["Ann",["x"],{"id":{"y":1},"display_name":"Bob"}]}"""),
        ("""{"id":ID,"chatTranscript":[{"time":5,"content":"hi"},"oops",null]}""", """{"id":ID,"chatTranscript":[{"time":5,"content":"hi"},"oops"]}"""),
        ("""{"ID":ID,"NAME":"a","Name":"b","email":"c"}""", null),
        ("""{"id":ID,"deep":DEEP,"number":1e400}""", null),
    ];

    [Fact]
    public async Task No_chat_is_lost_and_all_repairs_are_reported()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        List<string> sent = [];
        List<string> kept = [];
        int total = Pages * s_faults.Length;
        for (int page = 0; page < Pages; page++)
        {
            List<string> chats = [];
            for (int i = 0; i < s_faults.Length; i++)
            {
                string id = ((page * s_faults.Length) + i + 1).ToString(CultureInfo.InvariantCulture);
                chats.Add(Fill(s_faults[i].Sent, id));
                kept.Add(Fill(s_faults[i].Kept ?? s_faults[i].Sent, id));
            }

            sent.Add($$"""{"total":{{total}},"nextPage":"{{(page + 1 < Pages ? $"?pageIndex={page + 1}" : "")}}","chats":[{{string.Join(',', chats)}},null]}""");
        }

        for (int page = 0; page < Pages; page++)
        {
            int index = page;
            fake.Faults.On("Chats.list").When(request => request.Query["pageIndex"][0] == index.ToString(CultureInfo.InvariantCulture)).Respond(200, sent[page]);
        }

        using var folder = new ExportFolder();
        ExportResult result = await ExportProcess.RunAsync(fake, "--out", folder.File, "--page-size", s_faults.Length.ToString(CultureInfo.InvariantCulture));

        result.ExitCode.Should().Be(0, result.Errors);
        result.LastLine.Should().Be($"exported {total} of {total}");
        string[] lines = await File.ReadAllLinesAsync(folder.File);
        lines.Should().HaveCount(total);
        foreach ((string line, string expected) in lines.Zip(kept))
        {
            // A name that is received in another case is written as documented if no other field has that name.
            JsonNode.DeepEquals(Parse(line), Parse(expected.Replace("\"ID\":", "\"id\":", StringComparison.Ordinal).Replace("\"NAME\":", "\"name\":", StringComparison.Ordinal)))
                .Should().BeTrue("{0} is expected to be {1}", line, expected);
        }

        result.Errors.Should().ContainAll(
            "6x $.chats[]: expected valid Unicode",
            "3x $.chats[].name: expected valid Unicode",
            "3x $.chats[].requestTime: expected a time",
            "3x $.chats[].id: expected",
            "3x $.chats[].agents[]: expected a value of ChatAgent, found null",
            "3x $.chats[].chatTranscript[].time: expected a time",
            "3x $.chats[]: expected an object, found null");
        result.Errors.Should().NotContain("yesterday").And.NotContain("oops");
    }

    private static string Fill(string chat, string id) => chat.Replace("ID\"", "\u0001", StringComparison.Ordinal).Replace("ID", id, StringComparison.Ordinal).Replace("\u0001", "ID\"", StringComparison.Ordinal).Replace("DEEP", s_deep, StringComparison.Ordinal);

    private static JsonNode? Parse(string json) => JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 1000 });
}
