namespace Comm100.LiveChat.Client.Rest;

// Names and meaning are Refit's, and nothing else stands in this namespace: a global using of Refit in its place
// compiles the same interface files.

/// <summary>The method sends a GET to the route.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GetAttribute(string path) : Attribute
{
    public string Path { get; } = path;
}

/// <summary>The method sends a POST to the route.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostAttribute(string path) : Attribute
{
    public string Path { get; } = path;
}

/// <summary>The method sends a PUT to the route.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PutAttribute(string path) : Attribute
{
    public string Path { get; } = path;
}

/// <summary>The method sends a DELETE to the route.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DeleteAttribute(string path) : Attribute
{
    public string Path { get; } = path;
}

/// <summary>The parameter is the JSON body.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class BodyAttribute : Attribute;

/// <summary>The parameter stands in the query.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class QueryAttribute : Attribute;

/// <summary>The name of the parameter on the wire, where it is not the C# name.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class AliasAsAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
