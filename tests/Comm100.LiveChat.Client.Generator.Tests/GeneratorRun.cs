using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Comm100.LiveChat.Client.Generator.Tests;

/// <summary>A run of the generator with source text. An edit returns the next run, which uses the cache of the driver.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Refit.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly SyntaxTree[] s_runtime = [ParseResource("Runtime.cs"), ParseResource("Attributes.cs")];

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

    /// <summary>Runs the generator with files that have the names 0.cs, 1.cs and so on.</summary>
    public static GeneratorRun Of(params string[] files)
    {
        var trees = files.Select((text, index) => Parse(text, index.ToString(CultureInfo.InvariantCulture) + ".cs"));
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
                ? _input.AddSyntaxTrees(Parse(text, path))
                : _input.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(text))),
            _driver);
    }

    public string File(string name) => Result.GeneratedSources.Single(source => string.Equals(source.HintName, name, StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>Asserts that neither the generator nor the compiler reports a diagnostic.</summary>
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

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, s_parse, path);

    private static SyntaxTree ParseResource(string name)
    {
        using var reader = new StreamReader(typeof(GeneratorRun).Assembly.GetManifestResourceStream(name)!);
        return Parse("#nullable enable\n" + reader.ReadToEnd(), name);
    }
}
