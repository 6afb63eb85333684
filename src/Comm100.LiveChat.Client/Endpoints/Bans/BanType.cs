using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>What a <see cref="Ban"/> bans: an open list, unknown texts are kept as they came.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<BanType>))]
public readonly partial struct BanType
{
    /// <summary><c>visitor</c>: the visitor with the id in <see cref="Ban.VisitorId"/>.</summary>
    [Value("visitor")]
    public static partial BanType Visitor { get; }

    /// <summary><c>ip</c>: everyone at the address or in the range in <see cref="Ban.IpAddress"/>.</summary>
    [Value("ip")]
    public static partial BanType Ip { get; }
}
