using Microsoft.CodeAnalysis;

namespace Comm100.LiveChat.Client.Generator;

/// <summary>Everything that the generator refuses: LCG0xx in the Refit interfaces, LCG1xx in the open enums, LCG2xx in the models.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor InterfaceName = Error(
        "LCG001", "Name of an API interface", "The API interface '{0}' must be named I…Api after its group of operations, which cannot be 'All' or 'Find'");

    public static readonly DiagnosticDescriptor DuplicateOperation = Error(
        "LCG002", "Duplicate operation id", "Another method has the operation id '{0}': give one of them an [OperationName]");

    public static readonly DiagnosticDescriptor MethodName = Error(
        "LCG003", "Name of an API method", "The name of the method '{0}' must end in Async");

    public static readonly DiagnosticDescriptor EmptyText = Error(
        "LCG004", "Empty text", "The text of [{0}] is empty");

    public static readonly DiagnosticDescriptor InterfaceKind = Error(
        "LCG005", "Kind of an API interface", "The API interface '{0}' must be public, and cannot be nested in a type, or generic");

    public static readonly DiagnosticDescriptor OperationName = Error(
        "LCG006",
        "Malformed operation name",
        "The operation name '{0}' must be letters and digits, begin with a small letter, and not repeat the name of the group");

    public static readonly DiagnosticDescriptor DuplicateGroup = Error(
        "LCG007", "Duplicate API interface", "Another API interface is named '{0}' too: their operations would share the group '{1}'");

    public static readonly DiagnosticDescriptor GroupWithoutProperty = Error(
        "LCG008", "Group without a property", "The API interface '{0}' needs a property on ILiveChatClient: '{0} {1} {{ get; }}'");

    public static readonly DiagnosticDescriptor GroupWithoutJsonContext = Error(
        "LCG009",
        "Group without a JSON context",
        "The API interface '{0}' needs a class '{1}JsonContext' in the same namespace that derives from JsonSerializerContext");

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
        "LCG204", "Mandatory and read-only", "The member '{0}' is mandatory, so it is sent, and cannot be a [ReadOnlyProperty]");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Comm100.LiveChat.Client.Generator", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
