namespace Comm100.LiveChat.Client.Generator;

/// <summary>A Refit interface with its operations: all that the catalogue and the lists of groups need, so that no other edit generates them again.</summary>
internal sealed record OperationGroup(string Namespace, string Name, string Interface, EquatableArray<Operation> Operations)
{
    private string Prefix => "global::" + (Namespace.Length == 0 ? "" : Namespace + ".");

    public string QualifiedInterface => Prefix + Interface;

    /// <summary>The JSON context of the group, which is named after it and is in the same namespace.</summary>
    public string JsonContext => Prefix + Name + "JsonContext";
}

/// <summary>An operation: what the catalogue says of it, and what the pipeline has to know before it sends a request.</summary>
internal sealed record Operation(
    string Id,
    string Member,
    string Method,
    string Verb,
    string Route,
    string? Permission,
    bool HasResult,
    string? StringId,
    string? Query,
    RequestBody? Body);

/// <summary>The body of an operation; its mandatory fields are checked where <c>Check</c> says so.</summary>
internal sealed record RequestBody(string Name, string Type, RequestBodyCheck Check);

internal enum RequestBodyCheck
{
    None,
    Object,
    List,
}
