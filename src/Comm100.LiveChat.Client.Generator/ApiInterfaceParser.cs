using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Comm100.LiveChat.Client.Generator;

/// <summary>Reads an interface whose methods carry verbs, and refuses what the emitter cannot compile.</summary>
internal sealed class ApiInterfaceParser
{
    private readonly List<DiagnosticInfo> _problems = [];
    private readonly INamedTypeSymbol _interface;
    private readonly string _group;

    private ApiInterfaceParser(INamedTypeSymbol @interface)
    {
        _interface = @interface;
        _group = Group(@interface.Name) ?? @interface.Name;
    }

    /// <summary>Called for every method with a verb; the interface is read at the first of them, and null is returned for the rest.</summary>
    public static Parsed<ApiInterface>? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var verb = context.Attributes[0];
        if (context.TargetSymbol is not IMethodSymbol method)
        {
            return null;
        }

        if (!CanCarryVerb(method))
        {
            var problem = DiagnosticInfo.At(verb, Diagnostics.MisplacedVerb, method.Name, VerbName(verb));
            return new(Model: null, new([problem]));
        }

        var first = method.ContainingType.GetMembers().OfType<IMethodSymbol>().Where(CanCarryVerb).SelectMany(Verbs).First();
        if (first.ApplicationSyntaxReference?.SyntaxTree != verb.ApplicationSyntaxReference?.SyntaxTree
            || first.ApplicationSyntaxReference?.Span != verb.ApplicationSyntaxReference?.Span)
        {
            return null;
        }

        return new ApiInterfaceParser(method.ContainingType).Parse(context.SemanticModel.Compilation, cancellationToken);
    }

    private static bool CanCarryVerb(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsAbstract: true, ContainingType.TypeKind: TypeKind.Interface };

    private static IEnumerable<AttributeData> Verbs(IMethodSymbol method) =>
        method.GetAttributes().Where(attribute => Names.Verbs.Any(verb => attribute.AttributeClass.Is(Names.Rest, verb + "Attribute")));

    private static string VerbName(AttributeData attribute) => attribute.AttributeClass!.Name.Replace("Attribute", "");

    private static string? Group(string interfaceName) =>
        interfaceName.Length > 4
        && interfaceName[0] == 'I'
        && char.IsUpper(interfaceName[1])
        && interfaceName.EndsWith("Api", StringComparison.Ordinal)
        && !string.Equals(interfaceName, "IAllApi", StringComparison.Ordinal)
            ? interfaceName.Substring(1, interfaceName.Length - 4)
            : null;

    private Parsed<ApiInterface> Parse(Compilation compilation, CancellationToken cancellationToken)
    {
        CheckInterface(compilation, cancellationToken);
        var permission = TextOf(_interface.Attribute(Names.Annotations, "PermissionAttribute"), "Permission");
        var methods = new List<ApiMethod>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in _interface.GetMembers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (member is IPropertySymbol or IEventSymbol)
            {
                Report(member, Diagnostics.NotAMethod, _interface.Name, member.Name);
            }
            else if (member is IMethodSymbol method && CanCarryVerb(method) && ParseMethod(method, permission) is { } parsed)
            {
                methods.Add(parsed);
                if (!ids.Add(parsed.Operation.Id))
                {
                    Report(method, Diagnostics.DuplicateOperation, parsed.Operation.Id);
                }
            }
        }

        return Parsed<ApiInterface>.From(_problems, () => new(
            _interface.NamespaceName(),
            _interface.Name,
            new(_group, _interface.Name, methods.Select(method => method.Operation).ToEquatableArray()),
            methods.ToEquatableArray()));
    }

    private void CheckInterface(Compilation compilation, CancellationToken cancellationToken)
    {
        var name = _interface.Name;
        if (_interface.ContainingType is not null)
        {
            Report(_interface, Diagnostics.NestedInterface, name);
        }

        if (_interface.Arity > 0)
        {
            Report(_interface, Diagnostics.GenericInterface, name);
        }

        if (_interface.Interfaces.Length > 0)
        {
            Report(_interface, Diagnostics.InheritingInterface, name);
        }

        if (Group(name) is null)
        {
            Report(_interface, Diagnostics.InterfaceName, name);
        }

        var namesakes = compilation.GetSymbolsWithName(name, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>();
        if (namesakes.Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, _interface)
            && other.GetMembers().OfType<IMethodSymbol>().Where(CanCarryVerb).SelectMany(Verbs).Any()))
        {
            Report(_interface, Diagnostics.DuplicateGroup, name, _group);
        }
    }

    private ApiMethod? ParseMethod(IMethodSymbol method, string? interfacePermission)
    {
        var verbs = Verbs(method).ToArray();
        if (verbs.Length == 0)
        {
            Report(method, Diagnostics.MethodWithoutVerb, method.Name);
            return null;
        }

        foreach (var second in verbs.Skip(1))
        {
            Report(second, Diagnostics.TwoVerbs, method.Name);
        }

        if (method.IsGenericMethod)
        {
            Report(method, Diagnostics.GenericMethod, method.Name);
        }

        var verb = VerbName(verbs[0]);
        var template = verbs[0].Text() ?? "";
        var route = ParseRoute(verbs[0], template);
        var operation = ParseOperation(method, verb, template, interfacePermission);
        var answer = ParseReturnType(method);
        var parameters = ParseParameters(method, verb, route);
        CheckPlaceholders(verbs[0], method, route);

        var body = method.Parameters.FirstOrDefault(parameter => parameter.Has(Names.Rest, "BodyAttribute"))?.Type;
        var check = !string.Equals(verb, "Post", StringComparison.Ordinal) || body is null ? BodyCheck.None
            : ModelContract.HasMandatory(body) ? BodyCheck.Object
            : body.ListElement() is { } element && ModelContract.HasMandatory(element) ? BodyCheck.List
            : BodyCheck.None;

        return new(
            method.Name, method.ReturnType.Qualified(), answer, operation, (route ?? []).ToEquatableArray(), parameters.ToEquatableArray(), check);
    }

    /// <summary>The parts of the route; null where it is malformed, and nothing more is to be said of its parameters.</summary>
    private IReadOnlyList<RoutePart>? ParseRoute(AttributeData verb, string template)
    {
        if (RouteTemplate.Problem(template) is { } problem)
        {
            ReportRoute(verb, Diagnostics.MalformedRoute, template, problem);
            return null;
        }

        return RouteTemplate.Split(template);
    }

    private void CheckPlaceholders(AttributeData verb, IMethodSymbol method, IReadOnlyList<RoutePart>? route)
    {
        foreach (var same in (route ?? []).Where(part => part.IsPlaceholder).GroupBy(part => part.Text, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Count() > 1)
            {
                ReportRoute(verb, Diagnostics.DuplicatePlaceholder, same.Key);
            }

            if (!method.Parameters.Any(parameter => string.Equals(WireNameOf(parameter), same.Key, StringComparison.Ordinal)))
            {
                ReportRoute(verb, Diagnostics.PlaceholderWithoutParameter, same.Key, method.Name);
            }
        }
    }

    private Operation ParseOperation(IMethodSymbol method, string verb, string template, string? interfacePermission)
    {
        var given = method.Attribute(Names.Annotations, "OperationNameAttribute");
        var name = TextOf(given, "OperationName");
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

        var member = name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
        if (name.Length > 0
            && (!SyntaxFacts.IsValidIdentifier(name)
                || !name.All(char.IsLetterOrDigit)
                || !char.IsLower(name[0])
                || string.Equals(member, _group, StringComparison.Ordinal)))
        {
            var location = given?.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? method.Locations[0];
            _problems.Add(DiagnosticInfo.At(location, Diagnostics.OperationName, name));
        }

        var permission = TextOf(method.Attribute(Names.Annotations, "PermissionAttribute"), "Permission") ?? interfacePermission;
        return new(_group + "." + name, member, verb, template, permission);
    }

    private ApiType? ParseReturnType(IMethodSymbol method)
    {
        if (method.ReturnType.Is("System.Threading.Tasks", "Task`1"))
        {
            return TypeOf(((INamedTypeSymbol)method.ReturnType).TypeArguments[0]);
        }

        if (!method.ReturnType.Is("System.Threading.Tasks", "Task"))
        {
            var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax;
            _problems.Add(DiagnosticInfo.At(syntax?.ReturnType.GetLocation(), Diagnostics.ReturnType, method.Name));
        }

        return null;
    }

    private List<ApiParameter> ParseParameters(IMethodSymbol method, string verb, IReadOnlyList<RoutePart>? route)
    {
        var parsed = new List<ApiParameter>();
        var wireNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
            {
                Report(parameter, Diagnostics.ByReference, parameter.Name);
            }

            var alias = parameter.Attribute(Names.Rest, "AliasAsAttribute");
            _ = TextOf(alias, "AliasAs");
            var wireName = WireNameOf(parameter);
            var place = PlaceOf(parameter, wireName, route);
            switch (place)
            {
                case ParameterPlace.Token:
                    CheckToken(method, parameter);
                    break;
                case ParameterPlace.Body:
                    CheckBody(parameter, verb, parsed);
                    break;
                case ParameterPlace.Route:
                    CheckPlaceholder(parameter);
                    break;
                case null:
                    continue;
            }

            if (place is ParameterPlace.Route or ParameterPlace.Query or ParameterPlace.QueryEnum)
            {
                if (wireName.Length > 0 && !wireNames.Add(wireName))
                {
                    Report(parameter, Diagnostics.DuplicateWireName, parameter.Name, wireName);
                }
            }
            else if (alias is not null)
            {
                Report(alias, Diagnostics.AliasWithoutName, parameter.Name);
            }

            parsed.Add(new(parameter.Name, TypeOf(parameter.Type), place.Value, wireName));
        }

        if (!method.Parameters.Any(parameter => IsToken(parameter)))
        {
            Report(method, Diagnostics.NoToken, method.Name);
        }

        return parsed;
    }

    private ParameterPlace? PlaceOf(IParameterSymbol parameter, string wireName, IReadOnlyList<RoutePart>? route)
    {
        var inRoute = route is not null && route.Any(part => part.IsPlaceholder && string.Equals(part.Text, wireName, StringComparison.Ordinal));
        var isBody = parameter.Has(Names.Rest, "BodyAttribute");
        var isQuery = parameter.Has(Names.Rest, "QueryAttribute");
        var isToken = IsToken(parameter);
        if (new[] { inRoute, isBody, isQuery, isToken }.Count(place => place) > 1)
        {
            Report(parameter, Diagnostics.TwoPlaces, parameter.Name);
            return null;
        }

        if (isQuery)
        {
            return QueryPlaceOf(parameter);
        }

        if (!inRoute && !isBody && !isToken)
        {
            if (route is not null)
            {
                Report(parameter, Diagnostics.ParameterWithoutPlace, parameter.Name);
            }

            return null;
        }

        return inRoute ? ParameterPlace.Route : isBody ? ParameterPlace.Body : ParameterPlace.Token;
    }

    private ParameterPlace? QueryPlaceOf(IParameterSymbol parameter)
    {
        var type = parameter.Type.NullableUnderlying() ?? parameter.Type;
        if (type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Boolean or SpecialType.System_String)
        {
            return ParameterPlace.Query;
        }

        if (type.Has(Names.Annotations, "OpenEnumAttribute"))
        {
            return ParameterPlace.QueryEnum;
        }

        if (type.Implements(Names.Http, "IQueryParameters") && parameter.Type.NullableUnderlying() is null)
        {
            return ParameterPlace.QueryObject;
        }

        Report(parameter, Diagnostics.QueryType, parameter.Name, parameter.Type.ToDisplayString());
        return null;
    }

    private void CheckToken(IMethodSymbol method, IParameterSymbol parameter)
    {
        if (parameter.Ordinal != method.Parameters.Length - 1)
        {
            Report(parameter, Diagnostics.TokenNotLast, parameter.Name);
        }

        if (!parameter.IsOptional)
        {
            Report(parameter, Diagnostics.TokenNotOptional, parameter.Name);
        }
    }

    private void CheckBody(IParameterSymbol parameter, string verb, List<ApiParameter> before)
    {
        if (verb is "Get" or "Delete")
        {
            Report(parameter, Diagnostics.BodyNotAllowed, parameter.Name, verb.ToUpperInvariant());
        }

        if (before.Any(other => other.Place == ParameterPlace.Body))
        {
            Report(parameter, Diagnostics.TwoBodies, parameter.Name);
        }

        if (parameter.NullableAnnotation == NullableAnnotation.Annotated)
        {
            Report(parameter, Diagnostics.NullableBody, parameter.Name);
        }
    }

    private void CheckPlaceholder(IParameterSymbol parameter)
    {
        var supported = parameter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_String
            || parameter.Type.Implements(Names.Http, "IRouteValue");
        if (!supported || parameter.NullableAnnotation == NullableAnnotation.Annotated)
        {
            Report(parameter, Diagnostics.PlaceholderType, parameter.Name, parameter.Type.ToDisplayString());
        }
    }

    /// <summary>The attribute's text; reported where it is empty, and null where there is no attribute.</summary>
    private string? TextOf(AttributeData? attribute, string name)
    {
        if (attribute is null)
        {
            return null;
        }

        var text = attribute.Text() ?? "";
        if (text.Trim().Length == 0)
        {
            Report(attribute, Diagnostics.EmptyText, name);
            return "";
        }

        return text;
    }

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type.Is("System.Threading", "CancellationToken");

    private static string WireNameOf(IParameterSymbol parameter) => parameter.Attribute(Names.Rest, "AliasAsAttribute")?.Text() ?? parameter.Name;

    private static ApiType TypeOf(ITypeSymbol type) => new(
        type.Qualified(),
        IdentifierOf(type),
        type.IsReferenceType,
        type.NullableAnnotation == NullableAnnotation.Annotated);

    private static string IdentifierOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return "ArrayOf" + IdentifierOf(array.ElementType);
        }

        var name = type.TypeKind == TypeKind.Interface && type.Name.Length > 1 && type.Name[0] == 'I' ? type.Name.Substring(1) : type.Name;
        return type is INamedTypeSymbol { TypeArguments.Length: > 0 } named
            ? name + "Of" + string.Join("And", named.TypeArguments.Select(IdentifierOf))
            : name;
    }

    private void Report(ISymbol symbol, DiagnosticDescriptor descriptor, params string[] arguments) =>
        _problems.Add(DiagnosticInfo.At(symbol, descriptor, arguments));

    private void Report(AttributeData attribute, DiagnosticDescriptor descriptor, params string[] arguments) =>
        _problems.Add(DiagnosticInfo.At(attribute, descriptor, arguments));

    private void ReportRoute(AttributeData verb, DiagnosticDescriptor descriptor, params string[] arguments)
    {
        var syntax = verb.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
        var route = syntax?.ArgumentList?.Arguments.FirstOrDefault() ?? (SyntaxNode?)syntax;
        _problems.Add(DiagnosticInfo.At(route?.GetLocation(), descriptor, arguments));
    }
}
