using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The target of a routed chat: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<RouteTarget>))]
public readonly partial struct RouteTarget
{
    /// <summary><c>department</c>: a department.</summary>
    [Value("department")]
    public static partial RouteTarget Department { get; }

    /// <summary><c>agent</c>: an agent.</summary>
    [Value("agent")]
    public static partial RouteTarget Agent { get; }
}
