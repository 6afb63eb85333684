namespace Comm100.LiveChat.Client.Benchmarks;

/// <summary>Finds the repository that contains this program.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Comm100.LiveChat.Client.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The program must be inside the repository.");
    }
}
