using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// How chats are given to agents, in a <see cref="Department"/> and in the <see cref="AutoAllocation"/> of the site: an open list,
/// unknown texts are kept as they came.
/// </summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<AllocationRule>))]
public readonly partial struct AllocationRule
{
    /// <summary><c>load balancing</c>: the agent with the fewest chats. The document spells it <c>load banlancing</c>, which is read as the same.</summary>
    [Value("load balancing", "load banlancing")]
    public static partial AllocationRule LoadBalancing { get; }

    /// <summary><c>round robin</c>: one agent after the other.</summary>
    [Value("round robin")]
    public static partial AllocationRule RoundRobin { get; }

    /// <summary><c>capability weighted</c>: the more chats an agent can take, the more the agent is given.</summary>
    [Value("capability weighted")]
    public static partial AllocationRule CapabilityWeighted { get; }
}
