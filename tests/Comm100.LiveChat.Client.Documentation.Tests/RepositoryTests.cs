using System.Text;

namespace Comm100.LiveChat.Client.Documentation.Tests;

public sealed class RepositoryTests
{
    // Concatenated, so that this file does not contain the complete names.
    private static readonly string[] s_forbidden = [.. new[] { "home/", "work/" }.Select(name => "/" + name), ".." + "/shared"];

    [Fact]
    public void No_file_contains_a_machine_specific_path() =>
        string.Join(
            Environment.NewLine,
            from file in Repository.Files
            let text = ReadText(file)
            where text is not null
            from forbidden in s_forbidden
            where text.Contains(forbidden, StringComparison.OrdinalIgnoreCase)
            select $"{Repository.GetRelativePath(file)}: {forbidden}")
            .Should().BeEmpty("a path that exists on only one machine does not help readers");

    private static string? ReadText(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        return bytes.AsSpan().Contains((byte)0) ? null : Encoding.UTF8.GetString(bytes);
    }
}
