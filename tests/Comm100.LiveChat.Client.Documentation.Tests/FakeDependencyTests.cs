using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>The fake is based on the contract and does not use the client: an error that both shared would not be found by any test.</summary>
public sealed class FakeDependencyTests
{
    private static readonly string s_project = Path.Combine(Repository.Root, "src", "Comm100.LiveChat.Client.Testing");

    // Reported for methods that the generator of regular expressions implements.
    private const string PartialMethodWithoutBody = "CS8795";

    private static readonly SyntaxTree[] s_files = ParseFiles();

    [Fact]
    public void All_folders_except_Integration_compile_without_the_client() =>
        FindErrors(Compile(["Integration"], "Comm100.").GetDiagnostics()).Should().BeEmpty("only the folder Integration can use the client");

    [Fact]
    public void The_folder_Integration_does_not_compile_without_the_client() =>
        FindErrors(Compile([], "Comm100.").GetDeclarationDiagnostics()).Should().Contain(problem => problem.Contains("'LiveChatClient'"), "the check itself must work");

    [Fact]
    public void All_folders_except_those_of_the_server_compile_without_WireMock() =>
        FindErrors(Compile(["Integration", "Hosting", "Recording", "LiveChatFake.cs", "LiveChatFake.Recording.cs"], "Comm100.", "WireMock.").GetDiagnostics())
            .Should().BeEmpty("only the root and the folders Integration, Hosting and Recording can use WireMock.Net");

    [Fact]
    public void The_folder_Hosting_does_not_compile_without_WireMock() =>
        FindErrors(Compile(["Integration", "Recording"], "Comm100.", "WireMock.").GetDeclarationDiagnostics()).Should().Contain(problem => problem.Contains("'WireMockServer'"), "the check itself must work");

    private static CSharpCompilation Compile(string[] excludedFolders, params string[] excludedAssemblies) => CSharpCompilation.Create(
        "Engine",
        [Parse(BlockCompiler.ImplicitUsings, "usings"), .. s_files.Where(file => !excludedFolders.Contains(Path.GetRelativePath(s_project, file.FilePath).Split(Path.DirectorySeparatorChar)[0]))],
        BlockCompiler.References.Where(reference => !excludedAssemblies.Any(name => Path.GetFileName(reference.Display!).StartsWith(name, StringComparison.Ordinal))),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static string[] FindErrors(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. from diagnostic in diagnostics
           where diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != PartialMethodWithoutBody
           let span = diagnostic.Location.GetLineSpan()
           select $"{Path.GetFileName(span.Path)}:{span.StartLinePosition.Line + 1}: {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}",
    ];

    private static SyntaxTree[] ParseFiles() =>
    [
        .. Directory.EnumerateFiles(s_project, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(s_project, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Select(file => Parse(File.ReadAllText(file), file)),
    ];

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: ["NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]), path);
}
