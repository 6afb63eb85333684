namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>A file of the repository that is generated from the code and reviewed like code. A test fails if it is out of date.</summary>
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

    public static void Check(string name, string content)
    {
        string path = PathOf(name);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, content);
        }

        string[] existing = File.Exists(path) ? File.ReadAllLines(path) : [];
        string[] generated = content.TrimEnd('\n').Split('\n');
        existing.Except(generated).Select(line => "- " + line).Concat(generated.Except(existing).Select(line => "+ " + line))
            .Should().BeEmpty("{0} is generated from the code: run {1}=1 dotnet test, and review the change", name, UpdateVariable);
        existing.Should().Equal(generated);
    }
}
