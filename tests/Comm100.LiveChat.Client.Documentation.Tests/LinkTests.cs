namespace Comm100.LiveChat.Client.Documentation.Tests;

public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.MarkdownFiles.Select(file => file.RelativePath)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_somewhere(string page)
    {
        MarkdownFile file = Repository.Markdown(page);
        file.Links.Where(link => !IsAbsolute(link.Target) && !LeadsSomewhere(file, link.Target))
            .Select(link => $"{page}:{link.Line}: {link.Target}")
            .Should().BeEmpty("a relative link names a file of the repository, and behind # one of its headings");
    }

    private static bool IsAbsolute(string target) => target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool LeadsSomewhere(MarkdownFile from, string target)
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
