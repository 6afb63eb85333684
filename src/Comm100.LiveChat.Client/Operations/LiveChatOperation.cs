using Comm100.LiveChat.Client.Operations;

namespace Comm100.LiveChat.Client;

/// <summary>
/// What is known of one operation of the API before it is called: its id, verb, route and permission, and whether it
/// may be repeated. The instances stand in <see cref="LiveChatOperations"/>; use them to tag metrics and to write
/// policies, since none of it ever holds an id or other data of a call.
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

    /// <summary>Adds the mandatory fields that a body lacks.</summary>
    internal delegate void RequestBodyCheck(object body, ref MissingFields missing);

    /// <summary>The operation's id: its group and its name, such as <c>Bans.create</c>.</summary>
    public string Id { get; }

    /// <summary>The HTTP verb.</summary>
    public HttpMethod Method { get; }

    /// <summary>The route below the API path, with placeholders in braces, such as <c>/bans/{id}</c>.</summary>
    public string RouteTemplate { get; }

    /// <summary>The permission that the API document asks for, such as <c>Manage Ban List</c>; null where it names none.</summary>
    public string? Permission { get; }

    /// <summary>Whether the operation only reads (RFC 9110, 9.2.1).</summary>
    public bool IsSafe { get; }

    /// <summary>
    /// Whether a repeat leaves the service as one call does (RFC 9110, 9.2.2): true for reads, updates and deletions, false
    /// for a create.
    /// </summary>
    public bool IsIdempotent { get; }

    /// <summary>Whether the body of a response is read: false for operations that only succeed or fail.</summary>
    internal bool HasResult { get; init; }

    /// <summary>The parameter with an id in the path that is text; null where all ids in it are numbers.</summary>
    internal string? StringId { get; init; }

    /// <summary>The parameter that writes the query, which must not be null; null where the operation has none.</summary>
    internal string? Query { get; init; }

    /// <summary>The parameter that is the body, which must not be null; null where the operation has none.</summary>
    internal string? Body { get; init; }

    /// <summary>Finds the mandatory fields that a body lacks; null where none is mandatory.</summary>
    internal RequestBodyCheck? CheckBody { get; init; }

    /// <summary>Verb and route template, as OpenTelemetry names the calls of an HTTP client.</summary>
    internal string ActivityName { get; }

    /// <summary>Id, verb and route template in one text, for messages.</summary>
    internal string Description { get; }

    /// <summary>Id, verb and route template, such as <c>Bans.create (POST /bans)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Description;
}
