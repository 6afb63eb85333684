using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// How chats are allocated to agents, in a <see cref="Department"/> and in the <see cref="AutoAllocation"/> of the site: an open enum that
/// keeps unknown strings.
/// </summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<AllocationRule>))]
public readonly partial struct AllocationRule
{
    /// <summary>
    /// <c>load balancing</c>: the agent with the fewest chats. The API document writes <c>load banlancing</c>, which has the same meaning.
    /// </summary>
    [Value("load balancing", "load banlancing")]
    public static partial AllocationRule LoadBalancing { get; }

    /// <summary><c>round robin</c>: each agent in turn.</summary>
    [Value("round robin")]
    public static partial AllocationRule RoundRobin { get; }

    /// <summary><c>capability weighted</c>: agents with a higher maximum get more chats.</summary>
    [Value("capability weighted")]
    public static partial AllocationRule CapabilityWeighted { get; }
}
