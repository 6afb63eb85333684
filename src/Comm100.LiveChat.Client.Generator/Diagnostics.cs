using Microsoft.CodeAnalysis;

namespace Comm100.LiveChat.Client.Generator;

/// <summary>The errors of the generator: LCG0xx in the Refit interfaces, LCG1xx in the open enums, LCG2xx in the models.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor InterfaceName = Error(
        "LCG001", "Invalid name of an API interface", "Name the API interface '{0}' I…Api after its group; the groups 'All' and 'Find' are reserved");

    public static readonly DiagnosticDescriptor DuplicateOperation = Error(
        "LCG002", "Duplicate operation id", "Another method has the operation id '{0}'; add [OperationName] to one of them");

    public static readonly DiagnosticDescriptor MethodName = Error(
        "LCG003", "Invalid name of an API method", "The name of the method '{0}' must end with 'Async'");

    public static readonly DiagnosticDescriptor EmptyText = Error(
        "LCG004", "Empty string in an attribute", "The string of [{0}] must not be empty");

    public static readonly DiagnosticDescriptor InterfaceKind = Error(
        "LCG005", "Invalid API interface", "The API interface '{0}' must be public, and must not be nested or generic");

    public static readonly DiagnosticDescriptor OperationName = Error(
        "LCG006",
        "Invalid operation name",
        "The operation name '{0}' must contain only letters and digits, begin with a lowercase letter, and differ from the name of the group");

    public static readonly DiagnosticDescriptor DuplicateGroup = Error(
        "LCG007", "Duplicate API interface", "Another API interface has the name '{0}', so both would have the group '{1}'");

    public static readonly DiagnosticDescriptor GroupWithoutProperty = Error(
        "LCG008", "Group without a property", "Add a property for the API interface '{0}' to ILiveChatClient: '{0} {1} {{ get; }}'");

    public static readonly DiagnosticDescriptor GroupWithoutJsonContext = Error(
        "LCG009",
        "Group without a JSON context",
        "Add a class '{1}JsonContext' that derives from JsonSerializerContext to the namespace of the API interface '{0}'");

    public static readonly DiagnosticDescriptor EnumDeclaration = Error(
        "LCG101", "Open enum is not a readonly partial struct", "The open enum '{0}' must be a readonly partial struct that is not a record");

    public static readonly DiagnosticDescriptor NestedEnum = Error(
        "LCG102", "Nested open enum", "The open enum '{0}' must not be nested in a type");

    public static readonly DiagnosticDescriptor GenericEnum = Error(
        "LCG103", "Generic open enum", "The open enum '{0}' must not be generic");

    public static readonly DiagnosticDescriptor EnumValue = Error(
        "LCG104", "Invalid value of an open enum", "The value '{0}' must be declared 'public static partial {1} {0} {{ get; }}'");

    public static readonly DiagnosticDescriptor EnumValueWithoutText = Error(
        "LCG105", "Value without a string", "Add the string of the value '{0}': [Value(\"…\")]");

    public static readonly DiagnosticDescriptor EmptyEnumText = Error(
        "LCG106", "Empty string of a value", "The strings of the value '{0}' must not be empty");

    public static readonly DiagnosticDescriptor DuplicateEnumText = Error(
        "LCG107", "Duplicate string", "The string '{1}' of the value '{0}' occurs more than once in '{2}'; case is ignored");

    public static readonly DiagnosticDescriptor EmptyEnum = Error(
        "LCG108", "Open enum without values", "The open enum '{0}' must have at least one value");

    public static readonly DiagnosticDescriptor ReservedEnumMember = Error(
        "LCG109", "Reserved name", "The open enum '{1}' must not declare '{0}', because every open enum has a member with this name");

    public static readonly DiagnosticDescriptor EnumConverter = Error(
        "LCG110", "Open enum without its converter", "Add [JsonConverter(typeof(OpenEnumConverter<{0}>))] to the open enum '{0}'");

    public static readonly DiagnosticDescriptor ValueOutsideEnum = Error(
        "LCG111", "Value outside an open enum", "[Value] has no effect on '{0}', because '{1}' is not an [OpenEnum]");

    public static readonly DiagnosticDescriptor MandatoryNotNullable = Error(
        "LCG201", "Mandatory property that cannot be null", "The mandatory property '{0}' must be nullable, because null means that it is not set");

    public static readonly DiagnosticDescriptor NoJsonName = Error(
        "LCG202", "Property without a JSON name", "The property '{0}' {1}; add [JsonPropertyName]");

    public static readonly DiagnosticDescriptor MisplacedAttribute = Error(
        "LCG203",
        "Misplaced attribute",
        "The property '{0}' has [Mandatory], [ReadOnlyProperty] or [AlsoNamed], so it must be a readable instance property of a class that is neither generic nor private");

    public static readonly DiagnosticDescriptor MandatoryReadOnly = Error(
        "LCG204", "Mandatory and read-only", "The property '{0}' is mandatory and therefore sent; remove [ReadOnlyProperty]");

    public static readonly DiagnosticDescriptor InvalidAlias = Error(
        "LCG205", "Invalid alias", "The alias '{0}' of the property '{1}' must be a name, or two names separated by a dot, that no other field of the class has, and the property must have a setter");

    public static readonly DiagnosticDescriptor AliasWithoutObject = Error(
        "LCG206", "Alias without its object", "The alias '{0}' needs an internal property '{1}' in the same class, whose type has a property with the JSON name '{2}'");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Comm100.LiveChat.Client.Generator", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
