using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Comm100.LiveChat.Client.Generator.Tests;

/// <summary>Every misuse with what is said of it; the place is what stands in [| |].</summary>
public static class DiagnosticCases
{
    private const string Token = "CancellationToken cancellationToken = default";

    public static TheoryData<string, string, string> All => new()
    {
        // Routes and placeholders
        { "LCG001", "No parameter of 'GetAsync' fills the placeholder '{id}' of the route", Method($"[Get([|\"/bans/{{id}}\"|])] Task GetAsync({Token});") },
        { "LCG003", "The placeholder '{id}' stands in the route more than once", Method($"[Get([|\"/bans/{{id}}/{{id}}\"|])] Task GetAsync(long id, {Token});") },
        { "LCG009", "The parameter 'id' of type 'System.Guid' cannot stand in the route: it must be int, long, string or an IRouteValue, and not nullable", Method($"[Get(\"/bans/{{id}}\")] Task GetAsync(Guid [|id|], {Token});") },
        { "LCG009", "The parameter 'id' of type 'long?' cannot stand in the route: it must be int, long, string or an IRouteValue, and not nullable", Method($"[Get(\"/bans/{{id}}\")] Task GetAsync(long? [|id|], {Token});") },
        { "LCG009", "The parameter 'id' of type 'string?' cannot stand in the route: it must be int, long, string or an IRouteValue, and not nullable", Method($"[Get(\"/bans/{{id}}\")] Task GetAsync(string? [|id|], {Token});") },
        { "LCG009", "The parameter 'id' of type 'Comm100.LiveChat.Client.ChatId?' cannot stand in the route: it must be int, long, string or an IRouteValue, and not nullable", Method($"[Get(\"/bans/{{id}}\")] Task GetAsync(ChatId? [|id|], {Token});") },
        { "LCG018", "The route '' must begin with '/'", Route("") },
        { "LCG018", "The route 'bans' must begin with '/'", Route("bans") },
        { "LCG018", "The route '/' must not end with '/'", Route("/") },
        { "LCG018", "The route '/bans/' must not end with '/'", Route("/bans/") },
        { "LCG018", "The route '/bans?a=b' must not contain '?'", Route("/bans?a=b") },
        { "LCG018", "The route '/bans#a' must not contain '#'", Route("/bans#a") },
        { "LCG018", "The route '/bans//a' must not contain '//'", Route("/bans//a") },
        { "LCG018", "The route '/bans/../a' must not contain '..'", Route("/bans/../a") },
        { "LCG018", "The route '/bans\\a' must not contain '\\'", Route("/bans\\\\a") },
        { "LCG018", "The route '/ba ns' must not contain white space", Route("/ba ns") },
        { "LCG018", "The route '/bans/{}' has an empty placeholder", Route("/bans/{}") },
        { "LCG018", "The route '/bans/{id' has unbalanced braces, or a placeholder that is no name", Route("/bans/{id") },
        { "LCG018", "The route '/bans/id}' has unbalanced braces, or a placeholder that is no name", Route("/bans/id}") },
        { "LCG018", "The route '/bans/{{id}}' has unbalanced braces, or a placeholder that is no name", Route("/bans/{{id}}") },
        { "LCG018", "The route '/bans/{id:int}' has unbalanced braces, or a placeholder that is no name", Route("/bans/{id:int}") },
        { "LCG018", "The route '' must begin with '/'", Method($"[Get([|null!|])] Task GetAsync({Token});") },

        // Parameters
        { "LCG002", "The parameter 'id' has no place in the request: name it in the route, or mark it [Body] or [Query]", Method($"[Get(\"/bans\")] Task GetAsync(long [|id|], {Token});") },
        { "LCG002", "The parameter 'ID' has no place in the request: name it in the route, or mark it [Body] or [Query]", Method($"[Get(\"/bans\")] Task GetAsync(long [|ID|], {Token});") },
        { "LCG010", "The parameter 'at' of type 'System.DateTime' cannot stand in the query: it must be int, long, bool, string, an open enum or an IQueryParameters", Method($"[Get(\"/bans\")] Task GetAsync([Query] DateTime [|at|], {Token});") },
        { "LCG010", "The parameter 'ids' of type 'long[]' cannot stand in the query: it must be int, long, bool, string, an open enum or an IQueryParameters", Method($"[Get(\"/bans\")] Task GetAsync([Query] long[] [|ids|], {Token});") },
        { "LCG016", "The parameter 'id' cannot be ref, out or in", Method($"[Get(\"/bans/{{id}}\")] Task GetAsync(ref long [|id|], {Token});") },
        { "LCG016", "The parameter 'id' cannot be ref, out or in", Method($"[Get(\"/bans/{{id}}\")] Task GetAsync(out long [|id|], {Token});") },
        { "LCG016", "The parameter 'id' cannot be ref, out or in", Method($"[Get(\"/bans/{{id}}\")] Task GetAsync(in long [|id|], {Token});") },
        { "LCG023", "The text of [AliasAs] is empty", Method($"[Get(\"/bans\")] Task GetAsync([Query, [|AliasAs(\" \")|]] long id, {Token});") },
        { "LCG024", "The parameter 'second' has the name 'FIRST' on the wire, and so has another", Method($"[Get(\"/bans\")] Task GetAsync([Query] long first, [Query, AliasAs(\"FIRST\")] long [|second|], {Token});") },
        { "LCG024", "The parameter 'other' has the name 'id' on the wire, and so has another", Method($"[Get(\"/bans/{{id}}\")] Task GetAsync(long id, [AliasAs(\"id\")] long [|other|], {Token});") },
        { "LCG026", "The parameter 'id' has more than one place in the request", Method($"[Get(\"/bans/{{id}}\")] Task GetAsync([Query] long [|id|], {Token});") },
        { "LCG026", "The parameter 'ban' has more than one place in the request", Method($"[Post(\"/bans\")] Task AddAsync([Query, Body] string [|ban|], {Token});") },
        { "LCG026", "The parameter 'token' has more than one place in the request", Method("[Get(\"/bans\")] Task GetAsync([Query] CancellationToken [|token|] = default);") },
        { "LCG027", "[AliasAs] means nothing on 'ban': bodies, query objects and cancellation tokens have no name on the wire", Method($"[Post(\"/bans\")] Task AddAsync([Body, [|AliasAs(\"a\")|]] string ban, {Token});") },
        { "LCG027", "[AliasAs] means nothing on 'query': bodies, query objects and cancellation tokens have no name on the wire", Method($"[Get(\"/bans\")] Task GetAsync([Query, [|AliasAs(\"a\")|]] ChatQuery query, {Token});") },

        // Bodies and tokens
        { "LCG004", "The parameter 'second' is a second body: a request has one", Method($"[Post(\"/bans\")] Task AddAsync([Body] string first, [Body] string [|second|], {Token});") },
        { "LCG005", "The parameter 'ban' cannot be a body: a GET has none", Method($"[Get(\"/bans\")] Task GetAsync([Body] string [|ban|], {Token});") },
        { "LCG005", "The parameter 'ban' cannot be a body: a DELETE has none", Method($"[Delete(\"/bans\")] Task DeleteAsync([Body] string [|ban|], {Token});") },
        { "LCG021", "The body 'ban' cannot be nullable", Method($"[Post(\"/bans\")] Task AddAsync([Body] string? [|ban|], {Token});") },
        { "LCG021", "The body 'ban' cannot be nullable", Method($"[Put(\"/bans\")] Task PutAsync([Body] long? [|ban|], {Token});") },
        { "LCG011", "The method 'GetAsync' must end with 'CancellationToken cancellationToken = default'", Method("[Get(\"/bans\")] Task [|GetAsync|]();") },
        { "LCG012", "The cancellation token 'token' must be the only one and the last parameter", Method("[Get(\"/bans\")] Task GetAsync(CancellationToken [|token|] = default, [Query] long? id = null);") },
        { "LCG012", "The cancellation token 'one' must be the only one and the last parameter", Method("[Get(\"/bans\")] Task GetAsync(CancellationToken [|one|] = default, CancellationToken two = default);") },
        { "LCG013", "The cancellation token 'token' must be optional: '= default'", Method("[Get(\"/bans\")] Task GetAsync(CancellationToken [|token|]);") },

        // Methods
        { "LCG006", "The method 'GetAsync' has more than one verb", Method($"[Get(\"/bans\"), [|Post(\"/bans\")|]] Task GetAsync({Token});") },
        { "LCG007", "The method 'SaveAsync' of an API interface needs one of [Get], [Post], [Put] and [Delete]", Method($"{Good} Task [|SaveAsync|]({Token});") },
        { "LCG008", "The method 'GetAsync' must return Task or Task<T>", Method($"[Get(\"/bans\")] [|ValueTask<string>|] GetAsync({Token});") },
        { "LCG008", "The method 'GetAsync' must return Task or Task<T>", Method($"[Get(\"/bans\")] [|void|] GetAsync({Token});") },
        { "LCG014", "The method 'GetAsync' cannot be generic", Method($"[Get(\"/bans\")] Task<T> [|GetAsync|]<T>({Token});") },
        { "LCG020", "Another method has the operation id 'Bans.get': give one of them an [OperationName]", Method($"[Get(\"/bans\")] Task GetAsync({Token}); [Get(\"/bans/{{id}}\")] Task [|GetAsync|](long id, {Token});") },
        { "LCG020", "Another method has the operation id 'Bans.get': give one of them an [OperationName]", Method($"[Get(\"/bans\")] Task GetAsync({Token}); [OperationName(\"get\"), Get(\"/bans/all\")] Task [|AllAsync|]({Token});") },
        { "LCG022", "The name of the method 'Get' must end in Async", Method($"[Get(\"/bans\")] Task [|Get|]({Token});") },
        { "LCG022", "The name of the method 'Async' must end in Async", Method($"[Get(\"/bans\")] Task [|Async|]({Token});") },
        { "LCG023", "The text of [OperationName] is empty", Method($"[[|OperationName(\"\")|]] [Get(\"/bans\")] Task GetAsync({Token});") },
        { "LCG023", "The text of [Permission] is empty", Method($"[[|Permission(\"\")|]] [Get(\"/bans\")] Task GetAsync({Token});") },
        { "LCG023", "The text of [Permission] is empty", $"[[|Permission(null!)|]] public interface IBansApi {{ {Good} }}" },
        { "LCG028", "'GetAsync' is no abstract method of an interface, so [Get] means nothing on it", $"public abstract class BansApi {{ [[|Get(\"/bans\")|]] public abstract Task GetAsync({Token}); }}" },
        { "LCG028", "'GetAsync' is no abstract method of an interface, so [Get] means nothing on it", Method($"[[|Get(\"/bans\")|]] static Task GetAsync({Token}) => Task.CompletedTask;") },
        { "LCG028", "'GetAsync' is no abstract method of an interface, so [Put] means nothing on it", Method($"[[|Put(\"/bans\")|]] Task GetAsync({Token}) => Task.CompletedTask;") },
        { "LCG030", "The operation name 'Get' must be letters and digits, begin with a small letter, and not repeat the name of the group", Method($"[[|OperationName(\"Get\")|]] [Get(\"/bans\")] Task GetAsync({Token});") },
        { "LCG030", "The operation name 'get-all' must be letters and digits, begin with a small letter, and not repeat the name of the group", Method($"[[|OperationName(\"get-all\")|]] [Get(\"/bans\")] Task GetAsync({Token});") },
        { "LCG030", "The operation name 'bans' must be letters and digits, begin with a small letter, and not repeat the name of the group", Method($"[Get(\"/bans\")] Task [|BansAsync|]({Token});") },

        // Interfaces
        { "LCG015", "The API interface 'IBansApi' cannot be generic", $"public interface [|IBansApi|]<T> {{ {Good} }}" },
        { "LCG017", "The API interface 'IBansApi' can only hold methods, and 'Count' is none", Method($"{Good} int [|Count|] {{ get; }}") },
        { "LCG017", "The API interface 'IBansApi' can only hold methods, and 'Changed' is none", Method($"{Good} event EventHandler [|Changed|];") },
        { "LCG017", "The API interface 'IBansApi' can only hold methods, and 'this[]' is none", Method($"{Good} int [|this|][int index] {{ get; }}") },
        { "LCG019", "The API interface 'IBans' must be named I…Api after its group of operations, which cannot be 'All'", $"public interface [|IBans|] {{ {Good} }}" },
        { "LCG019", "The API interface 'IApi' must be named I…Api after its group of operations, which cannot be 'All'", $"public interface [|IApi|] {{ {Good} }}" },
        { "LCG019", "The API interface 'BansApi' must be named I…Api after its group of operations, which cannot be 'All'", $"public interface [|BansApi|] {{ {Good} }}" },
        { "LCG019", "The API interface 'IAllApi' must be named I…Api after its group of operations, which cannot be 'All'", $"public interface [|IAllApi|] {{ {Good} }}" },
        { "LCG025", "The API interface 'IBansApi' cannot be nested in a type", $"public class Outer {{ public interface [|IBansApi|] {{ {Good} }} }}" },
        { "LCG029", "The API interface 'IBansApi' cannot inherit from another interface", $"public interface [|IBansApi|] : IDisposable {{ {Good} }}" },
        { "LCG031", "Another API interface is named 'IBansApi' too: their operations would share the group 'Bans'", $"namespace A {{ public interface [|IBansApi|] {{ {Good} }} }} namespace B {{ public interface [|IBansApi|] {{ {Good} }} }}" },

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
        { "LCG202", "The member 'Name' is read-only, so it needs a [JsonPropertyName]", "public class Ban { [ReadOnlyMember, JsonPropertyName(\"\")] public string? [|Name|] { get; set; } }" },
        { "LCG202", "The member 'Holder' holds mandatory members, so it needs a [JsonPropertyName]", "public class Ban { [Mandatory, JsonPropertyName(\"a\")] public string? Name { get; set; } } public class Other { public List<Ban>? [|Holder|] { get; set; } }" },
        { "LCG203", "The member 'Name' cannot be mandatory or read-only: only a readable instance property of a class is, the class being neither generic nor private", "public class Ban { [Mandatory, JsonPropertyName(\"a\")] public static string? [|Name|] { get; set; } }" },
        { "LCG203", "The member 'Name' cannot be mandatory or read-only: only a readable instance property of a class is, the class being neither generic nor private", "public struct Ban { [Mandatory, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } }" },
        { "LCG203", "The member 'Name' cannot be mandatory or read-only: only a readable instance property of a class is, the class being neither generic nor private", "public interface IBan { [ReadOnlyMember, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } }" },
        { "LCG203", "The member 'Name' cannot be mandatory or read-only: only a readable instance property of a class is, the class being neither generic nor private", "public class Ban<T> { [Mandatory, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } }" },
        { "LCG203", "The member 'Name' cannot be mandatory or read-only: only a readable instance property of a class is, the class being neither generic nor private", "public class Outer { private class Ban { [Mandatory, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } } }" },
        { "LCG204", "The member 'Name' is mandatory, so it is sent, and cannot be a [ReadOnlyMember]", "public class Ban { [Mandatory, ReadOnlyMember, JsonPropertyName(\"a\")] public string? [|Name|] { get; set; } }" },
    };

    private static string Good => $"[Get(\"/bans\")] Task GoodAsync({Token});";

    private static string Value => "[Value(\"a\")] public static partial Kind A { get; }";

    internal static IEnumerable<DiagnosticDescriptor> Descriptors => typeof(Diagnostics).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(member => (DiagnosticDescriptor)member.GetValue(obj: null)!);

    private static string Method(string method) => $"public interface IBansApi {{ {method} }}";

    private static string Route(string route) => Method($"[Get([|\"{route}\"|])] Task GetAsync(long id, {Token});");

    private static string Kind(string members) => Enum("public readonly partial struct Kind", members);

    private static string Enum(string declaration, string members) => $"[OpenEnum, JsonConverter(typeof(OpenEnumConverter<Kind>))] {declaration} {{ {members} }}";
}
