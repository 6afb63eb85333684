using System.Text.RegularExpressions;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>A page of the documentation, taken apart into what the tests look at.</summary>
internal sealed partial class MarkdownFile
{
    public MarkdownFile(string path)
    {
        FullPath = path;
        RelativePath = Repository.RelativePath(path);
        Text = File.ReadAllText(path);
        (Blocks, Prose) = TakeApart(RelativePath, Text.ReplaceLineEndings("\n").Split('\n'));
    }

    public string FullPath { get; }

    public string RelativePath { get; }

    public string Text { get; }

    /// <summary>The fenced blocks, in their order.</summary>
    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>The lines outside of fenced blocks, with their numbers.</summary>
    public IReadOnlyList<(int Line, string Text)> Prose { get; }

    /// <summary>The targets of the links, with the number of the line each stands in.</summary>
    public IEnumerable<(int Line, string Target)> Links =>
        from line in Prose
        from match in Link().Matches(CodeSpan().Replace(line.Text, "`…`"))
        select (line.Line, match.Groups["target"].Value);

    /// <summary>What a link can point to after its <c>#</c>: the headings as the usual renderers name them.</summary>
    public IEnumerable<string> Anchors =>
        from line in Prose
        where line.Text.StartsWith('#')
        let heading = line.Text.TrimStart('#').Trim().ToLowerInvariant()
        select NotInAnchor().Replace(heading, "").Replace(' ', '-');

    /// <summary>The rows of the first table below a heading, without its head; each a list of its cells.</summary>
    public IReadOnlyList<string[]> TableBelow(string heading) =>
    [
        .. Prose.SkipWhile(line => !(line.Text.StartsWith('#') && line.Text.TrimStart('#').Trim() == heading))
            .SkipWhile(line => !line.Text.StartsWith('|'))
            .TakeWhile(line => line.Text.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Text.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    public override string ToString() => RelativePath;

    private static (List<CodeBlock> Blocks, List<(int Line, string Text)> Prose) TakeApart(string file, string[] lines)
    {
        var blocks = new List<CodeBlock>();
        var prose = new List<(int Line, string Text)>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                prose.Add((i + 1, lines[i]));
                continue;
            }

            int end = Array.FindIndex(lines, i + 1, line => line.StartsWith("```", StringComparison.Ordinal));
            end.Should().BePositive($"the block that begins in {file}:{i + 1} must end");
            blocks.Add(new CodeBlock(file, i + 1, lines[i][3..].Trim(), string.Join('\n', lines[(i + 1)..end])));
            i = end;
        }

        return (blocks, prose);
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]+`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInAnchor();
}

/// <summary>A fenced block.</summary>
/// <param name="File">The page it stands in.</param>
/// <param name="Line">The line of its opening fence.</param>
/// <param name="Language">What stands behind the opening fence.</param>
/// <param name="Text">What is between the fences.</param>
internal sealed record CodeBlock(string File, int Line, string Language, string Text)
{
    /// <summary>Where it is, for the name of a test.</summary>
    public override string ToString() => $"{File}:{Line}";
}
