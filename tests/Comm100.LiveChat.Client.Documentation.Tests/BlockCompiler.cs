using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>
/// Compiles C# blocks against the assemblies of this test run, which include the client, the fake and the host. A block that starts with a using
/// directive is complete and gets only the implicit usings of the SDK. Any other block is an excerpt, and can also use the names in
/// <see cref="ExampleContext"/>.
/// </summary>
internal static class BlockCompiler
{
    // The usings that ImplicitUsings of the SDK adds.
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string ExampleContext = """
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
        global using static ExampleContext;

        internal static class ExampleContext
        {
            public static LiveChatClient client { get; set; } = null!;
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
            root.Usings.Count > 0 ? [Parse(ImplicitUsings), tree] : [Parse(ImplicitUsings), Parse(ExampleContext), tree],
            References,
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Gets the errors and nullability warnings of a compilation, each with its file and line.</summary>
    public static IReadOnlyList<string> GetProblems(CSharpCompilation compilation, CodeBlock block) =>
    [
        .. from diagnostic in compilation.GetDiagnostics()
           where diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal)
           let line = block.Line + 1 + diagnostic.Location.GetLineSpan().StartLinePosition.Line
           select $"{block.File}:{line}: {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}",
    ];

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, s_parseOptions);
}
