namespace Comm100.LiveChat.Client.Benchmarks;

/// <summary>The repository that this program was built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Comm100.LiveChat.Client.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The program must lie inside the repository.");
    }
}
