using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Comm100.LiveChat.Client.Generator.Tests;

/// <summary>A compilation of source text and the generator. An edit returns the next run, with what the driver kept of the last one.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Refit.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly SyntaxTree[] s_runtime = [Runtime("Runtime.cs"), Runtime("Attributes.cs")];

    private readonly CSharpCompilation _input;
    private readonly GeneratorDriver _driver;

    private GeneratorRun(CSharpCompilation input, GeneratorDriver driver)
    {
        _input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Output = output;
        Result = _driver.GetRunResult().Results.Single();
    }

    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    public ImmutableArray<Diagnostic> Problems => Result.Diagnostics;

    /// <summary>Runs the generator over files that are named 0.cs, 1.cs and so on.</summary>
    public static GeneratorRun Of(params string[] files)
    {
        var trees = files.Select((text, index) => Tree(text, index.ToString(CultureInfo.InvariantCulture) + ".cs"));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);
        var input = CSharpCompilation.Create("Tested", [.. s_runtime, .. trees], s_references, options);
        return new(input, CSharpGeneratorDriver.Create(
            [new ApiGenerator().AsSourceGenerator()],
            parseOptions: s_parse,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)));
    }

    /// <summary>Replaces or adds one file.</summary>
    public GeneratorRun Edit(string path, string text)
    {
        var old = _input.SyntaxTrees.FirstOrDefault(tree => string.Equals(tree.FilePath, path, StringComparison.Ordinal));
        return new(
            old is null
                ? _input.AddSyntaxTrees(Tree(text, path))
                : _input.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(text))),
            _driver);
    }

    public string File(string name) => Result.GeneratedSources.Single(source => string.Equals(source.HintName, name, StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>The generated files, after asserting that there was nothing to complain of.</summary>
    public GeneratorRun ShouldCompile()
    {
        Problems.Should().BeEmpty();
        Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).Should().BeEmpty();
        return this;
    }

    public Assembly Load()
    {
        ShouldCompile();
        using var stream = new MemoryStream();
        Output.Emit(stream).Success.Should().BeTrue();
        return Assembly.Load(stream.ToArray());
    }

    private static SyntaxTree Tree(string text, string path) => CSharpSyntaxTree.ParseText(text, s_parse, path);

    private static SyntaxTree Runtime(string name)
    {
        using var reader = new StreamReader(typeof(GeneratorRun).Assembly.GetManifestResourceStream(name)!);
        return Tree("#nullable enable\n" + reader.ReadToEnd(), name);
    }
}
