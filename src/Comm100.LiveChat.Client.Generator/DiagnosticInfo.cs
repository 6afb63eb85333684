using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Comm100.LiveChat.Client.Generator;

/// <summary>A diagnostic without its syntax tree, so that the incremental generator can cache and compare it.</summary>
internal sealed record DiagnosticInfo(
    DiagnosticDescriptor Descriptor, string Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public static DiagnosticInfo At(Location? location, DiagnosticDescriptor descriptor, params string[] arguments)
    {
        var lines = location?.GetLineSpan() ?? default;
        return new(descriptor, lines.Path ?? "", location?.SourceSpan ?? default, lines.Span, arguments.ToEquatableArray());
    }

    public static DiagnosticInfo At(ISymbol symbol, DiagnosticDescriptor descriptor, params string[] arguments) =>
        At(symbol.Locations.FirstOrDefault(), descriptor, arguments);

    public static DiagnosticInfo At(AttributeData attribute, DiagnosticDescriptor descriptor, params string[] arguments) =>
        At(attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation(), descriptor, arguments);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptor, Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines), [.. Arguments.Cast<object>()]);
}

/// <summary>The result of parsing a declaration: a model or problems.</summary>
internal sealed record Parsed<T>(T? Model, EquatableArray<DiagnosticInfo> Problems)
    where T : class
{
    public static Parsed<T> From(List<DiagnosticInfo> problems, Func<T?> model) =>
        new(problems.Count == 0 ? model() : null, problems.ToEquatableArray());
}
