using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit.Abstractions;

namespace Comm100.LiveChat.Client.LinqPad.Tests;

/// <summary>Compiles each sample for LINQPad, runs it against the fake, and compares what it shows.</summary>
public sealed class SampleTests(ITestOutputHelper testOutput)
{
    // In LINQPad this is a local time. In UTC, the dump is the same on every machine.
    private static readonly DateTime s_today = new(2026, 6, 30, 0, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Samples => [.. LinqFile.Names];

    [Fact]
    public void FileOrder_lists_all_samples_and_nothing_else() =>
        LinqFile.Names.Should().HaveCountGreaterThanOrEqualTo(10).And.OnlyHaveUniqueItems().And.BeEquivalentTo(
            Directory.EnumerateFiles(LinqFile.Folder).Select(Path.GetFileName).Where(name => name != "FileOrder.txt"), "LINQPad shows the samples in the order of FileOrder.txt");

    [Fact]
    public void The_page_about_LINQPad_contains_the_first_sample_and_lists_all()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "linqpad.md")).ReplaceLineEndings("\n");

        page.Should().Contain("```text\n" + LinqFile.Read(LinqFile.Names[0]).Body.Trim().ReplaceLineEndings("\n") + "\n```");
        page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1].Trim() + ".linq").Where(LinqFile.Names.Contains)
            .Should().Equal(LinqFile.Names, "the table lists the samples in the order in which LINQPad shows them");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_shows_the_expected_tables(string name)
    {
        await using LiveChatFake fake = await StartAsync();
        using var folder = new TemporaryFolder();
        LinqFile sample = LinqFile.Read(name);
        LinqPadSession session = CreateSession(fake, folder);

        await sample.RunAsync(session);

        sample.Kind.Should().Be("Statements");
        sample.Packages.Should().Equal("Comm100.LiveChat.Client");
        string[] methods = [.. fake.Requests.Select(request => request.Method).Distinct()];
        methods.Should().Contain("GET");
        methods.Any(method => method != "GET").Should().Be(sample.Writes, "the title must state whether the sample writes");
        sample.Body.TrimStart().Should().StartWith(sample.Writes ? "// This sample adds" : "// This sample only reads");
        ShouldShowNoSecret(session.Output, fake);
        Repository.Check(Path.ChangeExtension(name, ".txt"), session.Output.Replace(fake.BaseAddress.ToString(), "https://livechat.example/", StringComparison.Ordinal));
        Report(name, fake, session);
    }

    [Theory]
    [InlineData("Bans from a list (writes).linq")]
    [InlineData("Canned messages from CSV (writes).linq")]
    public async Task A_writing_sample_only_reads_without_a_confirmation(string name)
    {
        await using LiveChatFake fake = await StartAsync();
        using var folder = new TemporaryFolder();
        LinqPadSession session = CreateSession(fake, folder, confirms: false);

        await LinqFile.Read(name).RunAsync(session);

        fake.Requests.Should().OnlyContain(request => request.Method == "GET");
        session.Output.Should().EndWith("Nothing was added.\n");
    }

    [Theory]
    [InlineData("Bans from a list (writes).linq")]
    [InlineData("Canned messages from CSV (writes).linq")]
    public async Task A_writing_sample_adds_nothing_twice(string name)
    {
        await using LiveChatFake fake = await StartAsync();
        using var folder = new TemporaryFolder();
        await LinqFile.Read(name).RunAsync(CreateSession(fake, folder));
        fake.Requests.Clear();

        await LinqFile.Read(name).RunAsync(CreateSession(fake, folder));

        fake.Requests.Should().OnlyContain(request => request.Method == "GET");
    }

    [Fact]
    public async Task An_export_that_was_stopped_continues_without_losing_or_repeating_a_chat()
    {
        await using LiveChatFake fake = await StartAsync();
        using var folder = new TemporaryFolder();
        LinqFile sample = LinqFile.Read("Export chats to a file.linq");
        fake.Faults.On("Chats.list").Skip(2).Respond(404).Times(1);
        Func<Task> stopped = () => sample.RunAsync(CreateSession(fake, folder));
        await stopped.Should().ThrowAsync<LiveChatNotFoundException>();
        await File.AppendAllTextAsync(folder.File, "{ a line that was not complete");
        LinqPadSession session = CreateSession(fake, folder);

        await sample.RunAsync(session);

        string[] lines = await File.ReadAllLinesAsync(folder.File);
        lines.Select(line => JsonSerializer.Deserialize(line, LiveChatModelJson.TypeInfo<Chat>())!.Id).Should().OnlyHaveUniqueItems()
            .And.BeEquivalentTo(fake.Data.List<Chat>().Where(chat => chat.RequestTime < new DateTimeOffset(s_today)).Select(chat => chat.Id));
        session.Output.Should().Contain("Continued: True").And.NotContain("Chats: " + lines.Length.ToString(CultureInfo.InvariantCulture));
    }

    private static Task<LiveChatFake> StartAsync() => LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = new DateTimeOffset(s_today.AddHours(12)) });

    private static LinqPadSession CreateSession(LiveChatFake fake, TemporaryFolder folder, bool confirms = true) => new()
    {
        Passwords = new Dictionary<string, string> { ["comm100-address"] = fake.BaseAddress.ToString(), ["comm100-email"] = fake.Email, ["comm100-api-key"] = fake.ApiKey },
        Answers = new Dictionary<string, object>
        {
            ["Day"] = s_today.AddDays(-1),
            ["Last day"] = s_today.AddDays(-1),
            ["First day"] = s_today.AddDays(-31),
            ["File"] = folder.File,
            ["Add "] = confirms,
        },
    };

    private static void ShouldShowNoSecret(string output, LiveChatFake fake) =>
        output.Should().NotContain(fake.ApiKey).And.NotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(fake.Email + ":" + fake.ApiKey))).And.NotContain("not-a-key");

    private void Report(string name, LiveChatFake fake, LinqPadSession session)
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"{name}: {fake.Requests.Count} requests, {session.Output.Count(character => character == '\n')} lines shown");
        testOutput.WriteLine(line);
        Console.WriteLine(line);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linqpad-");

        public string File => Path.Combine(_folder.FullName, "chats.jsonl");

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
