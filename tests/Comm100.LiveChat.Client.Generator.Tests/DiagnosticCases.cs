using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Comm100.LiveChat.Client.Generator.Tests;

/// <summary>Every misuse with what is said of it; the place is what stands in [| |].</summary>
public static class DiagnosticCases
{
    private const string Token = "CancellationToken cancellationToken = default";

    public static TheoryData<string, string, string> All => new()
    {
        // Interfaces and methods
        { "LCG001", "The API interface 'IBans' must be named I…Api after its group of operations, which cannot be 'All' or 'Find'", $"public interface [|IBans|] {{ {Good} }}" },
        { "LCG001", "The API interface 'IApi' must be named I…Api after its group of operations, which cannot be 'All' or 'Find'", $"public interface [|IApi|] {{ {Good} }}" },
        { "LCG001", "The API interface 'BansApi' must be named I…Api after its group of operations, which cannot be 'All' or 'Find'", $"public interface [|BansApi|] {{ {Good} }}" },
        { "LCG001", "The API interface 'IAllApi' must be named I…Api after its group of operations, which cannot be 'All' or 'Find'", $"public interface [|IAllApi|] {{ {Good} }}" },
        { "LCG001", "The API interface 'IFindApi' must be named I…Api after its group of operations, which cannot be 'All' or 'Find'", $"public interface [|IFindApi|] {{ {Good} }}" },
        { "LCG001", "The API interface 'IbansApi' must be named I…Api after its group of operations, which cannot be 'All' or 'Find'", $"public interface [|IbansApi|] {{ {Good} }}" },
        { "LCG002", "Another method has the operation id 'Bans.get': give one of them an [OperationName]", Method($"[Get(\"/bans\")] Task GetAsync({Token}); [Get(\"/bans/{{id}}\")] Task [|GetAsync|](long id, {Token});") },
        { "LCG002", "Another method has the operation id 'Bans.get': give one of them an [OperationName]", Method($"[Get(\"/bans\")] Task GetAsync({Token}); [OperationName(\"get\"), Get(\"/bans/all\")] Task [|AllAsync|]({Token});") },
        { "LCG003", "The name of the method 'Get' must end in Async", Method($"[Get(\"/bans\")] Task [|Get|]({Token});") },
        { "LCG003", "The name of the method 'Async' must end in Async", Method($"[Post(\"/bans\")] Task [|Async|]({Token});") },
        { "LCG003", "The name of the method 'Put' must end in Async", Method($"[Put(\"/bans\")] Task [|Put|]({Token});") },
        { "LCG003", "The name of the method 'Delete' must end in Async", Method($"[Delete(\"/bans\")] Task [|Delete|]({Token});") },
        { "LCG004", "The text of [OperationName] is empty", Method($"[[|OperationName(\"\")|]] [Get(\"/bans\")] Task GetAsync({Token});") },
        { "LCG004", "The text of [Permission] is empty", Method($"[[|Permission(\" \")|]] [Get(\"/bans\")] Task GetAsync({Token});") },
        { "LCG004", "The text of [Permission] is empty", $"[[|Permission(null!)|]] public interface IBansApi {{ {Good} }}" },
        { "LCG005", "The API interface 'IBansApi' must be public, and cannot be nested in a type, or generic", $"public interface [|IBansApi|]<T> {{ {Good} }}" },
        { "LCG005", "The API interface 'IBansApi' must be public, and cannot be nested in a type, or generic", $"public class Outer {{ public interface [|IBansApi|] {{ {Good} }} }}" },
        { "LCG005", "The API interface 'IBansApi' must be public, and cannot be nested in a type, or generic", $"internal interface [|IBansApi|] {{ {Good} }}" },
        { "LCG006", "The operation name 'Get' must be letters and digits, begin with a small letter, and not repeat the name of the group", Method($"[[|OperationName(\"Get\")|]] [Get(\"/bans\")] Task GetAsync({Token});") },
        { "LCG006", "The operation name 'get-all' must be letters and digits, begin with a small letter, and not repeat the name of the group", Method($"[[|OperationName(\"get-all\")|]] [Get(\"/bans\")] Task GetAsync({Token});") },
        { "LCG006", "The operation name 'bans' must be letters and digits, begin with a small letter, and not repeat the name of the group", Method($"[Get(\"/bans\")] Task [|BansAsync|]({Token});") },
        { "LCG007", "Another API interface is named 'IBansApi' too: their operations would share the group 'Bans'", $"namespace A {{ public interface [|IBansApi|] {{ {Good} }} }} namespace B {{ public interface [|IBansApi|] {{ {Good} }} }}" },
        { "LCG008", "The API interface 'IBansApi' needs a property on ILiveChatClient: 'IBansApi Bans { get; }'", Group("", JsonContext) },
        { "LCG008", "The API interface 'IBansApi' needs a property on ILiveChatClient: 'IBansApi Bans { get; }'", Group("string Bans { get; }", JsonContext) },
        { "LCG008", "The API interface 'IBansApi' needs a property on ILiveChatClient: 'IBansApi Bans { get; }'", Group("IBansApi Ban { get; }", JsonContext) },
        { "LCG009", "The API interface 'IBansApi' needs a class 'BansJsonContext' in the same namespace that derives from JsonSerializerContext", Group(Property, "") },
        { "LCG009", "The API interface 'IBansApi' needs a class 'BansJsonContext' in the same namespace that derives from JsonSerializerContext", Group(Property, "class BansJsonContext;") },
        { "LCG009", "The API interface 'IBansApi' needs a class 'BansJsonContext' in the same namespace that derives from JsonSerializerContext", Group(Property, "") + " namespace Elsewhere { " + JsonContext + " }" },

        // Open enums
        { "LCG101", "The open enum 'Kind' must be a readonly partial struct, and no record", Enum("public partial struct [|Kind|]", Value) },
        { "LCG101", "The open enum 'Kind' must be a readonly partial struct, and no record", Enum("public readonly ref partial struct [|Kind|]", Value) },
        { "LCG101", "The open enum 'Kind' must be a readonly partial struct, and no record", Enum("public readonly partial record struct [|Kind|]", Value) },
        { "LCG101", "The open enum 'Kind' must be a readonly partial struct, and no record", Enum("public readonly struct [|Kind|]", Value) },
        { "LCG102", "The open enum 'Kind' cannot be nested in a type", $"public partial class Outer {{ {Enum("public readonly partial struct [|Kind|]", Value)} }}" },
        { "LCG103", "The open enum 'Kind' cannot be generic", "[OpenEnum, JsonConverter(typeof(OpenEnumConverter<>))] public readonly partial struct [|Kind|]<T> { [Value(\"a\")] public static partial Kind<T> A { get; } }" },
        { "LCG104", "The value 'A' must be declared 'public static partial Kind A { get; }'", Kind("[Value(\"a\")] public static Kind [|A|] { get; }") },
        { "LCG104", "The value 'A' must be declared 'public static partial Kind A { get; }'", Kind("[Value(\"a\")] public static partial string [|A|] { get; }") },
        { "LCG104", "The value 'A' must be declared 'public static partial Kind A { get; }'", Kind("[Value(\"a\")] public partial Kind [|A|] { get; }") },
        { "LCG104", "The value 'A' must be declared 'public static partial Kind A { get; }'", Kind("[Value(\"a\")] public static partial Kind [|A|] { get; set; }") },
        { "LCG104", "The value 'A' must be declared 'public static partial Kind A { get; }'", Kind("[Value(\"a\")] internal static partial Kind [|A|] { get; }") },
        { "LCG105", "The value 'B' needs its text: [Value(\"…\")]", Kind(Value + " public static partial Kind [|B|] { get; }") },
        { "LCG106", "A text of the value 'A' is empty", Kind("[[|Value(\"\")|]] public static partial Kind A { get; }") },
        { "LCG106", "A text of the value 'A' is empty", Kind("[[|Value(\"a\", \" \")|]] public static partial Kind A { get; }") },
        { "LCG107", "The text 'A' of the value 'B' stands in 'Kind' more than once, upper and lower case being the same", Kind(Value + " [[|Value(\"b\", \"A\")|]] public static partial Kind B { get; }") },
        { "LCG107", "The text 'b' of the value 'B' stands in 'Kind' more than once, upper and lower case being the same", Kind("[[|Value(\"b\", \"b\")|]] public static partial Kind B { get; }") },
        { "LCG108", "The open enum 'Kind' has no value", Enum("public readonly partial struct [|Kind|]", "") },
        { "LCG109", "'Value' cannot be declared in the open enum 'Kind': the name is taken by a member that every open enum has", Kind("[Value(\"a\")] public static partial Kind [|Value|] { get; }") },
        { "LCG109", "'KnownValues' cannot be declared in the open enum 'Kind': the name is taken by a member that every open enum has", Kind(Value + " public static int [|KnownValues|]() => 0;") },
        { "LCG109", "'Equals' cannot be declared in the open enum 'Kind': the name is taken by a member that every open enum has", Kind("[Value(\"a\")] public static partial Kind [|Equals|] { get; }") },
        { "LCG110", "The open enum 'Kind' needs [JsonConverter(typeof(OpenEnumConverter<Kind>))]", $"[OpenEnum] public readonly partial struct [|Kind|] {{ {Value} }}" },
        { "LCG110", "The open enum 'Kind' needs [JsonConverter(typeof(OpenEnumConverter<Kind>))]", $"[OpenEnum, JsonConverter(typeof(OpenEnumConverter<int>))] public readonly partial struct [|Kind|] {{ {Value} }}" },
        { "LCG111", "[Value] means nothing on 'A': 'Kind' is no [OpenEnum]", "public readonly partial struct Kind { [[|Value(\"a\")|]] public static Kind A { get; } }" },

        // Models
        { "LCG201", "The mandatory member 'Id' must be nullable: null is what tells that it is missing", "public class Ban { [Mandatory, JsonPropertyName(\"id\")] public long [|Id|] { get; set; } }" },
        { "LCG202", "The member 'Name' is mandatory, so it needs a [JsonPropertyName]", "public class Ban { [Mandatory] public string? [|Name|] { get; set; } }" },
        { "LCG202", "The member 'Name' is read-only, so it needs a [JsonPropertyName]", "public class Ban { [ReadOnlyProperty, JsonPropertyName(\"\")] public string? [|Name|] { get; set; } }" },
        { "LCG202", "The member 'Holder' holds mandatory members, so it needs a [JsonPropertyName]", "public class Ban { [Mandatory, JsonPropertyName(\"a\")] public string? Name { get; set; } } public class Other { public List<Ban>? [|Holder|] { get; set; } }" },
        { "LCG203", "The member 'Name' cannot be mandatory or read-only: only a readable instance property of a class is, the class being neither generic nor private", "public class Ban { [Mandatory, JsonPropertyName(\"a\")] public static string? [|Name|] { get; set; } }" },
        { "LCG203", "The member 'Name' cannot be mandatory or read-only: only a readable instance property of a class is, the class being neither generic nor private", "public struct Ban { [Mandatory, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } }" },
        { "LCG203", "The member 'Name' cannot be mandatory or read-only: only a readable instance property of a class is, the class being neither generic nor private", "public interface IBan { [ReadOnlyProperty, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } }" },
        { "LCG203", "The member 'Name' cannot be mandatory or read-only: only a readable instance property of a class is, the class being neither generic nor private", "public class Ban<T> { [Mandatory, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } }" },
        { "LCG203", "The member 'Name' cannot be mandatory or read-only: only a readable instance property of a class is, the class being neither generic nor private", "public class Outer { private class Ban { [Mandatory, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } } }" },
        { "LCG204", "The member 'Name' is mandatory, so it is sent, and cannot be a [ReadOnlyProperty]", "public class Ban { [Mandatory, ReadOnlyProperty, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } }" },
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
