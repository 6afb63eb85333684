using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Comm100.LiveChat.Client.LinqPad.Tests;

/// <summary>A file of LINQPad: a header in XML, and C# statements.</summary>
internal sealed class LinqFile
{
    private const string HeaderEnd = "</Query>";

    // The namespaces that LINQPad imports in every query.
    private static readonly string[] s_namespaces =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.Data", "System.Diagnostics", "System.IO", "System.Linq", "System.Linq.Expressions", "System.Reflection", "System.Text",
        "System.Text.RegularExpressions", "System.Threading", "System.Transactions", "System.Xml", "System.Xml.Linq", "System.Xml.XPath", "LINQPad",
    ];

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(typeof(LinqFile).Assembly.Location)
            .Distinct(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly XElement _header;
    private readonly int _headerLines;

    private LinqFile(string name, string text)
    {
        int end = text.IndexOf(HeaderEnd, StringComparison.Ordinal) + HeaderEnd.Length;
        Name = name;
        Body = text[end..];
        _header = XElement.Parse(text[..end]);
        _headerLines = text[..end].Count(character => character == '\n');
    }

    /// <summary>The folder that is packed as <c>linqpad-samples</c>.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "src", "Comm100.LiveChat.Client", "linqpad-samples");

    /// <summary>The names of all samples, in the order in which LINQPad shows them.</summary>
    public static IReadOnlyList<string> Names { get; } = File.ReadAllLines(Path.Combine(Folder, "FileOrder.txt"));

    /// <summary>The name of the file, which LINQPad shows as the title.</summary>
    public string Name { get; }

    public string Body { get; }

    public string? Kind => (string?)_header.Attribute("Kind");

    public IReadOnlyList<string> Packages => [.. _header.Elements("NuGetReference").Select(element => element.Value)];

    /// <summary>Whether the sample changes something in the account.</summary>
    public bool Writes => Name.EndsWith("(writes).linq", StringComparison.Ordinal);

    public static LinqFile Read(string name) => new(name, File.ReadAllText(Path.Combine(Folder, name)));

    /// <summary>Compiles the statements as LINQPad does: as the body of a method.</summary>
    public MethodInfo Compile()
    {
        string source = string.Concat(s_namespaces.Concat(_header.Elements("Namespace").Select(element => element.Value)).Select(name => $"using {name};\n"))
            + "public class UserQuery\n{\nprivate CancellationToken QueryCancelToken => default;\npublic async System.Threading.Tasks.Task Main()\n{\n#line "
            + (_headerLines + 1) + " \"" + Name + "\"\n" + Body + "\n}\n}\n";
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(Name) + Guid.NewGuid(),
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp12))],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        string[] problems =
        [
            .. from diagnostic in compilation.Emit(assembly).Diagnostics
               where diagnostic.Severity >= DiagnosticSeverity.Warning
               select diagnostic.ToString(),
        ];
        problems.Should().BeEmpty("the sample {0} compiles without a warning", Name);
        assembly.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(assembly).GetType("UserQuery", throwOnError: true)!.GetMethod("Main")!;
    }

    /// <summary>Compiles and runs the statements.</summary>
    public async Task RunAsync(LinqPadSession session)
    {
        MethodInfo main = Compile();
        session.Enter();
        await (Task)main.Invoke(Activator.CreateInstance(main.DeclaringType!), null)!;
    }
}
