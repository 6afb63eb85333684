namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>The files of the repository that the tests run from.</summary>
internal static class Repository
{
    private const string Solution = "Comm100.LiveChat.Client.sln";

    private static readonly string[] s_made = ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = FindRoot();

    /// <summary>All files but those that a build makes and those of hidden folders other than <c>.ci</c>.</summary>
    public static IEnumerable<string> Files => FilesBelow(Root);

    public static IReadOnlyList<MarkdownFile> MarkdownFiles { get; } =
        [.. Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(file => new MarkdownFile(file))];

    public static MarkdownFile Markdown(string relativePath) => MarkdownFiles.Single(file => file.RelativePath == relativePath);

    /// <summary>The path from the root, with slashes.</summary>
    public static string RelativePath(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(IsKept).SelectMany(FilesBelow));

    private static bool IsKept(string folder)
    {
        string name = Path.GetFileName(folder);
        return !s_made.Contains(name, StringComparer.OrdinalIgnoreCase) && (name[0] != '.' || name == ".ci");
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds {Solution}.");
    }
}
