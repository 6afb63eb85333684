using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>
/// Compiles C# blocks against what these tests run with, so the client, the fake and the host. A block that begins with a using
/// directive is complete and gets the SDK's implicit usings alone. Any other is an excerpt, and finds what <see cref="Given"/> names.
/// </summary>
internal static class BlockCompiler
{
    // What ImplicitUsings of the SDK brings.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string Given = """
        global using Comm100.LiveChat.Client;
        global using Comm100.LiveChat.Client.Testing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Polly;
        global using Polly.CircuitBreaker;
        global using Polly.Hedging;
        global using Polly.Simmy;
        global using Polly.Timeout;
        global using System.Threading.RateLimiting;
        global using static Given;

        internal static class Given
        {
            public static LiveChatClient client => null!;
            public static LiveChatClientOptions options => null!;
            public static IServiceCollection services => null!;
            public static IConfiguration configuration => null!;
            public static CancellationToken cancellationToken => default;
        }
        """;

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest);

    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Compile(CodeBlock block)
    {
        SyntaxTree tree = Parse(block.Text);
        CompilationUnitSyntax root = tree.GetCompilationUnitRoot();
        bool isProgram = root.Members.Any(member => member is GlobalStatementSyntax);
        return CSharpCompilation.Create(
            "Block",
            root.Usings.Count > 0 ? [Parse(ImplicitUsings), tree] : [Parse(ImplicitUsings), Parse(Given), tree],
            References,
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The errors and the nullability warnings of a compilation, each with its place in the page.</summary>
    public static IReadOnlyList<string> ProblemsOf(CSharpCompilation compilation, CodeBlock block) =>
    [
        .. from diagnostic in compilation.GetDiagnostics()
           where diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal)
           let line = block.Line + 1 + diagnostic.Location.GetLineSpan().StartLinePosition.Line
           select $"{block.File}:{line}: {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}",
    ];

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, s_parseOptions);
}
