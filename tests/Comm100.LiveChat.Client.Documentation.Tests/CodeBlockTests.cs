using System.Text.Json;

namespace Comm100.LiveChat.Client.Documentation.Tests;

public sealed class CodeBlockTests
{
    private static readonly string[] s_languages = ["csharp", "json", "bash", "text", "xml", "mermaid"];

    // GroupExampleTests compiles the blocks of the group pages, in one compilation.
    public static TheoryData<string> CSharpBlocks => GetBlockNames("csharp", Repository.MarkdownFiles.Except(Repository.GroupPages));

    public static TheoryData<string> JsonBlocks => GetBlockNames("json", Repository.MarkdownFiles);

    [Theory]
    [MemberData(nameof(CSharpBlocks))]
    public void A_csharp_block_compiles(string location)
    {
        CodeBlock block = FindBlock(location);
        string.Join(Environment.NewLine, BlockCompiler.GetProblems(BlockCompiler.Compile(block), block)).Should().BeEmpty(
            "every C# block must compile alone; a block without a using directive can use the names that BlockCompiler declares");
    }

    [Theory]
    [MemberData(nameof(JsonBlocks))]
    public void A_json_block_is_valid_JSON(string location) =>
        FluentActions.Invoking(() => JsonDocument.Parse(FindBlock(location).Text).Dispose()).Should().NotThrow($"the block at {location} is labelled json");

    [Fact]
    public void Every_block_has_a_known_language() =>
        string.Join(
            Environment.NewLine,
            GetBlocks()
                .Where(block => !s_languages.Contains(block.Language, StringComparer.Ordinal))
                .Select(block => $"{block}: '{block.Language}'"))
            .Should().BeEmpty($"the language of a block must be one of {string.Join(", ", s_languages)}");

    private static IEnumerable<CodeBlock> GetBlocks() => Repository.MarkdownFiles.SelectMany(file => file.Blocks);

    private static TheoryData<string> GetBlockNames(string language, IEnumerable<MarkdownFile> files) =>
        [.. files.SelectMany(file => file.Blocks).Where(block => block.Language == language).Select(block => block.ToString())];

    private static CodeBlock FindBlock(string location) => GetBlocks().Single(block => block.ToString() == location);
}
