using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>The public surface is a reviewed text: each change of it is seen in a diff, and is the same for every target framework.</summary>
public sealed class PublicSurfaceTests
{
    private const string Kept = "api/Comm100.LiveChat.Client.txt";

    /// <summary>
    /// The members that the net462 build has (+) or lacks (-), each with its reason. A member stands behind its type, as in the kept file.
    /// </summary>
    private static readonly Dictionary<string, string> s_differences = new(StringComparer.Ordinal);

    [Fact]
    public void The_surface_of_the_client_is_the_reviewed_one() =>
        ReviewedFile.Check(Kept, PublicSurface.Describe(typeof(LiveChatClient).Assembly));

    [Fact]
    public void The_surface_of_the_fake_is_the_reviewed_one() =>
        ReviewedFile.Check("api/Comm100.LiveChat.Client.Testing.txt", PublicSurface.Describe(typeof(LiveChatFake).Assembly));

    [Fact]
    public void The_surface_of_the_net462_build_is_the_reviewed_one()
    {
        using MetadataLoadContext context = NetFramework();
        string[] netFramework = Members(PublicSurface.Describe(Client(context)));
        string[] loaded = Members(PublicSurface.Describe(typeof(LiveChatClient).Assembly));
        string[] reviewed = Members(File.ReadAllText(ReviewedFile.PathOf(Kept)));

        netFramework.Should().NotBeEmpty();
        Difference(reviewed, netFramework).Should().BeEquivalentTo(
            s_differences.Keys,
            "a program for .NET Framework uses the same members: mend the net462 build, or add the difference to s_differences with its reason");
        Difference(loaded, netFramework).Should().BeEquivalentTo(s_differences.Keys, "the other builds have the reviewed surface");
        s_differences.Values.Should().NotContain(reason => string.IsNullOrWhiteSpace(reason), "each difference has its reason");
    }

    [Fact]
    public void The_net462_build_is_for_NET_Framework()
    {
        using MetadataLoadContext context = NetFramework();

        Client(context).GetCustomAttributesData().Single(attribute => attribute.AttributeType.Name == nameof(TargetFrameworkAttribute))
            .ConstructorArguments[0].Value.Should().Be(".NETFramework,Version=v4.6.2");
    }

    private static string PathOfNetFramework => typeof(PublicSurfaceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "NetFrameworkClient").Value!;

    // What the build copied beside it comes first; the runtime's own facades stand for the assemblies of .NET Framework.
    private static MetadataLoadContext NetFramework() =>
        new(new PathAssemblyResolver(
            Directory.EnumerateFiles(Path.GetDirectoryName(PathOfNetFramework)!, "*.dll").Concat(Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll"))));

    private static Assembly Client(MetadataLoadContext context) => context.LoadFromAssemblyPath(PathOfNetFramework);

    private static IEnumerable<string> Difference(string[] expected, string[] made) =>
        made.Except(expected).Select(member => "+ " + member).Concat(expected.Except(made).Select(member => "- " + member));

    /// <summary>Each type, and each member behind its type.</summary>
    private static string[] Members(string surface)
    {
        string type = "";
        var members = new List<string>();
        foreach (string line in surface.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')))
        {
            bool isMember = char.IsWhiteSpace(line[0]);
            type = isMember ? type : line.Split(" : ")[0];
            members.Add(isMember ? $"{type}: {line.Trim()}" : line);
        }

        return [.. members];
    }
}
