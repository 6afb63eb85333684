using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Comm100.LiveChat.Client.Generator;

/// <summary>Parses the operations of a Refit interface. The analyzer of Refit reports problems in routes and parameters.</summary>
internal sealed class OperationGroupParser
{
    private readonly List<DiagnosticInfo> _problems = [];
    private readonly INamedTypeSymbol _interface;
    private readonly string _group;

    private OperationGroupParser(INamedTypeSymbol @interface)
    {
        _interface = @interface;
        _group = Group(@interface.Name) ?? @interface.Name;
    }

    /// <summary>Parses an interface at its first method with a verb. Returns null for its other methods.</summary>
    public static Parsed<OperationGroup>? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var verb = context.Attributes[0];
        if (context.TargetSymbol is not IMethodSymbol { ContainingType.TypeKind: TypeKind.Interface } method)
        {
            return null;
        }

        var first = GetVerbs(method.ContainingType).First();
        if (first.ApplicationSyntaxReference?.SyntaxTree != verb.ApplicationSyntaxReference?.SyntaxTree
            || first.ApplicationSyntaxReference?.Span != verb.ApplicationSyntaxReference?.Span)
        {
            return null;
        }

        return new OperationGroupParser(method.ContainingType).Parse(context.SemanticModel.Compilation, cancellationToken);
    }

    private static IEnumerable<AttributeData> GetVerbs(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>().SelectMany(Verbs);

    private static IEnumerable<AttributeData> Verbs(IMethodSymbol method) =>
        method.GetAttributes().Where(attribute => Names.Verbs.Any(verb => attribute.AttributeClass.Is(Names.Refit, verb + "Attribute")));

    private static string? Group(string interfaceName) =>
        interfaceName.Length > 4
        && interfaceName[0] == 'I'
        && char.IsUpper(interfaceName[1])
        && interfaceName.EndsWith("Api", StringComparison.Ordinal)
        && interfaceName is not ("IAllApi" or "IFindApi")
            ? interfaceName.Substring(1, interfaceName.Length - 4)
            : null;

    private Parsed<OperationGroup> Parse(Compilation compilation, CancellationToken cancellationToken)
    {
        CheckInterface(compilation, cancellationToken);
        var permission = GetString(_interface.Attribute(Names.Attributes, "PermissionAttribute"), "Permission");
        var operations = new List<Operation>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in _interface.GetMembers().OfType<IMethodSymbol>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Verbs(method).FirstOrDefault() is not { } verb)
            {
                continue;
            }

            var operation = ParseOperation(method, verb, permission);
            operations.Add(operation);
            if (!ids.Add(operation.Id))
            {
                Report(method, Diagnostics.DuplicateOperation, operation.Id);
            }
        }

        if (_problems.Count == 0)
        {
            CheckCompanions(compilation);
        }

        return Parsed<OperationGroup>.From(_problems, () => new(_interface.NamespaceName(), _group, _interface.Name, operations.ToEquatableArray()));
    }

    private void CheckInterface(Compilation compilation, CancellationToken cancellationToken)
    {
        var name = _interface.Name;
        if (_interface.ContainingType is not null || _interface.Arity > 0 || _interface.DeclaredAccessibility != Accessibility.Public)
        {
            Report(_interface, Diagnostics.InterfaceKind, name);
        }

        if (Group(name) is null)
        {
            Report(_interface, Diagnostics.InterfaceName, name);
        }

        var others = compilation.GetSymbolsWithName(name, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>();
        if (others.Any(other => !SymbolEqualityComparer.Default.Equals(other, _interface) && GetVerbs(other).Any()))
        {
            Report(_interface, Diagnostics.DuplicateGroup, name, _group);
        }
    }

    /// <summary>Checks the types that a group needs in addition to its interface, so that the error is reported at the interface and not in generated code.</summary>
    private void CheckCompanions(Compilation compilation)
    {
        var properties = compilation.GetTypeByMetadataName(Names.ClientInterface)?.GetMembers(_group).OfType<IPropertySymbol>() ?? [];
        if (!properties.Any(property => SymbolEqualityComparer.Default.Equals(property.Type, _interface)))
        {
            Report(_interface, Diagnostics.GroupWithoutProperty, _interface.Name, _group);
        }

        var context = _interface.ContainingNamespace.GetTypeMembers(_group + "JsonContext", arity: 0).FirstOrDefault();
        if (context?.BaseType.Is(Names.Json, "JsonSerializerContext") != true)
        {
            Report(_interface, Diagnostics.GroupWithoutJsonContext, _interface.Name, _group);
        }
    }

    private Operation ParseOperation(IMethodSymbol method, AttributeData verb, string? interfacePermission)
    {
        var name = GetName(method);
        var member = name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
        var permission = GetString(method.Attribute(Names.Attributes, "PermissionAttribute"), "Permission") ?? interfacePermission;
        var body = method.Parameters.FirstOrDefault(parameter => parameter.Has(Names.Refit, "BodyAttribute"));
        var query = method.Parameters.FirstOrDefault(IsQueryObject);
        var route = verb.Text() ?? "";
        var stringId = method.Parameters.FirstOrDefault(parameter => IsString(parameter) && IsInRoute(route, parameter));
        var verbName = verb.AttributeClass!.Name.Replace("Attribute", "");
        return new(
            _group + "." + name,
            member,
            method.Name,
            verbName,
            route,
            permission,
            method.ReturnType.Is("System.Threading.Tasks", "Task`1"),
            stringId?.Name,
            GetPathParameters(method, route),
            query?.Name,
            body is null ? null : new(body.Name, body.Type.Qualified(), GetCheck(body.Type, verbName)));
    }

    /// <summary>Gets the name of the operation in the API document.</summary>
    private string GetName(IMethodSymbol method)
    {
        var given = method.Attribute(Names.Attributes, "OperationNameAttribute");
        var name = GetString(given, "OperationName");
        if (name is null)
        {
            var stem = method.Name;
            if (stem.Length > 5 && stem.EndsWith("Async", StringComparison.Ordinal))
            {
                stem = stem.Substring(0, stem.Length - 5);
            }
            else
            {
                Report(method, Diagnostics.MethodName, method.Name);
            }

            name = char.ToLowerInvariant(stem[0]) + stem.Substring(1);
        }

        if (name.Length > 0
            && (!SyntaxFacts.IsValidIdentifier(name)
                || !name.All(char.IsLetterOrDigit)
                || !char.IsLower(name[0])
                || string.Equals(name, char.ToLowerInvariant(_group[0]) + _group.Substring(1), StringComparison.Ordinal)))
        {
            var location = given?.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? method.Locations[0];
            _problems.Add(DiagnosticInfo.At(location, Diagnostics.OperationName, name));
        }

        return name;
    }

    // A string is a class too, but it is a single value of the query. A nullable parameter is optional.
    private static bool IsQueryObject(IParameterSymbol parameter) =>
        parameter.Has(Names.Refit, "QueryAttribute")
        && parameter.Type is { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_String, NullableAnnotation: not NullableAnnotation.Annotated };

    // A number cannot contain a path separator. The path is checked again only if it contains a string.
    private static bool IsString(IParameterSymbol parameter) => parameter.Type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64);

    /// <summary>Whether the route contains the parameter as a placeholder: <c>{id}</c>, <c>{**id}</c>, <c>{id.Name}</c>.</summary>
    private static bool IsInRoute(string route, IParameterSymbol parameter)
    {
        var name = parameter.Attribute(Names.Refit, "AliasAsAttribute")?.Text() ?? parameter.Name;
        return route.Split('{').Skip(1)
            .Any(placeholder => string.Equals(placeholder.TrimStart('*').Split('}', '.', ':')[0], name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Gets the names of the parameters in the route, in the order of the route, which can name them differently.</summary>
    private static string? GetPathParameters(IMethodSymbol method, string route)
    {
        var names = route.Split('{').Skip(1)
            .Select(placeholder => method.Parameters.FirstOrDefault(parameter => IsInRoute("{" + placeholder, parameter))?.Name ?? "")
            .ToArray();
        return names.Length == 0 ? null : string.Join(",", names);
    }

    private static BodyCheck GetCheck(ITypeSymbol body, string verb) =>
        !string.Equals(verb, "Post", StringComparison.Ordinal) ? BodyCheck.None
        : ModelContract.HasMandatory(body) ? BodyCheck.Object
        : body.ListElement() is { } element && ModelContract.HasMandatory(element) ? BodyCheck.List
        : BodyCheck.None;

    /// <summary>Gets the string of an attribute; null if there is no attribute. Reports an empty string.</summary>
    private string? GetString(AttributeData? attribute, string name)
    {
        if (attribute is null)
        {
            return null;
        }

        var text = attribute.Text() ?? "";
        if (text.Trim().Length == 0)
        {
            _problems.Add(DiagnosticInfo.At(attribute, Diagnostics.EmptyText, name));
            return "";
        }

        return text;
    }

    private void Report(ISymbol symbol, DiagnosticDescriptor descriptor, params string[] arguments) =>
        _problems.Add(DiagnosticInfo.At(symbol, descriptor, arguments));
}
