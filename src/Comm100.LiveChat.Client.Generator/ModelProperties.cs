using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Comm100.LiveChat.Client.Generator;

/// <summary>The public properties of a model, including those of its base classes, for a dump.</summary>
internal sealed record ModelProperties(string Type, EquatableArray<ModelProperty> Properties);

internal sealed record ModelProperty(string Name, bool HasSecretPath);

internal static class ModelPropertiesParser
{
    public static bool IsCandidate(SyntaxNode node) =>
        node is ClassDeclarationSyntax { BaseList: not null } declaration && !declaration.Modifiers.Any(SyntaxKind.AbstractKeyword) && !declaration.Modifiers.Any(SyntaxKind.StaticKeyword);

    public static ModelProperties? Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is not INamedTypeSymbol type
            || !IsLiveChatModel(type)
            || !ModelContractParser.IsModel(type)
            || type.DeclaringSyntaxReferences[0].Span != context.Node.Span
            || type.DeclaringSyntaxReferences[0].SyntaxTree != context.Node.SyntaxTree)
        {
            return null;
        }

        // The base class adds its own property, the fields that are not known, at the end.
        var properties = ModelContractParser.GetProperties(type)
            .Where(property => property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public }
                && !property.ContainingType.Is(Names.Root, Names.Model))
            .Select(property => new ModelProperty(property.Name, property.Has(Names.Attributes, "SecretPathAttribute")));
        return new(type.Qualified(), properties.ToEquatableArray());
    }

    private static bool IsLiveChatModel(INamedTypeSymbol type)
    {
        for (var level = type.BaseType; level is not null; level = level.BaseType)
        {
            if (level.Is(Names.Root, Names.Model))
            {
                return true;
            }
        }

        return false;
    }
}

internal static class ModelPropertiesEmitter
{
    public static string Emit(IEnumerable<ModelProperties> models)
    {
        var ordered = models.OrderBy(model => model.Type, StringComparer.Ordinal).ToArray();
        var writer = SourceWriter.ForNamespace(Names.Root);
        writer.Summary("Adds the public properties of models to a dump, in the order in which they are declared.");
        using (writer.Open("internal static class ModelProperties"))
        {
            using (writer.Open("internal static void AddTo(" + Names.DumpTable + " table, global::" + Names.Root + "." + Names.Model + " model)"))
            using (writer.Open("switch (model)"))
            {
                foreach (var model in ordered)
                {
                    writer.Line("case " + model.Type + " value: Add(table, value); break;");
                }
            }

            foreach (var model in ordered)
            {
                writer.Line();
                using (writer.Open("private static void Add(" + Names.DumpTable + " table, " + model.Type + " value)"))
                {
                    foreach (var property in model.Properties)
                    {
                        var method = property.HasSecretPath ? "AddAddress" : "Add";
                        writer.Line("table." + method + "(" + Symbols.Literal(property.Name) + ", value." + Symbols.Identifier(property.Name) + ");");
                    }
                }
            }
        }

        return writer.ToString();
    }
}
