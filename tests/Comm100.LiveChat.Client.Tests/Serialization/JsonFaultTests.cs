using System.Text.Json;
using Comm100.LiveChat.Client.Tests.Contract;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Every kind of response that differs from the documentation is read, written back, stored, and read again.</summary>
public sealed class JsonFaultTests : JsonTest
{
    private const string Begin = "<!-- The tests generate the table. -->\n";
    private const string End = "\n<!-- End of the table. -->";

    private static readonly Dictionary<Type, (string Get, string? Update)> s_operations = new()
    {
        [typeof(AutoInvitation)] = ("Invitation.getAuto", "Invitation.updateAuto"),
        [typeof(Ban)] = ("Bans.get", "Bans.update"),
        [typeof(ChatButton)] = ("ChatButton.get", "ChatButton.update"),
        [typeof(Department)] = ("Departments.get", "Departments.update"),
        [typeof(LiveChatConfig)] = ("Configs.get", "Configs.update"),
        [typeof(OfflineMessage)] = (OneOfflineMessage, null),
        [typeof(RoutingRules)] = ("RoutingRules.get", "RoutingRules.update"),
        [typeof(VisitorSegmentation)] = ("VisitorSegmentations.get", "VisitorSegmentations.update"),
    };

    public static TheoryData<string> Kinds => [.. JsonFaults.Rows.Select(row => row.Kind)];

    // JsonSerializer cannot read a file that exceeds the depth in its options, and the client never writes such a file.
    public static TheoryData<string> KindsInFiles => [.. JsonFaults.Rows.Where(row => !row.Kind.Contains("1,000", StringComparison.Ordinal)).Select(row => row.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_fault_is_read_and_reported_as_documented(string kind)
    {
        JsonFault row = FindRow(kind);

        object model = await ReadAsync<object>(s_operations[row.Model].Get, row.Json);

        row.IsRead(model).Should().BeTrue();
        Reports.Should().Equal(row.Reports);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_strict_client_throws_for_each_fault_that_is_reported(string kind)
    {
        JsonFault row = FindRow(kind);

        Exception? exception = await Record.ExceptionAsync(() => ReadAsync<object>(s_operations[row.Model].Get, row.Json, CreateStrictClient()));

        if (row.Reports.Count == 0)
        {
            exception.Should().BeNull();
        }
        else
        {
            exception.Should().BeOfType<LiveChatSerializationException>().Which.UnreadableValues.Should().Equal(row.Reports);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_fault_is_written_back_as_documented(string kind)
    {
        JsonFault row = FindRow(kind);
        object model = await ReadAsync<object>(s_operations[row.Model].Get, row.Json);

        AssertJson(await WriteBackAsync(row, model), row.WrittenBack ?? row.Json);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_fault_is_stored_and_read_again(string kind)
    {
        JsonFault row = FindRow(kind);
        object model = await ReadAsync<object>(s_operations[row.Model].Get, row.Json);

        string stored = Store(model);
        object restored = JsonSerializer.Deserialize(stored, LiveChatModelJson.Options.GetTypeInfo(row.Model))!;

        AssertJson(stored, row.WrittenBack ?? row.Json);
        Store(restored).Should().Be(stored);
        AssertJson(await WriteBackAsync(row, restored), row.WrittenBack ?? row.Json);
    }

    [Theory]
    [MemberData(nameof(KindsInFiles))]
    public void Each_fault_is_read_from_a_file_in_the_same_way_as_from_a_response(string kind)
    {
        JsonFault row = FindRow(kind);

        object model = JsonSerializer.Deserialize(row.Json, LiveChatModelJson.Options.GetTypeInfo(row.Model))!;

        row.IsRead(model).Should().BeTrue();
    }

    [Fact]
    public void The_table_in_the_documentation_is_up_to_date()
    {
        const string Name = "docs/json.md";
        string page = File.ReadAllText(ReviewedFile.PathOf(Name));
        string before = page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)];
        string after = page[page.IndexOf(End, StringComparison.Ordinal)..];

        ReviewedFile.Check(Name, before + JsonFaults.Table() + after);
    }

    private static JsonFault FindRow(string kind) => JsonFaults.Rows.Single(row => row.Kind == kind);

    private static string Store(object model) => JsonSerializer.Serialize(model, LiveChatModelJson.Options.GetTypeInfo(model.GetType()));

    private async Task<string> WriteBackAsync(JsonFault row, object model) =>
        s_operations[row.Model].Update is { } update ? await WriteAsync(update, model) : Store(model);
}
