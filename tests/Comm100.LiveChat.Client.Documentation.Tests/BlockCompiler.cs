using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

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

    /// <summary>Whether a block is complete and has statements at its top level.</summary>
    public static bool IsProgram(CodeBlock block)
    {
        CompilationUnitSyntax root = Parse(block.Text).GetCompilationUnitRoot();
        return root.Usings.Count > 0 && root.Members.Any(member => member is GlobalStatementSyntax);
    }

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

    /// <summary>
    /// Compiles excerpts in one compilation, which is much faster than a compilation for each, and loads the assembly. Each excerpt becomes a method with the
    /// parameters <c>client</c>, <c>campaignId</c>, <c>from</c>, <c>to</c> and <c>cancellationToken</c> that returns a task.
    /// </summary>
    public static MethodInfo[] CompileExamples(IReadOnlyList<CodeBlock> blocks)
    {
        var source = new StringBuilder("using Comm100.LiveChat.Client;\n\npublic static class Examples\n{\n");
        for (int i = 0; i < blocks.Count; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"    public static async Task Run{i}(LiveChatClient client, long campaignId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)\n")
                .Append(CultureInfo.InvariantCulture, $"    {{\n#line {blocks[i].Line + 1} \"{blocks[i].File}\"\n{blocks[i].Text}\n        await Task.CompletedTask;\n    }}\n");
        }

        CSharpCompilation compilation = CSharpCompilation.Create(
            "Examples",
            [Parse(ImplicitUsings), Parse(source.Append("}\n").ToString())],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        string.Join(
            Environment.NewLine,
            result.Diagnostics.Where(IsProblem).Select(diagnostic =>
                $"{diagnostic.Location.GetMappedLineSpan().Path}:{diagnostic.Location.GetMappedLineSpan().StartLinePosition.Line + 1}: {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"))
            .Should().BeEmpty("the examples must compile");
        Type examples = Assembly.Load(image.ToArray()).GetType("Examples")!;
        return [.. Enumerable.Range(0, blocks.Count).Select(i => examples.GetMethod($"Run{i}")!)];
    }

    /// <summary>Gets the errors and nullability warnings of a compilation, each with its file and line.</summary>
    public static IReadOnlyList<string> GetProblems(CSharpCompilation compilation, CodeBlock block) =>
    [
        .. from diagnostic in compilation.GetDiagnostics()
           where IsProblem(diagnostic)
           let line = block.Line + 1 + diagnostic.Location.GetLineSpan().StartLinePosition.Line
           select $"{block.File}:{line}: {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}",
    ];

    private static bool IsProblem(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal);

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, s_parseOptions);
}
