using System.Text.Json;

namespace Comm100.LiveChat.Client.Documentation.Tests;

public sealed class CodeBlockTests
{
    private static readonly string[] s_languages = ["csharp", "json", "bash", "text", "xml"];

    public static TheoryData<string> CSharpBlocks => BlocksIn("csharp");

    public static TheoryData<string> JsonBlocks => BlocksIn("json");

    [Theory]
    [MemberData(nameof(CSharpBlocks))]
    public void A_csharp_block_compiles(string place)
    {
        CodeBlock block = BlockAt(place);
        BlockCompiler.ProblemsOf(BlockCompiler.Compile(block), block).Should().BeEmpty(
            "every C# block is a program or declarations of its own; one without a using directive may use the names that BlockCompiler gives");
    }

    [Theory]
    [MemberData(nameof(JsonBlocks))]
    public void A_json_block_parses(string place) =>
        FluentActions.Invoking(() => JsonDocument.Parse(BlockAt(place).Text).Dispose()).Should().NotThrow($"{place} is labelled json");

    [Fact]
    public void Every_block_names_its_language() =>
        AllBlocks()
            .Where(block => !s_languages.Contains(block.Language, StringComparer.Ordinal))
            .Select(block => $"{block}: '{block.Language}'")
            .Should().BeEmpty($"a block in another language is checked by no test; use one of {string.Join(", ", s_languages)}");

    private static IEnumerable<CodeBlock> AllBlocks() => Repository.MarkdownFiles.SelectMany(file => file.Blocks);

    private static TheoryData<string> BlocksIn(string language) => [.. AllBlocks().Where(block => block.Language == language).Select(block => block.ToString())];

    private static CodeBlock BlockAt(string place) => AllBlocks().Single(block => block.ToString() == place);
}
