using System.Text.RegularExpressions;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>A page of the documentation, parsed into its blocks, links and headings.</summary>
internal sealed partial class MarkdownFile
{
    public MarkdownFile(string path)
    {
        FullPath = path;
        RelativePath = Repository.GetRelativePath(path);
        Text = File.ReadAllText(path);
        (Blocks, Prose) = Parse(RelativePath, Text.ReplaceLineEndings("\n").Split('\n'));
    }

    public string FullPath { get; }

    public string RelativePath { get; }

    public string Text { get; }

    /// <summary>The fenced blocks in document order.</summary>
    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>The lines outside of fenced blocks, with their line numbers.</summary>
    public IReadOnlyList<(int Line, string Text)> Prose { get; }

    /// <summary>The targets of the links, with their line numbers.</summary>
    public IEnumerable<(int Line, string Target)> Links =>
        from line in Prose
        from match in Link().Matches(CodeSpan().Replace(line.Text, "`…`"))
        select (line.Line, match.Groups["target"].Value);

    /// <summary>The anchors of the headings, as common renderers generate them.</summary>
    public IEnumerable<string> Anchors =>
        from line in Prose
        where line.Text.StartsWith('#')
        let heading = line.Text.TrimStart('#').Trim().ToLowerInvariant()
        select NonAnchorCharacters().Replace(heading, "").Replace(' ', '-');

    /// <summary>Gets the cells of the first table below a heading, without the header row.</summary>
    public IReadOnlyList<string[]> GetTable(string heading) =>
    [
        .. Prose.SkipWhile(line => !(line.Text.StartsWith('#') && line.Text.TrimStart('#').Trim() == heading))
            .SkipWhile(line => !line.Text.StartsWith('|'))
            .TakeWhile(line => line.Text.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Text.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    /// <summary>Gets the sections whose headings begin with these characters, each with its text outside of fenced blocks, and its blocks.</summary>
    public IEnumerable<(string Heading, string Text, IReadOnlyList<CodeBlock> Blocks)> GetSections(string prefix)
    {
        int[] starts = [.. Prose.Where(line => line.Text.StartsWith(prefix, StringComparison.Ordinal)).Select(line => line.Line)];
        for (int i = 0; i < starts.Length; i++)
        {
            int start = starts[i];
            int end = i + 1 < starts.Length ? starts[i + 1] : int.MaxValue;
            yield return (
                Prose.Single(line => line.Line == start).Text[prefix.Length..].Trim(),
                string.Concat(Prose.Where(line => line.Line > start && line.Line < end).Select(line => line.Text + "\n")),
                [.. Blocks.Where(block => block.Line > start && block.Line < end)]);
        }
    }

    public override string ToString() => RelativePath;

    private static (List<CodeBlock> Blocks, List<(int Line, string Text)> Prose) Parse(string file, string[] lines)
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
            end.Should().BePositive($"the block that starts at {file}:{i + 1} must have a closing fence");
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
    private static partial Regex NonAnchorCharacters();
}

/// <summary>A fenced block.</summary>
/// <param name="File">The path of the page.</param>
/// <param name="Line">The line of its opening fence.</param>
/// <param name="Language">The text after the opening fence.</param>
/// <param name="Text">The text between the fences.</param>
internal sealed record CodeBlock(string File, int Line, string Language, string Text)
{
    /// <summary>Returns the file and line, which test names contain.</summary>
    public override string ToString() => $"{File}:{Line}";
}
