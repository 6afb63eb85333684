using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>Checks the code of the tests.</summary>
public sealed class TestCodeTests
{
    [Fact]
    public void No_assertion_is_skipped_for_null()
    {
        string folder = Path.Combine(Repository.Root, "tests") + Path.DirectorySeparatorChar;
        string[] files = [.. Repository.Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))];

        files.Should().NotBeEmpty();
        files.SelectMany(FindSkippedAssertions).Should().BeEmpty("value?.Property.Should() asserts nothing if the value is null; write (value?.Property).Should()");
    }

    private static IEnumerable<string> FindSkippedAssertions(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes()
            .OfType<ConditionalAccessExpressionSyntax>()
            .Where(access => access.WhenNotNull.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText.StartsWith("Should", StringComparison.Ordinal)))
            .Select(access => $"{Repository.GetRelativePath(file)}({access.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {access}");
}
