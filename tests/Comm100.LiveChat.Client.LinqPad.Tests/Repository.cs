namespace Comm100.LiveChat.Client.LinqPad.Tests;

/// <summary>Finds the files of the repository that contains these tests.</summary>
internal static class Repository
{
    private const string UpdateVariable = "LIVECHAT_UPDATE_DOCS";

    public static string Root { get; } = FindRoot();

    /// <summary>Compares a text with a file in the folder of these tests. The variable LIVECHAT_UPDATE_DOCS writes the file instead.</summary>
    public static void Check(string file, string text)
    {
        string path = Path.Combine(Root, "tests", "Comm100.LiveChat.Client.LinqPad.Tests", "Expected", file);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, text);
        }

        string expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        text.Split('\n').Should().Equal(
            expected.Split('\n'), "Expected/{0} contains what the sample shows. If the change is right, run {1}=1 dotnet test, and review the file", file, UpdateVariable);
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Comm100.LiveChat.Client.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No parent folder of {AppContext.BaseDirectory} contains the solution.");
    }
}
