using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>Runs the examples of the pages in docs/groups against the fake, and checks that these pages describe each group.</summary>
public sealed partial class GroupExampleTests
{
    [Fact]
    public async Task The_examples_of_each_group_call_its_operations()
    {
        (string Group, CodeBlock Block)[] examples =
        [
            .. from page in Repository.GroupPages
               from section in page.GetSections("## ")
               from block in section.Blocks
               where block.Language == "csharp"
               select (section.Heading, block),
        ];
        MethodInfo[] methods = BlockCompiler.CompileExamples([.. examples.Select(example => example.Block)]);
        ILookup<string, (CodeBlock Block, MethodInfo Method)> groups = examples.Zip(methods).ToLookup(pair => pair.First.Group, pair => (pair.First.Block, pair.Second), StringComparer.Ordinal);
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        LiveChatClient client = fake.CreateClient();

        var problems = new List<string>();
        foreach (string group in GetGroups().Select(property => property.Name).Append("Conditions"))
        {
            fake.Reset();
            foreach ((CodeBlock block, MethodInfo method) in groups[group])
            {
                Func<Task> run = () => (Task)method.Invoke(obj: null, [client, 1L, fake.Now.AddDays(-30), fake.Now, CancellationToken.None])!;
                problems.AddRange(await GetExceptionAsync(run) is { } exception ? [$"{block}: {exception.Message}"] : []);
            }

            if (group != "Conditions" && !fake.Requests.Any(request => request.OperationId?.StartsWith(group + ".", StringComparison.Ordinal) == true))
            {
                problems.Add($"{group}: no example calls an operation of this group");
            }
        }

        string.Join(Environment.NewLine, problems).Should().BeEmpty();
    }

    [Fact]
    public void Each_group_has_a_section_with_its_methods_permission_and_line_in_the_API_document()
    {
        Dictionary<string, string> sections = Repository.GroupPages.SelectMany(page => page.GetSections("## ")).Where(section => section.Heading != "Conditions")
            .ToDictionary(section => section.Heading, section => section.Text, StringComparer.Ordinal);
        sections.Keys.Should().BeEquivalentTo(GetGroups().Select(group => group.Name), "docs/groups must have one section for each group");

        string.Join(
            Environment.NewLine,
            GetGroups().Select(group => group.Name).Where(name => !Repository.GetMarkdown("docs/groups.md").Text.Contains($"| [`client.{name}`](groups/", StringComparison.Ordinal)))
            .Should().BeEmpty("docs/groups.md must have a row for each group");

        JsonElement[] operations = [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "contract", "livechat-v1.json"))).RootElement.GetProperty("operations").EnumerateArray()];
        string.Join(Environment.NewLine, GetGroups().SelectMany(group => FindProblems(group, sections[group.Name], operations))).Should().BeEmpty();
    }

    private static async Task<Exception?> GetExceptionAsync(Func<Task> run)
    {
        try
        {
            await run();
            return null;
        }
#pragma warning disable CA1031 // All failures are reported together.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private static IEnumerable<PropertyInfo> GetGroups() =>
        typeof(ILiveChatClient).GetProperties().Where(property => property.PropertyType.Name == $"I{property.Name}Api").OrderBy(property => property.Name, StringComparer.Ordinal);

    private static IEnumerable<string> FindProblems(PropertyInfo group, string section, JsonElement[] operations)
    {
        string[] extensions =
        [
            .. typeof(ILiveChatClient).Assembly.GetExportedTypes().Where(type => type.Name == $"{group.Name}ApiExtensions")
                .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)).Select(method => method.Name),
        ];
        string methods = string.Join(", ", extensions.Concat(group.PropertyType.GetMethods().Select(method => method.Name)).Distinct(StringComparer.Ordinal).Select(name => $"`{name}`"));
        if (!section.Contains($"- Methods: {methods}\n", StringComparison.Ordinal))
        {
            yield return $"{group.Name}: the methods are {methods}";
        }

        string? permission = Array.Find(operations, operation => IsOf(operation, group.Name)).TryGetProperty("permission", out JsonElement value) ? value.GetString() : null;
        if (!section.Contains($"- Permission: {(permission is null ? "none named" : $"`{permission}`")}\n", StringComparison.Ordinal))
        {
            yield return $"{group.Name}: the permission is {permission ?? "none named"}";
        }

        Match link = DocumentLink().Match(section);
        int line = link.Success ? int.Parse(link.Groups["line"].Value, CultureInfo.InvariantCulture) : 0;
        JsonElement next = operations.Where(operation => GetLine(operation) > line).MinBy(GetLine);
        if (link.Groups["line"].Value != link.Groups["target"].Value || next.ValueKind == JsonValueKind.Undefined || !IsOf(next, group.Name))
        {
            yield return $"{group.Name}: the next operation after line {line} of the API document is not one of this group, or the link leads to another line";
        }
    }

    private static bool IsOf(JsonElement operation, string group) => operation.GetProperty("group").GetString() == group;

    private static int GetLine(JsonElement operation) => operation.GetProperty("seedLine").GetInt32();

    [GeneratedRegex(@"- API document: \[[^\]]*, line (?<line>\d+)\]\(https://[^)]*#L(?<target>\d+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DocumentLink();
}
