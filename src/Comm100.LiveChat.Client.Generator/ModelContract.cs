using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Comm100.LiveChat.Client.Generator;

/// <summary>The mandatory fields, read-only fields and aliases of a class, including those of its base classes.</summary>
internal sealed record ModelContract(string Type, EquatableArray<ModelField> Fields)
{
    public bool HasMandatoryFields => Fields.Any(item => item.IsMandatory || item.Nested != Nesting.None);

    /// <summary>Whether the type, or a model that it contains, has a mandatory field.</summary>
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

            foreach (var property in ModelContractParser.GetProperties(model).Where(ModelContractParser.IsSent))
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

internal sealed record ModelField(
    string Name, string JsonName, string Type, bool IsMandatory, bool IsReadOnly, Nesting Nested, EquatableArray<FieldAlias> Aliases);

/// <summary>Another name of a field. The object is null unless the name means a field of an object.</summary>
internal sealed record FieldAlias(string Name, AliasObject? Object);

/// <summary>The internal property for the object in an alias such as <c>image.type</c>, its class, and the property of that class.</summary>
internal sealed record AliasObject(string Property, string Type, string Field, string FieldType);

internal enum Nesting
{
    None,
    Object,
    List,
}

internal static class ModelContractParser
{
    public static bool IsCandidate(SyntaxNode node) => node is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax or InterfaceDeclarationSyntax;

    public static Parsed<ModelContract>? Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is not INamedTypeSymbol type
            || type.DeclaringSyntaxReferences[0].Span != context.Node.Span
            || type.DeclaringSyntaxReferences[0].SyntaxTree != context.Node.SyntaxTree)
        {
            return null;
        }

        var problems = new List<DiagnosticInfo>();
        var fields = new List<ModelField>();
        foreach (var property in GetProperties(type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isOwn = SymbolEqualityComparer.Default.Equals(property.ContainingType, type);
            if (ParseField(property, isOwn ? problems : []) is { } field && IsModel(type))
            {
                fields.Add(field);
            }
        }

        return fields.Count == 0 && problems.Count == 0
            ? null
            : Parsed<ModelContract>.From(problems, () => new(type.Qualified(), fields.ToEquatableArray()));
    }

    /// <summary>Gets the properties of the type and its base classes, those of the base classes first.</summary>
    public static IEnumerable<IPropertySymbol> GetProperties(INamedTypeSymbol type)
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

    private static ModelField? ParseField(IPropertySymbol property, List<DiagnosticInfo> problems)
    {
        var isMandatory = property.Has(Names.Attributes, "MandatoryAttribute");
        var isReadOnly = property.Has(Names.Attributes, "ReadOnlyPropertyAttribute");
        var nested = !IsModel(property.ContainingType) || !IsSent(property) ? Nesting.None
            : ModelContract.HasMandatory(property.Type) ? Nesting.Object
            : property.Type.ListElement() is { } element && ModelContract.HasMandatory(element) ? Nesting.List
            : Nesting.None;
        var aliasAttributes = property.GetAttributes().Where(attribute => attribute.AttributeClass.Is(Names.Attributes, "AlsoNamedAttribute")).ToArray();
        var hasAttribute = isMandatory || isReadOnly || aliasAttributes.Length > 0;
        if (!hasAttribute && nested == Nesting.None)
        {
            return null;
        }

        if (hasAttribute && !(IsModel(property.ContainingType) && IsReadable(property)))
        {
            problems.Add(DiagnosticInfo.At(property, Diagnostics.MisplacedAttribute, property.Name));
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

        var jsonName = GetJsonName(property);
        if (string.IsNullOrWhiteSpace(jsonName))
        {
            var why = isMandatory ? "is mandatory"
                : isReadOnly ? "is read-only"
                : aliasAttributes.Length > 0 ? "has an alias"
                : "contains mandatory fields";
            problems.Add(DiagnosticInfo.At(property, Diagnostics.NoJsonName, property.Name, why));
            return null;
        }

        var aliases = aliasAttributes.Select(attribute => ParseAlias(property, attribute, problems)).OfType<FieldAlias>();
        return new(property.Name, jsonName!, property.Type.Qualified(), isMandatory, isReadOnly, nested, aliases.ToEquatableArray());
    }

    private static FieldAlias? ParseAlias(IPropertySymbol property, AttributeData attribute, List<DiagnosticInfo> problems)
    {
        var alias = attribute.Text() ?? "";
        var parts = alias.Split('.');
        if (parts.Length > 2
            || parts.Any(string.IsNullOrWhiteSpace)
            || property.SetMethod is null
            || property.SetMethod.IsInitOnly
            || CountNames(property.ContainingType, alias) > 1)
        {
            problems.Add(DiagnosticInfo.At(attribute, Diagnostics.InvalidAlias, alias, property.Name));
            return null;
        }

        if (parts.Length == 1)
        {
            return new(alias, Object: null);
        }

        var name = char.ToUpperInvariant(parts[0][0]) + parts[0].Substring(1);
        var holder = property.ContainingType.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault();
        var field = holder?.Type is INamedTypeSymbol type ? GetProperties(type).FirstOrDefault(candidate => string.Equals(GetJsonName(candidate), parts[1], StringComparison.Ordinal)) : null;
        if (field is null)
        {
            problems.Add(DiagnosticInfo.At(attribute, Diagnostics.AliasWithoutObject, alias, name, parts[1]));
            return null;
        }

        return new(parts[0], new(name, holder!.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).Qualified(), field.Name, field.Type.Qualified()));
    }

    /// <summary>Counts how often a name is the JSON name or an alias of a property of the class.</summary>
    private static int CountNames(INamedTypeSymbol type, string name) =>
        GetProperties(type).Sum(property => property.GetAttributes().Count(attribute =>
            (attribute.AttributeClass.Is(Names.Json, "JsonPropertyNameAttribute") || attribute.AttributeClass.Is(Names.Attributes, "AlsoNamedAttribute"))
            && string.Equals(attribute.Text(), name, StringComparison.Ordinal)));

    private static string? GetJsonName(IPropertySymbol property) => property.Attribute(Names.Json, "JsonPropertyNameAttribute")?.Text();

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

    /// <summary>Whether the property is sent, so that mandatory fields in its value are checked.</summary>
    public static bool IsSent(IPropertySymbol property)
    {
        const int Always = 1;
        var ignore = property.Attribute(Names.Json, "JsonIgnoreAttribute");
        return IsReadable(property)
            && (ignore is null || ignore.NamedArguments.Any(argument => argument is { Key: "Condition", Value.Value: not Always }));
    }

    private static bool IsReadable(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, GetMethod: { } getter } && IsVisible(property) && IsVisible(getter);

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
}

internal static class ModelContractEmitter
{
    public static string EmitMandatory(IEnumerable<ModelContract> models)
    {
        var writer = SourceWriter.ForNamespace(Names.Serialization);
        writer.Summary("Finds the mandatory fields that a body does not set.");
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
                    foreach (var field in model.Fields)
                    {
                        EmitField(writer, field);
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
        // All list types are an IEnumerable, and a list without null converts to one that can contain null.
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
        writer.Summary("Lists the fields that are read but not sent.");
        using (writer.Open("internal static class ReadOnlyProperties"))
        using (writer.Open("internal static bool Contains(global::System.Type type, string jsonName)"))
        {
            foreach (var model in Ordered(models))
            {
                var names = model.Fields.Where(field => field.IsReadOnly).Select(field => Symbols.Literal(field.JsonName)).ToArray();
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

    public static string EmitAliases(IEnumerable<ModelContract> models)
    {
        const string Alias = "global::" + Names.Serialization + ".FieldAlias";
        var writer = SourceWriter.ForNamespace(Names.Serialization);
        writer.Summary("Lists the fields that have another name.");
        using (writer.Open("internal static class FieldAliasTable"))
        using (writer.Open("internal static " + Alias + "[] Get(global::System.Type type)"))
        {
            foreach (var model in Ordered(models).Where(model => model.Fields.Any(field => field.Aliases.Count > 0)))
            {
                using (writer.Open("if (type == typeof(" + model.Type + "))"))
                {
                    writer.Line("return new " + Alias + "[]");
                    using (writer.Open("", ";"))
                    {
                        EmitAliases(writer, model);
                    }
                }

                writer.Line();
            }

            writer.Line("return global::System.Array.Empty<" + Alias + ">();");
        }

        return writer.ToString();
    }

    private static void EmitAliases(SourceWriter writer, ModelContract model)
    {
        const string Prefix = "global::" + Names.Serialization + ".";
        var aliases = model.Fields.SelectMany(field => field.Aliases, (field, alias) => (Field: field, Alias: alias)).ToArray();
        foreach (var (field, alias) in aliases.Where(pair => pair.Alias.Object is null))
        {
            var property = Symbols.Identifier(field.Name);
            writer.Line(
                "new " + Prefix + "FieldAlias<" + model.Type + ", " + field.Type + ">(" + Symbols.Literal(alias.Name) + ", " + Symbols.Literal(field.JsonName)
                + ", static model => model." + property + ", static (model, value) => model." + property + " = value),");
        }

        foreach (var parts in aliases.Where(pair => pair.Alias.Object is not null).GroupBy(pair => pair.Alias.Name, StringComparer.Ordinal))
        {
            var holder = parts.First().Alias.Object!;
            var types = "<" + model.Type + ", " + holder.Type + ">";
            var property = Symbols.Identifier(holder.Property);
            writer.Line("new " + Prefix + "ObjectAlias" + types + "(" + Symbols.Literal(parts.Key) + ", static model => model." + property + ", static (model, value) => model." + property + " = value");
            foreach (var (field, alias) in parts)
            {
                var name = Symbols.Identifier(field.Name);
                var part = Symbols.Identifier(alias.Object!.Field);
                writer.Line(
                    "    , new " + Prefix + "ObjectAliasPart" + types + "(" + Symbols.Literal(field.JsonName)
                    + ", static model => model." + name + ", static (model, value) => model." + name + " = (" + field.Type + ")value"
                    + ", static value => value." + part + ", static (value, part) => value." + part + " = (" + alias.Object.FieldType + ")part)");
            }

            writer.Line("),");
        }
    }

    private static IEnumerable<ModelContract> Ordered(IEnumerable<ModelContract> models) => models.OrderBy(model => model.Type, StringComparer.Ordinal);

    private static void EmitField(SourceWriter writer, ModelField field)
    {
        var value = "value." + Symbols.Identifier(field.Name);
        if (field.IsMandatory)
        {
            writer.Line("missing.Require(" + value + ", path, " + Symbols.Literal(field.JsonName) + ");");
        }

        if (field.Nested == Nesting.Object)
        {
            using (writer.Open("if (" + value + " is { } nested" + field.Name + ")"))
            {
                writer.Line("Check(nested" + field.Name + ", path + " + Symbols.Literal(field.JsonName + ".") + ", ref missing);");
            }
        }
        else if (field.Nested == Nesting.List)
        {
            using (writer.Open("if (" + value + " is { } list" + field.Name + ")"))
            using (writer.Open("for (var i = 0; i < list" + field.Name + ".Count; i++)"))
            using (writer.Open("if (list" + field.Name + "[i] is { } item)"))
            {
                writer.Line(
                    "Check(item, path + " + Symbols.Literal(field.JsonName + "[") + " + i.ToString(" + Names.InvariantCulture + ") + \"].\", ref missing);");
            }
        }
    }
}
