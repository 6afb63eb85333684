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
