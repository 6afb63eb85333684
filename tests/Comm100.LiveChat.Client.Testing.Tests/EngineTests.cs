using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>The fake answers from the contract, never from the client: a misreading that both shared would hide from every test.</summary>
public sealed class EngineTests
{
    // What the projects of the package are compiled with: the SDK's implicit usings.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // The body that the generator of regular expressions would write.
    private const string PartialMethodWithoutBody = "CS8795";

    [Fact]
    public void All_but_the_folder_Integration_compiles_without_the_client() =>
        Problems(FilesBut("Integration"), "Comm100.").Should().BeEmpty("what needs the client stands in the folder Integration");

    [Fact]
    public void The_folder_Integration_does_not_compile_without_the_client() =>
        Problems(FilesBut(), "Comm100.").Should().Contain(problem => problem.Contains("'LiveChatClient'"), "the check must be able to fail");

    [Fact]
    public void The_interpreter_of_the_contract_compiles_without_WireMock() =>
        Problems(FilesBut("Integration", "Hosting", "Recording", "LiveChatFake.cs", "LiveChatFake.Recording.cs"), "Comm100.", "WireMock.").Should().BeEmpty("what needs WireMock.Net stands in the folders Hosting and Recording");

    [Fact]
    public void The_folder_Hosting_does_not_compile_without_WireMock() =>
        Problems(FilesBut("Integration", "Recording"), "Comm100.", "WireMock.").Should().Contain(problem => problem.Contains("'WireMockServer'"), "the check must be able to fail");

    private static IEnumerable<SyntaxTree> FilesBut(params string[] folders)
    {
        string project = Path.Combine(Root(), "src", "Comm100.LiveChat.Client.Testing");
        string[] left = ["bin", "obj", .. folders];
        return Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => !left.Contains(Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar)[0]))
            .Select(file => Parse(File.ReadAllText(file), file));
    }

    private static string[] Problems(IEnumerable<SyntaxTree> trees, params string[] leftOut)
    {
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => !leftOut.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Engine",
            [Parse(ImplicitUsings, "usings"), .. trees],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return
        [
            .. from diagnostic in compilation.GetDiagnostics()
               where diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != PartialMethodWithoutBody
               let place = diagnostic.Location.GetLineSpan()
               select $"{Path.GetFileName(place.Path)}:{place.StartLinePosition.Line + 1}: {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}",
        ];
    }

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: ["NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]), path);

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Comm100.LiveChat.Client.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run from the repository.");
    }
}
