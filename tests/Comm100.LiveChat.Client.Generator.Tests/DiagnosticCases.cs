using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Comm100.LiveChat.Client.Generator.Tests;

/// <summary>All invalid inputs with the expected diagnostic. [| |] marks its location.</summary>
public static class DiagnosticCases
{
    private const string Token = "CancellationToken cancellationToken = default";

    public static TheoryData<string, string, string> All => new()
    {
        // Interfaces and methods
        { "LCG001", "Name the API interface 'IBans' I…Api after its group; the groups 'All' and 'Find' are reserved", $"public interface [|IBans|] {{ {Good} }}" },
        { "LCG001", "Name the API interface 'IApi' I…Api after its group; the groups 'All' and 'Find' are reserved", $"public interface [|IApi|] {{ {Good} }}" },
        { "LCG001", "Name the API interface 'BansApi' I…Api after its group; the groups 'All' and 'Find' are reserved", $"public interface [|BansApi|] {{ {Good} }}" },
        { "LCG001", "Name the API interface 'IAllApi' I…Api after its group; the groups 'All' and 'Find' are reserved", $"public interface [|IAllApi|] {{ {Good} }}" },
        { "LCG001", "Name the API interface 'IFindApi' I…Api after its group; the groups 'All' and 'Find' are reserved", $"public interface [|IFindApi|] {{ {Good} }}" },
        { "LCG001", "Name the API interface 'IbansApi' I…Api after its group; the groups 'All' and 'Find' are reserved", $"public interface [|IbansApi|] {{ {Good} }}" },
        { "LCG002", "Another method has the operation id 'Bans.get'; add [OperationName] to one of them", Method($"[Get(\"/bans\")] Task GetAsync({Token}); [Get(\"/bans/{{id}}\")] Task [|GetAsync|](long id, {Token});") },
        { "LCG002", "Another method has the operation id 'Bans.get'; add [OperationName] to one of them", Method($"[Get(\"/bans\")] Task GetAsync({Token}); [OperationName(\"get\"), Get(\"/bans/all\")] Task [|AllAsync|]({Token});") },
        { "LCG003", "The name of the method 'Get' must end with 'Async'", Method($"[Get(\"/bans\")] Task [|Get|]({Token});") },
        { "LCG003", "The name of the method 'Async' must end with 'Async'", Method($"[Post(\"/bans\")] Task [|Async|]({Token});") },
        { "LCG003", "The name of the method 'Put' must end with 'Async'", Method($"[Put(\"/bans\")] Task [|Put|]({Token});") },
        { "LCG003", "The name of the method 'Delete' must end with 'Async'", Method($"[Delete(\"/bans\")] Task [|Delete|]({Token});") },
        { "LCG004", "The string of [OperationName] must not be empty", Method($"[[|OperationName(\"\")|]] [Get(\"/bans\")] Task GetAsync({Token});") },
        { "LCG004", "The string of [Permission] must not be empty", Method($"[[|Permission(\" \")|]] [Get(\"/bans\")] Task GetAsync({Token});") },
        { "LCG004", "The string of [Permission] must not be empty", $"[[|Permission(null!)|]] public interface IBansApi {{ {Good} }}" },
        { "LCG005", "The API interface 'IBansApi' must be public, and must not be nested or generic", $"public interface [|IBansApi|]<T> {{ {Good} }}" },
        { "LCG005", "The API interface 'IBansApi' must be public, and must not be nested or generic", $"public class Outer {{ public interface [|IBansApi|] {{ {Good} }} }}" },
        { "LCG005", "The API interface 'IBansApi' must be public, and must not be nested or generic", $"internal interface [|IBansApi|] {{ {Good} }}" },
        { "LCG006", "The operation name 'Get' must contain only letters and digits, begin with a lowercase letter, and differ from the name of the group", Method($"[[|OperationName(\"Get\")|]] [Get(\"/bans\")] Task GetAsync({Token});") },
        { "LCG006", "The operation name 'get-all' must contain only letters and digits, begin with a lowercase letter, and differ from the name of the group", Method($"[[|OperationName(\"get-all\")|]] [Get(\"/bans\")] Task GetAsync({Token});") },
        { "LCG006", "The operation name 'bans' must contain only letters and digits, begin with a lowercase letter, and differ from the name of the group", Method($"[Get(\"/bans\")] Task [|BansAsync|]({Token});") },
        { "LCG007", "Another API interface has the name 'IBansApi', so both would have the group 'Bans'", $"namespace A {{ public interface [|IBansApi|] {{ {Good} }} }} namespace B {{ public interface [|IBansApi|] {{ {Good} }} }}" },
        { "LCG008", "Add a property for the API interface 'IBansApi' to ILiveChatClient: 'IBansApi Bans { get; }'", Group("", JsonContext) },
        { "LCG008", "Add a property for the API interface 'IBansApi' to ILiveChatClient: 'IBansApi Bans { get; }'", Group("string Bans { get; }", JsonContext) },
        { "LCG008", "Add a property for the API interface 'IBansApi' to ILiveChatClient: 'IBansApi Bans { get; }'", Group("IBansApi Ban { get; }", JsonContext) },
        { "LCG009", "Add a class 'BansJsonContext' that derives from JsonSerializerContext to the namespace of the API interface 'IBansApi'", Group(Property, "") },
        { "LCG009", "Add a class 'BansJsonContext' that derives from JsonSerializerContext to the namespace of the API interface 'IBansApi'", Group(Property, "class BansJsonContext;") },
        { "LCG009", "Add a class 'BansJsonContext' that derives from JsonSerializerContext to the namespace of the API interface 'IBansApi'", Group(Property, "") + " namespace Elsewhere { " + JsonContext + " }" },

        // Open enums
        { "LCG101", "The open enum 'Kind' must be a readonly partial struct that is not a record", Enum("public partial struct [|Kind|]", Value) },
        { "LCG101", "The open enum 'Kind' must be a readonly partial struct that is not a record", Enum("public readonly ref partial struct [|Kind|]", Value) },
        { "LCG101", "The open enum 'Kind' must be a readonly partial struct that is not a record", Enum("public readonly partial record struct [|Kind|]", Value) },
        { "LCG101", "The open enum 'Kind' must be a readonly partial struct that is not a record", Enum("public readonly struct [|Kind|]", Value) },
        { "LCG102", "The open enum 'Kind' must not be nested in a type", $"public partial class Outer {{ {Enum("public readonly partial struct [|Kind|]", Value)} }}" },
        { "LCG103", "The open enum 'Kind' must not be generic", "[OpenEnum, JsonConverter(typeof(OpenEnumConverter<>))] public readonly partial struct [|Kind|]<T> { [Value(\"a\")] public static partial Kind<T> A { get; } }" },
        { "LCG104", "The value 'A' must be declared 'public static partial Kind A { get; }'", Kind("[Value(\"a\")] public static Kind [|A|] { get; }") },
        { "LCG104", "The value 'A' must be declared 'public static partial Kind A { get; }'", Kind("[Value(\"a\")] public static partial string [|A|] { get; }") },
        { "LCG104", "The value 'A' must be declared 'public static partial Kind A { get; }'", Kind("[Value(\"a\")] public partial Kind [|A|] { get; }") },
        { "LCG104", "The value 'A' must be declared 'public static partial Kind A { get; }'", Kind("[Value(\"a\")] public static partial Kind [|A|] { get; set; }") },
        { "LCG104", "The value 'A' must be declared 'public static partial Kind A { get; }'", Kind("[Value(\"a\")] internal static partial Kind [|A|] { get; }") },
        { "LCG105", "Add the string of the value 'B': [Value(\"…\")]", Kind(Value + " public static partial Kind [|B|] { get; }") },
        { "LCG106", "The strings of the value 'A' must not be empty", Kind("[[|Value(\"\")|]] public static partial Kind A { get; }") },
        { "LCG106", "The strings of the value 'A' must not be empty", Kind("[[|Value(\"a\", \" \")|]] public static partial Kind A { get; }") },
        { "LCG107", "The string 'A' of the value 'B' occurs more than once in 'Kind'; case is ignored", Kind(Value + " [[|Value(\"b\", \"A\")|]] public static partial Kind B { get; }") },
        { "LCG107", "The string 'b' of the value 'B' occurs more than once in 'Kind'; case is ignored", Kind("[[|Value(\"b\", \"b\")|]] public static partial Kind B { get; }") },
        { "LCG108", "The open enum 'Kind' must have at least one value", Enum("public readonly partial struct [|Kind|]", "") },
        { "LCG109", "The open enum 'Kind' must not declare 'Value', because every open enum has a member with this name", Kind("[Value(\"a\")] public static partial Kind [|Value|] { get; }") },
        { "LCG109", "The open enum 'Kind' must not declare 'KnownValues', because every open enum has a member with this name", Kind(Value + " public static int [|KnownValues|]() => 0;") },
        { "LCG109", "The open enum 'Kind' must not declare 'Equals', because every open enum has a member with this name", Kind("[Value(\"a\")] public static partial Kind [|Equals|] { get; }") },
        { "LCG110", "Add [JsonConverter(typeof(OpenEnumConverter<Kind>))] to the open enum 'Kind'", $"[OpenEnum] public readonly partial struct [|Kind|] {{ {Value} }}" },
        { "LCG110", "Add [JsonConverter(typeof(OpenEnumConverter<Kind>))] to the open enum 'Kind'", $"[OpenEnum, JsonConverter(typeof(OpenEnumConverter<int>))] public readonly partial struct [|Kind|] {{ {Value} }}" },
        { "LCG111", "[Value] has no effect on 'A', because 'Kind' is not an [OpenEnum]", "public readonly partial struct Kind { [[|Value(\"a\")|]] public static Kind A { get; } }" },

        // Models
        { "LCG201", "The mandatory property 'Id' must be nullable, because null means that it is not set", "public class Ban { [Mandatory, JsonPropertyName(\"id\")] public long [|Id|] { get; set; } }" },
        { "LCG202", "The property 'Name' is mandatory; add [JsonPropertyName]", "public class Ban { [Mandatory] public string? [|Name|] { get; set; } }" },
        { "LCG202", "The property 'Name' is read-only; add [JsonPropertyName]", "public class Ban { [ReadOnlyProperty, JsonPropertyName(\"\")] public string? [|Name|] { get; set; } }" },
        { "LCG202", "The property 'Holder' contains mandatory fields; add [JsonPropertyName]", "public class Ban { [Mandatory, JsonPropertyName(\"a\")] public string? Name { get; set; } } public class Other { public List<Ban>? [|Holder|] { get; set; } }" },
        { "LCG203", "The property 'Name' has [Mandatory], [ReadOnlyProperty] or [AlsoNamed], so it must be a readable instance property of a class that is neither generic nor private", "public class Ban { [Mandatory, JsonPropertyName(\"a\")] public static string? [|Name|] { get; set; } }" },
        { "LCG203", "The property 'Name' has [Mandatory], [ReadOnlyProperty] or [AlsoNamed], so it must be a readable instance property of a class that is neither generic nor private", "public struct Ban { [Mandatory, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } }" },
        { "LCG203", "The property 'Name' has [Mandatory], [ReadOnlyProperty] or [AlsoNamed], so it must be a readable instance property of a class that is neither generic nor private", "public interface IBan { [ReadOnlyProperty, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } }" },
        { "LCG203", "The property 'Name' has [Mandatory], [ReadOnlyProperty] or [AlsoNamed], so it must be a readable instance property of a class that is neither generic nor private", "public class Ban<T> { [Mandatory, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } }" },
        { "LCG203", "The property 'Name' has [Mandatory], [ReadOnlyProperty] or [AlsoNamed], so it must be a readable instance property of a class that is neither generic nor private", "public class Outer { private class Ban { [Mandatory, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } } }" },
        { "LCG204", "The property 'Name' is mandatory and therefore sent; remove [ReadOnlyProperty]", "public class Ban { [Mandatory, ReadOnlyProperty, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } }" },
        { "LCG202", "The property 'Name' has an alias; add [JsonPropertyName]", "public class Ban { [AlsoNamed(\"b\")] public string? [|Name|] { get; set; } }" },
        { "LCG203", "The property 'Name' has [Mandatory], [ReadOnlyProperty] or [AlsoNamed], so it must be a readable instance property of a class that is neither generic nor private", "public class Ban { [AlsoNamed(\"b\"), JsonPropertyName(\"a\")] public static string? [|Name|] { get; set; } }" },
        { "LCG205", "The alias '' of the property 'Name' must be a name, or two names separated by a dot, that no other field of the class has, and the property must have a setter", "public class Ban { [[|AlsoNamed(\"\")|], JsonPropertyName(\"a\")] public string? Name { get; set; } }" },
        { "LCG205", "The alias 'a' of the property 'Name' must be a name, or two names separated by a dot, that no other field of the class has, and the property must have a setter", "public class Ban { [[|AlsoNamed(\"a\")|], JsonPropertyName(\"a\")] public string? Name { get; set; } }" },
        { "LCG205", "The alias 'b' of the property 'Name' must be a name, or two names separated by a dot, that no other field of the class has, and the property must have a setter", "public class Ban { [[|AlsoNamed(\"b\")|], JsonPropertyName(\"a\")] public string? Name { get; set; } [JsonPropertyName(\"b\")] public string? Other { get; set; } }" },
        { "LCG205", "The alias 'b' of the property 'Name' must be a name, or two names separated by a dot, that no other field of the class has, and the property must have a setter", "public class Ban { [[|AlsoNamed(\"b\")|], JsonPropertyName(\"a\")] public string? Name { get; } }" },
        { "LCG205", "The alias 'b.c.d' of the property 'Name' must be a name, or two names separated by a dot, that no other field of the class has, and the property must have a setter", "public class Ban { [[|AlsoNamed(\"b.c.d\")|], JsonPropertyName(\"a\")] public string? Name { get; set; } }" },
        { "LCG206", "The alias 'image.type' needs an internal property 'Image' in the same class, whose type has a property with the JSON name 'type'", "public class Ban { [[|AlsoNamed(\"image.type\")|], JsonPropertyName(\"a\")] public string? Name { get; set; } }" },
    };

    private static string Good => $"[Get(\"/bans\")] Task GoodAsync({Token});";

    private static string Value => "[Value(\"a\")] public static partial Kind A { get; }";

    internal static IEnumerable<DiagnosticDescriptor> Descriptors => typeof(Diagnostics).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(member => (DiagnosticDescriptor)member.GetValue(obj: null)!);

    private static string Method(string method) => $"public interface IBansApi {{ {method} }}";

    private static string Property => "IBansApi Bans { get; }";

    private static string JsonContext => "abstract partial class BansJsonContext : JsonSerializerContext;";

    private static string Group(string property, string jsonContext) =>
        $"namespace Comm100.LiveChat.Client {{ public interface [|IBansApi|] {{ {Good} }} public partial interface ILiveChatClient {{ {property} }} {jsonContext} }}";

    private static string Kind(string members) => Enum("public readonly partial struct Kind", members);

    private static string Enum(string declaration, string members) => $"[OpenEnum, JsonConverter(typeof(OpenEnumConverter<Kind>))] {declaration} {{ {members} }}";
}
