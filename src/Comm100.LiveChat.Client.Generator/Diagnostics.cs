using Microsoft.CodeAnalysis;

namespace Comm100.LiveChat.Client.Generator;

/// <summary>Everything that the generator refuses: LCG0xx in the API interfaces, LCG1xx in the open enums, LCG2xx in the models.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor PlaceholderWithoutParameter = Error(
        "LCG001", "Placeholder without a parameter", "No parameter of '{1}' fills the placeholder '{{{0}}}' of the route");

    public static readonly DiagnosticDescriptor ParameterWithoutPlace = Error(
        "LCG002", "Parameter without a place", "The parameter '{0}' has no place in the request: name it in the route, or mark it [Body] or [Query]");

    public static readonly DiagnosticDescriptor DuplicatePlaceholder = Error(
        "LCG003", "Duplicate placeholder", "The placeholder '{{{0}}}' stands in the route more than once");

    public static readonly DiagnosticDescriptor TwoBodies = Error(
        "LCG004", "Two bodies", "The parameter '{0}' is a second body: a request has one");

    public static readonly DiagnosticDescriptor BodyNotAllowed = Error(
        "LCG005", "Body on a GET or DELETE", "The parameter '{0}' cannot be a body: a {1} has none");

    public static readonly DiagnosticDescriptor TwoVerbs = Error(
        "LCG006", "Two verbs", "The method '{0}' has more than one verb");

    public static readonly DiagnosticDescriptor MethodWithoutVerb = Error(
        "LCG007", "Method without a verb", "The method '{0}' of an API interface needs one of [Get], [Post], [Put] and [Delete]");

    public static readonly DiagnosticDescriptor ReturnType = Error(
        "LCG008", "Unsupported return type", "The method '{0}' must return Task or Task<T>");

    public static readonly DiagnosticDescriptor PlaceholderType = Error(
        "LCG009",
        "Unsupported placeholder type",
        "The parameter '{0}' of type '{1}' cannot stand in the route: it must be int, long, string or an IRouteValue, and not nullable");

    public static readonly DiagnosticDescriptor QueryType = Error(
        "LCG010",
        "Unsupported query type",
        "The parameter '{0}' of type '{1}' cannot stand in the query: it must be int, long, bool, string, an open enum or an IQueryParameters");

    public static readonly DiagnosticDescriptor NoToken = Error(
        "LCG011", "No cancellation token", "The method '{0}' must end with 'CancellationToken cancellationToken = default'");

    public static readonly DiagnosticDescriptor TokenNotLast = Error(
        "LCG012", "Cancellation token not last", "The cancellation token '{0}' must be the only one and the last parameter");

    public static readonly DiagnosticDescriptor TokenNotOptional = Error(
        "LCG013", "Cancellation token not optional", "The cancellation token '{0}' must be optional: '= default'");

    public static readonly DiagnosticDescriptor GenericMethod = Error(
        "LCG014", "Generic method", "The method '{0}' cannot be generic");

    public static readonly DiagnosticDescriptor GenericInterface = Error(
        "LCG015", "Generic interface", "The API interface '{0}' cannot be generic");

    public static readonly DiagnosticDescriptor ByReference = Error(
        "LCG016", "Parameter by reference", "The parameter '{0}' cannot be ref, out or in");

    public static readonly DiagnosticDescriptor NotAMethod = Error(
        "LCG017", "Property or event in an API interface", "The API interface '{0}' can only hold methods, and '{1}' is none");

    public static readonly DiagnosticDescriptor MalformedRoute = Error(
        "LCG018", "Malformed route", "The route '{0}' {1}");

    public static readonly DiagnosticDescriptor InterfaceName = Error(
        "LCG019", "Name of an API interface", "The API interface '{0}' must be named I…Api after its group of operations, which cannot be 'All'");

    public static readonly DiagnosticDescriptor DuplicateOperation = Error(
        "LCG020", "Duplicate operation id", "Another method has the operation id '{0}': give one of them an [OperationName]");

    public static readonly DiagnosticDescriptor NullableBody = Error(
        "LCG021", "Nullable body", "The body '{0}' cannot be nullable");

    public static readonly DiagnosticDescriptor MethodName = Error(
        "LCG022", "Name of an API method", "The name of the method '{0}' must end in Async");

    public static readonly DiagnosticDescriptor EmptyText = Error(
        "LCG023", "Empty text", "The text of [{0}] is empty");

    public static readonly DiagnosticDescriptor DuplicateWireName = Error(
        "LCG024", "Two parameters with one name", "The parameter '{0}' has the name '{1}' on the wire, and so has another");

    public static readonly DiagnosticDescriptor NestedInterface = Error(
        "LCG025", "Nested API interface", "The API interface '{0}' cannot be nested in a type");

    public static readonly DiagnosticDescriptor TwoPlaces = Error(
        "LCG026", "Parameter in two places", "The parameter '{0}' has more than one place in the request");

    public static readonly DiagnosticDescriptor AliasWithoutName = Error(
        "LCG027", "Alias without a meaning", "[AliasAs] means nothing on '{0}': bodies, query objects and cancellation tokens have no name on the wire");

    public static readonly DiagnosticDescriptor MisplacedVerb = Error(
        "LCG028", "Misplaced verb", "'{0}' is no abstract method of an interface, so [{1}] means nothing on it");

    public static readonly DiagnosticDescriptor InheritingInterface = Error(
        "LCG029", "Inheriting API interface", "The API interface '{0}' cannot inherit from another interface");

    public static readonly DiagnosticDescriptor OperationName = Error(
        "LCG030",
        "Malformed operation name",
        "The operation name '{0}' must be letters and digits, begin with a small letter, and not repeat the name of the group");

    public static readonly DiagnosticDescriptor DuplicateGroup = Error(
        "LCG031", "Duplicate API interface", "Another API interface is named '{0}' too: their operations would share the group '{1}'");

    public static readonly DiagnosticDescriptor EnumDeclaration = Error(
        "LCG101", "Open enum that is no readonly partial struct", "The open enum '{0}' must be a readonly partial struct, and no record");

    public static readonly DiagnosticDescriptor NestedEnum = Error(
        "LCG102", "Nested open enum", "The open enum '{0}' cannot be nested in a type");

    public static readonly DiagnosticDescriptor GenericEnum = Error(
        "LCG103", "Generic open enum", "The open enum '{0}' cannot be generic");

    public static readonly DiagnosticDescriptor EnumValue = Error(
        "LCG104", "Malformed value", "The value '{0}' must be declared 'public static partial {1} {0} {{ get; }}'");

    public static readonly DiagnosticDescriptor EnumValueWithoutText = Error(
        "LCG105", "Value without a text", "The value '{0}' needs its text: [Value(\"…\")]");

    public static readonly DiagnosticDescriptor EmptyEnumText = Error(
        "LCG106", "Empty text of a value", "A text of the value '{0}' is empty");

    public static readonly DiagnosticDescriptor DuplicateEnumText = Error(
        "LCG107", "Duplicate text", "The text '{1}' of the value '{0}' stands in '{2}' more than once, upper and lower case being the same");

    public static readonly DiagnosticDescriptor EmptyEnum = Error(
        "LCG108", "Open enum without values", "The open enum '{0}' has no value");

    public static readonly DiagnosticDescriptor ReservedEnumMember = Error(
        "LCG109", "Reserved name", "'{0}' cannot be declared in the open enum '{1}': the name is taken by a member that every open enum has");

    public static readonly DiagnosticDescriptor EnumConverter = Error(
        "LCG110", "Open enum without its converter", "The open enum '{0}' needs [JsonConverter(typeof(OpenEnumConverter<{0}>))]");

    public static readonly DiagnosticDescriptor ValueOutsideEnum = Error(
        "LCG111", "Value outside an open enum", "[Value] means nothing on '{0}': '{1}' is no [OpenEnum]");

    public static readonly DiagnosticDescriptor MandatoryNotNullable = Error(
        "LCG201", "Mandatory member that is never null", "The mandatory member '{0}' must be nullable: null is what tells that it is missing");

    public static readonly DiagnosticDescriptor NoJsonName = Error(
        "LCG202", "Member without a JSON name", "The member '{0}' {1}, so it needs a [JsonPropertyName]");

    public static readonly DiagnosticDescriptor MisplacedMember = Error(
        "LCG203",
        "Misplaced member attribute",
        "The member '{0}' cannot be mandatory or read-only: only a readable instance property of a class is, the class being neither generic nor private");

    public static readonly DiagnosticDescriptor MandatoryReadOnly = Error(
        "LCG204", "Mandatory and read-only", "The member '{0}' is mandatory, so it is sent, and cannot be a [ReadOnlyMember]");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Comm100.LiveChat.Client.Generator", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
