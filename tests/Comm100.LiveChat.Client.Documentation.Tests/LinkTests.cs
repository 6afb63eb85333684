using System.Text.RegularExpressions;

namespace Comm100.LiveChat.Client.Documentation.Tests;

public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.MarkdownFiles.Select(file => file.RelativePath)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_target_of_every_relative_link_exists(string page)
    {
        MarkdownFile file = Repository.GetMarkdown(page);
        string.Join(
            Environment.NewLine,
            file.Links.Where(link => !IsAbsolute(link.Target) && !TargetExists(file, link.Target)).Select(link => $"{page}:{link.Line}: {link.Target}"))
            .Should().BeEmpty("the target of a relative link must be a file of the repository and, after #, one of its headings");
    }

    [Fact]
    public void The_table_of_contents_of_the_site_contains_each_page() =>
        Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "toc.yml")), "href: (?<page>.+)", RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1))
            .Select(match => "docs/" + match.Groups["page"].Value)
            .Should().BeEquivalentTo(
                Repository.MarkdownFiles.Select(file => file.RelativePath).Where(path => path.StartsWith("docs/", StringComparison.Ordinal) && path != "docs/index.md")
                    .Concat(["docs/contributing.md", "docs/changelog.md"]),
                "docs/toc.yml must have one line for each page in docs; .ci/build-docs adds the last two");

    private static bool IsAbsolute(string target) => target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool TargetExists(MarkdownFile from, string target)
    {
        string[] parts = target.Split('#');
        string path = parts[0].Length == 0 ? from.FullPath : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from.FullPath)!, parts[0]));
        if (!path.StartsWith(Repository.Root, StringComparison.Ordinal) || !Path.Exists(path))
        {
            return false;
        }

        return parts.Length == 1
            || Repository.MarkdownFiles.SingleOrDefault(file => file.FullPath == path)?.Anchors.Contains(parts[1], StringComparer.Ordinal) == true;
    }
}
