using System.Security;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Comm100.LiveChat.Client.Generator;

internal static class Symbols
{
    private static readonly SymbolDisplayFormat s_qualified =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static bool Is(this ITypeSymbol? type, string @namespace, string name) =>
        type is not null
        && string.Equals(type.MetadataName, name, StringComparison.Ordinal)
        && type.ContainingType is null
        && string.Equals(type.ContainingNamespace?.ToDisplayString(), @namespace, StringComparison.Ordinal);

    public static AttributeData? Attribute(this ISymbol symbol, string @namespace, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(@namespace, name));

    public static bool Has(this ISymbol symbol, string @namespace, string name) => symbol.Attribute(@namespace, name) is not null;

    public static bool Implements(this ITypeSymbol type, string @namespace, string name) =>
        type.Is(@namespace, name) || type.AllInterfaces.Any(implemented => implemented.Is(@namespace, name));

    /// <summary>Gets the first argument of the attribute if it is a string.</summary>
    public static string? Text(this AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Kind == TypedConstantKind.Primitive
            ? attribute.ConstructorArguments[0].Value as string
            : null;

    public static string Qualified(this ITypeSymbol type) => type.ToDisplayString(s_qualified);

    public static string NamespaceName(this ISymbol symbol) =>
        symbol.ContainingNamespace is { IsGlobalNamespace: false } @namespace ? @namespace.ToDisplayString() : "";

    /// <summary>Gets T if the type is the nullable value type <c>T?</c>.</summary>
    public static ITypeSymbol? NullableUnderlying(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;

    /// <summary>Gets T if the type is one of the list types of models and bodies.</summary>
    public static ITypeSymbol? ListElement(this ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: 1 } named
        && (named.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IList_T or SpecialType.System_Collections_Generic_IReadOnlyList_T
            || named.Is("System.Collections.Generic", "List`1"))
            ? named.TypeArguments[0]
            : null;

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Escapes a string for one line of a documentation comment.</summary>
    public static string Xml(string text) =>
        SecurityElement.Escape(string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));
}
