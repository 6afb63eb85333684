using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The priority of a routed chat: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<RoutePriority>))]
public readonly partial struct RoutePriority
{
    /// <summary><c>lowest</c>: the lowest priority.</summary>
    [Value("lowest")]
    public static partial RoutePriority Lowest { get; }

    /// <summary><c>low</c>: below normal.</summary>
    [Value("low")]
    public static partial RoutePriority Low { get; }

    /// <summary><c>normal</c>: normal.</summary>
    [Value("normal")]
    public static partial RoutePriority Normal { get; }

    /// <summary><c>high</c>: above normal.</summary>
    [Value("high")]
    public static partial RoutePriority High { get; }

    /// <summary><c>highest</c>: the highest priority.</summary>
    [Value("highest")]
    public static partial RoutePriority Highest { get; }
}
