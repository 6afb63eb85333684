using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>Checks that the folders of a project depend on each other in one direction.</summary>
public sealed class FolderTests
{
    private const string Root = "(root)";

    // A folder can use its own types and the types of the folders before it.
    private static readonly string[] s_client =
    [
        "Internal", "Attributes", "Operations", "Http", "Models", "Errors", "Diagnostics", "Serialization", "Authentication", "Options", "Pipeline", "Histories", "Endpoints", Root,
        "DependencyInjection",
    ];

    private static readonly string[] s_fake =
    [
        "Internal", "Contract", "Options", "Responses", "Requests", "Routing", "Assertions", "Faults", "Documents", "Seeding", "Histories", "Samples", "OAuth", "State", "Data", "Observed",
        "Webhooks", "Serving", "Recording", "Hosting", Root, "Integration",
    ];

    // The global usings that the project file adds to those of the SDK.
    private const string GlobalUsings = BlockCompiler.ImplicitUsings + """

        global using Comm100.LiveChat.Client.Attributes;
        global using Comm100.LiveChat.Client.Internal;
        global using Refit;
        """;

    [Fact]
    public void The_folders_of_the_client_depend_in_one_direction() => AssertOrder("src/Comm100.LiveChat.Client", s_client);

    [Fact]
    public void The_folders_of_the_fake_depend_in_one_direction() => AssertOrder("src/Comm100.LiveChat.Client.Testing", s_fake);

    private static void AssertOrder(string project, string[] order) =>
        string.Join(Environment.NewLine, FindViolations(project, order)).Should().BeEmpty(
            "a folder uses only itself and the folders before it in this order: {0}. Move the type that both folders need to the lower folder, or pass its values as arguments", string.Join(", ", order));

    private static IReadOnlyList<string> FindViolations(string project, string[] order)
    {
        string folder = Path.Combine(Repository.Root, project);
        string[] files = [.. Repository.Files.Where(file => file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))];
        files.Should().NotBeEmpty();

        // Code that is compiled only for .NET Framework also has dependencies.
        return
        [
            .. FindWith(["NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER"], static _ => true)
                .Union(FindWith(["NETFRAMEWORK"], static tree => tree.GetRoot().ContainsDirectives))
                .Order(StringComparer.Ordinal),
        ];

        IEnumerable<string> FindWith(string[] symbols, Func<SyntaxTree, bool> isChecked)
        {
            CSharpParseOptions options = new CSharpParseOptions(LanguageVersion.Preview).WithPreprocessorSymbols(symbols);
            SyntaxTree[] trees = [.. files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file))];
            var compilation = CSharpCompilation.Create(
                "Project",
                [CSharpSyntaxTree.ParseText(GlobalUsings, options), .. trees],
                BlockCompiler.References,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
            Dictionary<string, int> lastLevels = FindDeclaredNames(trees);
            return trees.Where(isChecked).SelectMany(tree => FindIn(tree, compilation.GetSemanticModel(tree), lastLevels));
        }

        // The last folder in the order that declares a type or a member with a name.
        Dictionary<string, int> FindDeclaredNames(SyntaxTree[] trees) =>
            (from tree in trees
             let level = Array.IndexOf(order, GetFolder(tree))
             from token in tree.GetRoot().DescendantNodes().Select(GetDeclaredName)
             where token is not null
             group level by token)
            .ToDictionary(group => group.Key, group => group.Max(), StringComparer.Ordinal);

        IEnumerable<string> FindIn(SyntaxTree tree, SemanticModel model, Dictionary<string, int> lastLevels)
        {
            string user = GetFolder(tree);
            int level = Array.IndexOf(order, user);
            if (level < 0)
            {
                yield return $"{Repository.GetRelativePath(tree.FilePath)}: the folder {user} has no place in the order.";
                yield break;
            }

            // Only names that a later folder declares can be a violation. The others need no symbol, which makes the test much faster.
            IEnumerable<INamedTypeSymbol> types = tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
                .Where(name => lastLevels.TryGetValue(name.Identifier.ValueText, out int last) && last > level)
                .Select(name => FindType(name, model)).OfType<INamedTypeSymbol>();
            foreach (INamedTypeSymbol type in types.DistinctBy(type => type.ToDisplayString()))
            {
                string[] folders = [.. type.DeclaringSyntaxReferences.Select(reference => GetFolder(reference.SyntaxTree)).Distinct(StringComparer.Ordinal)];
                if (folders.Length > 0 && folders.All(owner => Array.IndexOf(order, owner) > level))
                {
                    yield return $"{Repository.GetRelativePath(tree.FilePath)} uses {type.Name} of the folder {folders[0]}.";
                }
            }
        }

        string GetFolder(SyntaxTree tree)
        {
            string[] path = Path.GetRelativePath(folder, tree.FilePath).Split(Path.DirectorySeparatorChar);
            return path.Length == 1 ? Root : path[0];
        }
    }

    private static string? GetDeclaredName(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => GetTypeName(type.Identifier.ValueText),
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax @event => @event.Identifier.ValueText,
        EnumMemberDeclarationSyntax value => value.Identifier.ValueText,
        ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } property => property.Identifier.ValueText,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.ValueText,
        _ => null,
    };

    // An attribute is used by its short name.
    private static string GetTypeName(string name) => name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;

    /// <summary>Gets the outermost type of the project that a name refers to: the type itself, or the type that declares the member.</summary>
    private static INamedTypeSymbol? FindType(SimpleNameSyntax name, SemanticModel model)
    {
        SymbolInfo info = model.GetSymbolInfo(name);
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type?.OriginalDefinition;
    }
}
