using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Comm100.LiveChat.Client.Generator;

/// <summary>What must be given and what is never sent, of one class, its bases included.</summary>
internal sealed record ModelContract(string Type, EquatableArray<ContractMember> Members)
{
    public bool HasMandatoryFields => Members.Any(member => member.IsMandatory || member.Nested != Nesting.None);

    /// <summary>Whether the type, or a model that it holds, has a mandatory member.</summary>
    public static bool HasMandatory(ITypeSymbol type)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ITypeSymbol>([type]);
        while (open.Count > 0)
        {
            if (open.Pop() is not INamedTypeSymbol model || !ModelContractParser.IsModel(model) || !seen.Add(model))
            {
                continue;
            }

            foreach (var property in ModelContractParser.Properties(model).Where(ModelContractParser.IsSent))
            {
                if (property.Has(Names.Attributes, "MandatoryAttribute"))
                {
                    return true;
                }

                open.Push(property.Type.ListElement() ?? property.Type);
            }
        }

        return false;
    }
}

internal sealed record ContractMember(string Name, string JsonName, bool IsMandatory, bool IsReadOnly, Nesting Nested);

internal enum Nesting
{
    None,
    Object,
    List,
}

internal static class ModelContractParser
{
    public static bool CanHaveMembers(SyntaxNode node) => node is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax or InterfaceDeclarationSyntax;

    public static Parsed<ModelContract>? Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is not INamedTypeSymbol type
            || type.DeclaringSyntaxReferences[0].Span != context.Node.Span
            || type.DeclaringSyntaxReferences[0].SyntaxTree != context.Node.SyntaxTree)
        {
            return null;
        }

        var problems = new List<DiagnosticInfo>();
        var members = new List<ContractMember>();
        foreach (var property in Properties(type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isOwn = SymbolEqualityComparer.Default.Equals(property.ContainingType, type);
            if (ParseMember(property, isOwn ? problems : []) is { } member && IsModel(type))
            {
                members.Add(member);
            }
        }

        return members.Count == 0 && problems.Count == 0
            ? null
            : Parsed<ModelContract>.From(problems, () => new(type.Qualified(), members.ToEquatableArray()));
    }

    /// <summary>The properties of the type and its bases, those of the bases first.</summary>
    public static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var levels = new Stack<INamedTypeSymbol>();
        for (var level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            levels.Push(level);
        }

        return levels.SelectMany(level => level.GetMembers().OfType<IPropertySymbol>())
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .Select(same => same.Last());
    }

    private static ContractMember? ParseMember(IPropertySymbol property, List<DiagnosticInfo> problems)
    {
        var isMandatory = property.Has(Names.Attributes, "MandatoryAttribute");
        var isReadOnly = property.Has(Names.Attributes, "ReadOnlyPropertyAttribute");
        var nested = !IsModel(property.ContainingType) || !IsSent(property) ? Nesting.None
            : ModelContract.HasMandatory(property.Type) ? Nesting.Object
            : property.Type.ListElement() is { } element && ModelContract.HasMandatory(element) ? Nesting.List
            : Nesting.None;
        if (!isMandatory && !isReadOnly && nested == Nesting.None)
        {
            return null;
        }

        if ((isMandatory || isReadOnly) && !(IsModel(property.ContainingType) && IsMember(property)))
        {
            problems.Add(DiagnosticInfo.At(property, Diagnostics.MisplacedMember, property.Name));
            return null;
        }

        if (isMandatory && isReadOnly)
        {
            problems.Add(DiagnosticInfo.At(property, Diagnostics.MandatoryReadOnly, property.Name));
        }

        if (isMandatory && property.Type.IsValueType && property.Type.NullableUnderlying() is null)
        {
            problems.Add(DiagnosticInfo.At(property, Diagnostics.MandatoryNotNullable, property.Name));
        }

        var jsonName = property.Attribute(Names.Json, "JsonPropertyNameAttribute")?.Text();
        if (string.IsNullOrWhiteSpace(jsonName))
        {
            var why = isMandatory ? "is mandatory" : isReadOnly ? "is read-only" : "holds mandatory members";
            problems.Add(DiagnosticInfo.At(property, Diagnostics.NoJsonName, property.Name, why));
            return null;
        }

        return new(property.Name, jsonName!, isMandatory, isReadOnly, nested);
    }

    /// <summary>Whether generated code can name the type, and the type is a class of this compilation.</summary>
    public static bool IsModel(INamedTypeSymbol type)
    {
        for (var level = type; level is not null; level = level.ContainingType)
        {
            if (level.Arity > 0 || !IsVisible(level))
            {
                return false;
            }
        }

        return type.TypeKind == TypeKind.Class && !type.DeclaringSyntaxReferences.IsEmpty;
    }

    /// <summary>Whether the property is looked into for the mandatory members of what it holds.</summary>
    public static bool IsSent(IPropertySymbol property)
    {
        const int Always = 1;
        var ignore = property.Attribute(Names.Json, "JsonIgnoreAttribute");
        return IsMember(property)
            && (ignore is null || ignore.NamedArguments.Any(argument => argument is { Key: "Condition", Value.Value: not Always }));
    }

    private static bool IsMember(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, GetMethod: { } getter } && IsVisible(property) && IsVisible(getter);

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
}

internal static class ModelContractEmitter
{
    public static string EmitMandatory(IEnumerable<ModelContract> models)
    {
        var writer = SourceWriter.ForNamespace(Names.Serialization);
        writer.Summary("Names the mandatory members that a body lacks.");
        using (writer.Open("internal static class MandatoryFields"))
        {
            var isFirst = true;
            foreach (var model in Ordered(models).Where(model => model.HasMandatoryFields))
            {
                if (!isFirst)
                {
                    writer.Line();
                }

                isFirst = false;
                using (writer.Open("internal static void Check(" + model.Type + " value, string path, ref " + Names.MissingFields + " missing)"))
                {
                    foreach (var member in model.Members)
                    {
                        EmitMember(writer, member);
                    }
                }

                writer.Line();
                EmitList(writer, model);
            }
        }

        return writer.ToString();
    }

    private static void EmitList(SourceWriter writer, ModelContract model)
    {
        // Every kind of list is an IEnumerable, and one without null is one that may hold null.
        const string List = "global::System.Collections.Generic.IEnumerable<";
        using (writer.Open("internal static void CheckAll(" + List + model.Type + "?> list, string path, ref " + Names.MissingFields + " missing)"))
        {
            writer.Line("var i = 0;");
            using (writer.Open("foreach (var item in list)"))
            {
                using (writer.Open("if (item is not null)"))
                {
                    writer.Line("Check(item, path + \"[\" + i.ToString(" + Names.InvariantCulture + ") + \"].\", ref missing);");
                }

                writer.Line();
                writer.Line("i++;");
            }
        }
    }

    public static string EmitReadOnly(IEnumerable<ModelContract> models)
    {
        var writer = SourceWriter.ForNamespace(Names.Serialization);
        writer.Summary("Tells the members that are read and never sent.");
        using (writer.Open("internal static class ReadOnlyProperties"))
        using (writer.Open("internal static bool Contains(global::System.Type type, string jsonName)"))
        {
            foreach (var model in Ordered(models))
            {
                var names = model.Members.Where(member => member.IsReadOnly).Select(member => Symbols.Literal(member.JsonName)).ToArray();
                if (names.Length > 0)
                {
                    using (writer.Open("if (type == typeof(" + model.Type + "))"))
                    {
                        writer.Line("return jsonName is " + string.Join(" or ", names) + ";");
                    }

                    writer.Line();
                }
            }

            writer.Line("return false;");
        }

        return writer.ToString();
    }

    private static IEnumerable<ModelContract> Ordered(IEnumerable<ModelContract> models) => models.OrderBy(model => model.Type, StringComparer.Ordinal);

    private static void EmitMember(SourceWriter writer, ContractMember member)
    {
        var value = "value." + Symbols.Identifier(member.Name);
        if (member.IsMandatory)
        {
            writer.Line("missing.Require(" + value + ", path, " + Symbols.Literal(member.JsonName) + ");");
        }

        if (member.Nested == Nesting.Object)
        {
            using (writer.Open("if (" + value + " is { } nested" + member.Name + ")"))
            {
                writer.Line("Check(nested" + member.Name + ", path + " + Symbols.Literal(member.JsonName + ".") + ", ref missing);");
            }
        }
        else if (member.Nested == Nesting.List)
        {
            using (writer.Open("if (" + value + " is { } list" + member.Name + ")"))
            using (writer.Open("for (var i = 0; i < list" + member.Name + ".Count; i++)"))
            using (writer.Open("if (list" + member.Name + "[i] is { } item)"))
            {
                writer.Line(
                    "Check(item, path + " + Symbols.Literal(member.JsonName + "[") + " + i.ToString(" + Names.InvariantCulture + ") + \"].\", ref missing);");
            }
        }
    }
}
