namespace Comm100.LiveChat.Client.Generator;

/// <summary>An interface of API calls, as it was read.</summary>
internal sealed record ApiInterface(string Namespace, string Name, OperationGroup Group, EquatableArray<ApiMethod> Methods)
{
    public string ClassName => Name.Substring(1);
}

/// <summary>A method; it has no answer where it returns a plain task, and a check where its body has mandatory members.</summary>
internal sealed record ApiMethod(
    string Name,
    string ReturnType,
    ApiType? Answer,
    Operation Operation,
    EquatableArray<RoutePart> Route,
    EquatableArray<ApiParameter> Parameters,
    BodyCheck Check);

internal sealed record ApiParameter(string Name, ApiType Type, ParameterPlace Place, string WireName);

/// <summary>A type as the code names it, and as a part of an identifier: <c>ReadOnlyListOfBan</c>.</summary>
internal sealed record ApiType(string Qualified, string Identifier, bool CanBeNull, bool IsNullable);

/// <summary>The operations of one interface: all that the catalogue needs, so that no other edit regenerates it.</summary>
internal sealed record OperationGroup(string Name, string Interface, EquatableArray<Operation> Operations);

/// <summary>An entry of the catalogue, where a property of the name <c>Member</c> holds it.</summary>
internal sealed record Operation(string Id, string Member, string Verb, string Route, string? Permission);

internal enum ParameterPlace
{
    Route,
    Query,
    QueryEnum,
    QueryObject,
    Body,
    Token,
}

internal enum BodyCheck
{
    None,
    Object,
    List,
}
