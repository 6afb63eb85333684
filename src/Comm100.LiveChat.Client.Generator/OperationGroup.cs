namespace Comm100.LiveChat.Client.Generator;

/// <summary>A Refit interface with its operations. It contains only what the catalogue and the lists of groups need, so that other edits do not regenerate them.</summary>
internal sealed record OperationGroup(string Namespace, string Name, string Interface, EquatableArray<Operation> Operations)
{
    private string Prefix => "global::" + (Namespace.Length == 0 ? "" : Namespace + ".");

    public string QualifiedInterface => Prefix + Interface;

    /// <summary>The JSON context of the group, which is named after it and is in the same namespace.</summary>
    public string JsonContext => Prefix + Name + "JsonContext";
}

/// <summary>An operation, with the data of the catalogue and of the pipeline.</summary>
internal sealed record Operation(
    string Id,
    string Member,
    string Method,
    string Verb,
    string Route,
    string? Permission,
    bool HasResult,
    string? StringId,
    string? PathParameters,
    string? Query,
    RequestBody? Body);

/// <summary>The body of an operation, and the check for its mandatory fields.</summary>
internal sealed record RequestBody(string Name, string Type, BodyCheck Check);

internal enum BodyCheck
{
    None,
    Object,
    List,
}
