using System.Text;

namespace Comm100.LiveChat.Client.Documentation.Tests;

public sealed class RepositoryTests
{
    // Put together here, so that this file does not hold them itself.
    private static readonly string[] s_forbidden = [.. new[] { "home/", "work/" }.Select(name => "/" + name), ".." + "/shared"];

    [Fact]
    public void No_file_names_a_place_of_one_machine() =>
        (from file in Repository.Files
         let text = TextOf(file)
         where text is not null
         from forbidden in s_forbidden
         where text.Contains(forbidden, StringComparison.OrdinalIgnoreCase)
         select $"{Repository.RelativePath(file)}: {forbidden}")
            .Should().BeEmpty("a path that is there on one machine alone helps no reader");

    private static string? TextOf(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        return bytes.AsSpan().Contains((byte)0) ? null : Encoding.UTF8.GetString(bytes);
    }
}
