using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Comm100.LiveChat.Client.Generator;

/// <summary>An open enum as parsed from its declaration.</summary>
internal sealed record OpenEnum(string Namespace, string Name, EquatableArray<OpenEnumValue> Values);

/// <summary>A known value: its string, followed by the other strings with the same meaning.</summary>
internal sealed record OpenEnumValue(string Name, EquatableArray<string> Texts);

internal static class OpenEnumParser
{
    private static readonly string[] s_reserved = ["RawText", "Value", "Values", "IsKnown", "KnownValues"];
    private static readonly string[] s_reservedForValues = ["Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToDump", "ToString"];

    public static Parsed<OpenEnum> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var problems = new List<DiagnosticInfo>();
        CheckDeclaration(type, context.TargetNode, problems);

        var values = new List<OpenEnumValue>();
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in type.GetMembers().Where(member => !member.IsImplicitlyDeclared && member.CanBeReferencedByName))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var attribute = member.Attribute(Names.Attributes, "ValueAttribute");
            if (s_reserved.Contains(member.Name, StringComparer.Ordinal)
                || (attribute is not null && s_reservedForValues.Contains(member.Name, StringComparer.Ordinal)))
            {
                problems.Add(DiagnosticInfo.At(member, Diagnostics.ReservedEnumMember, member.Name, type.Name));
            }

            if (member is not IPropertySymbol property)
            {
                continue;
            }

            if (attribute is null)
            {
                if (IsDeclaredAsValue(property, type))
                {
                    problems.Add(DiagnosticInfo.At(property, Diagnostics.EnumValueWithoutText, property.Name));
                }

                continue;
            }

            if (property.DeclaredAccessibility != Accessibility.Public || !IsDeclaredAsValue(property, type))
            {
                problems.Add(DiagnosticInfo.At(property, Diagnostics.EnumValue, property.Name, type.Name));
            }

            values.Add(ParseValue(property, attribute, texts, problems));
        }

        if (values.Count == 0)
        {
            problems.Add(DiagnosticInfo.At(type, Diagnostics.EmptyEnum, type.Name));
        }

        return Parsed<OpenEnum>.From(problems, () => new(type.NamespaceName(), type.Name, values.ToEquatableArray()));
    }

    /// <summary>Returns a problem for a [Value] outside an open enum.</summary>
    public static DiagnosticInfo? ParseStray(GeneratorAttributeSyntaxContext context) =>
        context.TargetSymbol.ContainingType is { } type && !type.Has(Names.Attributes, "OpenEnumAttribute")
            ? DiagnosticInfo.At(context.Attributes[0], Diagnostics.ValueOutsideEnum, context.TargetSymbol.Name, type.Name)
            : null;

    private static void CheckDeclaration(INamedTypeSymbol type, SyntaxNode node, List<DiagnosticInfo> problems)
    {
        var isPartial = node is StructDeclarationSyntax declaration
            && declaration.Modifiers.Any(modifier => string.Equals(modifier.ValueText, "partial", StringComparison.Ordinal));
        if (!isPartial || !type.IsReadOnly || type.IsRefLikeType)
        {
            problems.Add(DiagnosticInfo.At(type, Diagnostics.EnumDeclaration, type.Name));
        }

        if (type.ContainingType is not null)
        {
            problems.Add(DiagnosticInfo.At(type, Diagnostics.NestedEnum, type.Name));
        }

        if (type.Arity > 0)
        {
            // The converter of a generic type cannot be checked.
            problems.Add(DiagnosticInfo.At(type, Diagnostics.GenericEnum, type.Name));
            return;
        }

        var converter = type.Attribute(Names.Json, "JsonConverterAttribute");
        if (converter is null
            || converter.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol { Name: "OpenEnumConverter", Arity: 1 } given
            || !SymbolEqualityComparer.Default.Equals(given.TypeArguments[0], type))
        {
            problems.Add(DiagnosticInfo.At(type, Diagnostics.EnumConverter, type.Name));
        }
    }

    private static bool IsDeclaredAsValue(IPropertySymbol property, INamedTypeSymbol type) =>
        property is { IsStatic: true, IsPartialDefinition: true, SetMethod: null, GetMethod: not null }
        && SymbolEqualityComparer.Default.Equals(property.Type, type);

    private static OpenEnumValue ParseValue(
        IPropertySymbol property, AttributeData attribute, HashSet<string> before, List<DiagnosticInfo> problems)
    {
        IEnumerable<string?> others = attribute.ConstructorArguments.Length > 1 && attribute.ConstructorArguments[1] is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(value => value.Value as string)
            : [];
        var texts = new List<string>();
        foreach (var text in others.Prepend(attribute.Text()))
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                problems.Add(DiagnosticInfo.At(attribute, Diagnostics.EmptyEnumText, property.Name));
            }
            else if (!before.Add(text!))
            {
                problems.Add(DiagnosticInfo.At(attribute, Diagnostics.DuplicateEnumText, property.Name, text!, property.ContainingType.Name));
            }
            else
            {
                texts.Add(text!);
            }
        }

        return new(property.Name, texts.ToEquatableArray());
    }
}

internal static class OpenEnumEmitter
{
    private const string IgnoreCase = "global::System.StringComparison.OrdinalIgnoreCase";

    public static string Emit(OpenEnum type)
    {
        var writer = SourceWriter.ForNamespace(type.Namespace);
        var name = Symbols.Identifier(type.Name);
        writer.Line("[global::System.Diagnostics.DebuggerDisplay(\"{RawText,nq}\")]");
        using (writer.Open("readonly partial struct " + name + " : global::System.IEquatable<" + name + ">, " + Names.OpenEnumInterface + "<" + name + ">"))
        {
            writer.Line("private readonly string? _text;");
            writer.Line();
            EmitText(writer, type, name);
            EmitEquality(writer, name);
            EmitJson(writer, type, name);
            EmitMatching(writer, type);
            EmitConstants(writer, type);
        }

        return writer.ToString();
    }

    private static void EmitText(SourceWriter writer, OpenEnum type, string name)
    {
        writer.Summary("Creates a value from a string, which can be unknown.");
        writer.Line("/// <param name=\"text\">The string in JSON.</param>");
        using (writer.Open("public " + name + "(string text)"))
        {
            writer.Line("_text = text ?? throw new global::System.ArgumentNullException(nameof(text));");
        }

        foreach (var value in type.Values)
        {
            var member = Symbols.Identifier(value.Name);
            writer.Line();
            writer.Line("public static partial " + name + " " + member + " => new " + name + "(Values." + member + ");");
        }

        writer.Line();
        writer.Summary("The values that this version of the client knows, in the order of the API document.");
        var known = string.Join(", ", type.Values.Select(value => "new " + name + "(Values." + Symbols.Identifier(value.Name) + ")"));
        writer.Line(
            "public static " + Names.ReadOnlyList + "<" + name + "> KnownValues { get; } = global::System.Array.AsReadOnly(new " + name + "[] { " + known + " });");
        writer.Line();
        writer.Summary("The string as it was read or given; empty for the default value.");
        writer.Line("public string RawText => _text ?? \"\";");
        writer.Line();
        writer.Summary("The string for a <c>switch</c>: one of the constants of <see cref=\"Values\"/> for a known value, otherwise <see cref=\"RawText\"/>.");
        writer.Line("public string Value => Find(RawText) ?? RawText;");
        writer.Line();
        writer.Summary("Whether this version of the client knows the value.");
        writer.Line("public bool IsKnown => Find(RawText) is not null;");
        writer.Line();
        // Converts to the nullable type. Otherwise a conditional expression with null would return the default value instead of null.
        writer.Summary("Converts a string, which can be unknown, to a value; null returns null.");
        writer.Line("/// <param name=\"text\">The string in JSON.</param>");
        writer.Line("public static implicit operator " + name + "?(string? text) => text is null ? null : new " + name + "(text);");
        writer.Line();
    }

    private static void EmitEquality(SourceWriter writer, string name)
    {
        writer.Summary("Whether both are the same value. Case is ignored.");
        writer.Line("public static bool operator ==(" + name + " left, " + name + " right) => left.Equals(right);");
        writer.Line();
        writer.Summary("Whether both are different values.");
        writer.Line("public static bool operator !=(" + name + " left, " + name + " right) => !left.Equals(right);");
        writer.Line();
        writer.Summary("Whether both are the same value. Case is ignored.");
        writer.Line("/// <param name=\"other\">The value to compare with.</param>");
        writer.Line("public bool Equals(" + name + " other) => string.Equals(Value, other.Value, " + IgnoreCase + ");");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override bool Equals(object? obj) => obj is " + name + " other && Equals(other);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override int GetHashCode() => global::System.StringComparer.OrdinalIgnoreCase.GetHashCode(Value);");
        writer.Line();
        writer.Summary("Returns the string as it was read or given.");
        writer.Line("public override string ToString() => RawText;");
        writer.Line();
        writer.Line("// LINQPad calls this method by reflection, and shows the result in place of the value.");
        writer.Line("private object ToDump() => RawText;");
        writer.Line();
    }

    private static void EmitJson(SourceWriter writer, OpenEnum type, string name)
    {
        var contract = Names.OpenEnumInterface + "<" + name + ">";
        writer.Line("string " + contract + ".RawText => RawText;");
        writer.Line();
        writer.Line(name + " " + contract + ".FromText(string text) => new " + name + "(text);");
        writer.Line();

        // A string in the expected case is compared as bytes, so reading it allocates nothing.
        using (writer.Open("string? " + contract + ".Match(ref global::System.Text.Json.Utf8JsonReader reader)"))
        {
            foreach (var text in type.Values.SelectMany(value => value.Texts))
            {
                using (writer.Open("if (reader.ValueTextEquals(" + Symbols.Literal(text) + "u8))"))
                {
                    writer.Line("return " + Symbols.Literal(text) + ";");
                }

                writer.Line();
            }

            writer.Line("return null;");
        }

        writer.Line();
    }

    private static void EmitMatching(SourceWriter writer, OpenEnum type)
    {
        using (writer.Open("private static string? Find(string text)"))
        {
            foreach (var value in type.Values)
            {
                var tests = value.Texts.Select(text => "string.Equals(text, " + Symbols.Literal(text) + ", " + IgnoreCase + ")");
                using (writer.Open("if (" + string.Join(" || ", tests) + ")"))
                {
                    writer.Line("return Values." + Symbols.Identifier(value.Name) + ";");
                }

                writer.Line();
            }

            writer.Line("return null;");
        }

        writer.Line();
    }

    private static void EmitConstants(SourceWriter writer, OpenEnum type)
    {
        var cref = "global::" + (type.Namespace.Length == 0 ? "" : type.Namespace + ".") + Symbols.Identifier(type.Name) + ".";
        writer.Summary("The strings of the known values, for a <c>switch</c> on <see cref=\"Value\"/>.");
        using var block = writer.Open("public static class Values");
        var isFirst = true;
        foreach (var value in type.Values)
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            writer.Line("/// <inheritdoc cref=\"" + cref + Symbols.Identifier(value.Name) + "\"/>");
            writer.Line("public const string " + Symbols.Identifier(value.Name) + " = " + Symbols.Literal(value.Texts[0]) + ";");
        }
    }
}
