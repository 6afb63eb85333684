using Comm100.LiveChat.Client.Operations;

namespace Comm100.LiveChat.Client;

/// <summary>
/// An operation of the API: its id, verb, route and permission, and whether it can be repeated. <see cref="LiveChatOperations"/> contains all
/// operations. Use them to tag metrics and to write policies; they contain no ids or other data of a call.
/// </summary>
public sealed class LiveChatOperation
{
    internal LiveChatOperation(string id, HttpMethod method, string routeTemplate, string? permission)
    {
        Id = id;
        Method = method;
        RouteTemplate = routeTemplate;
        Permission = permission;
        IsSafe = method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Options;
        IsIdempotent = IsSafe || method == HttpMethod.Put || method == HttpMethod.Delete;
        ActivityName = $"{method.Method} {routeTemplate}";
        Description = $"{id} ({method.Method} {routeTemplate})";
    }

    /// <summary>Adds the mandatory fields that a body does not set.</summary>
    internal delegate void MandatoryFieldCheck(object body, ref MissingFields missing);

    /// <summary>The id: the group and the name of the operation, such as <c>Bans.create</c>.</summary>
    public string Id { get; }

    /// <summary>The HTTP verb.</summary>
    public HttpMethod Method { get; }

    /// <summary>The route below the API path, with placeholders in braces, such as <c>/bans/{id}</c>.</summary>
    public string RouteTemplate { get; }

    /// <summary>The required permission, such as <c>Manage Ban List</c>; null if the API document names none.</summary>
    public string? Permission { get; }

    /// <summary>Whether the operation only reads (RFC 9110, 9.2.1).</summary>
    public bool IsSafe { get; }

    /// <summary>
    /// Whether repeating the operation has the same effect as one call (RFC 9110, 9.2.2): true for reads, updates and deletions, false for a
    /// create.
    /// </summary>
    public bool IsIdempotent { get; }

    /// <summary>Whether the response has a result.</summary>
    internal bool HasResult { get; init; }

    /// <summary>The name of the parameter that is a string in the path; null if all ids in the path are numbers.</summary>
    internal string? StringId { get; init; }

    /// <summary>The names of the parameters in the path, in the order of the path, separated by commas; null for a path without parameters. The route can name them differently.</summary>
    internal string? PathParameters { get; init; }

    /// <summary>The name of the parameter for the query, which must not be null; null if the operation has no query.</summary>
    internal string? Query { get; init; }

    /// <summary>The name of the parameter for the body, which must not be null; null if the operation has no body.</summary>
    internal string? Body { get; init; }

    /// <summary>Finds the mandatory fields that a body does not set; null if no field is mandatory.</summary>
    internal MandatoryFieldCheck? CheckBody { get; init; }

    /// <summary>The verb and the route template, which is the name of an HTTP client call in OpenTelemetry.</summary>
    internal string ActivityName { get; }

    /// <summary>The id, verb and route template, for messages.</summary>
    internal string Description { get; }

    /// <summary>Returns the id, verb and route template, such as <c>Bans.create (POST /bans)</c>.</summary>
    /// <returns>The string.</returns>
    public override string ToString() => Description;
}
