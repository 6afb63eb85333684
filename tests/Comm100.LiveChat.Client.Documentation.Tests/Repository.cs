namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>Finds the files of the repository that contains these tests.</summary>
internal static class Repository
{
    private const string Solution = "Comm100.LiveChat.Client.sln";

    private static readonly string[] s_generatedFolders = ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = FindRoot();

    /// <summary>All files except build output and the files of hidden folders other than <c>.ci</c>.</summary>
    public static IEnumerable<string> Files => GetFiles(Root);

    public static IReadOnlyList<MarkdownFile> MarkdownFiles { get; } =
        [.. Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(file => new MarkdownFile(file))];

    /// <summary>The pages about the groups of operations.</summary>
    public static IEnumerable<MarkdownFile> GroupPages => MarkdownFiles.Where(file => file.RelativePath.StartsWith("docs/groups/", StringComparison.Ordinal));

    public static MarkdownFile GetMarkdown(string relativePath) => MarkdownFiles.Single(file => file.RelativePath == relativePath);

    /// <summary>Gets the path relative to the root, with forward slashes.</summary>
    public static string GetRelativePath(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static IEnumerable<string> GetFiles(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(IsIncluded).SelectMany(GetFiles));

    private static bool IsIncluded(string folder)
    {
        string name = Path.GetFileName(folder);
        return !s_generatedFolders.Contains(name, StringComparer.OrdinalIgnoreCase) && (name[0] != '.' || name == ".ci");
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

        throw new InvalidOperationException($"No parent folder of {AppContext.BaseDirectory} contains {Solution}.");
    }
}
