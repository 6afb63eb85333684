namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>A file of the repository that is made from the code, and reviewed like code: a test fails when it is stale.</summary>
internal static class ReviewedFile
{
    private const string UpdateVariable = "LIVECHAT_UPDATE_DOCS";

    public static string PathOf(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Comm100.LiveChat.Client.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, name);
    }

    public static void Check(string name, string fresh)
    {
        string path = PathOf(name);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, fresh);
        }

        string[] kept = File.Exists(path) ? File.ReadAllLines(path) : [];
        string[] made = fresh.TrimEnd('\n').Split('\n');
        kept.Except(made).Select(line => "- " + line).Concat(made.Except(kept).Select(line => "+ " + line))
            .Should().BeEmpty("{0} is made from the code: run {1}=1 dotnet test, and read the change", name, UpdateVariable);
        kept.Should().Equal(made);
    }
}
