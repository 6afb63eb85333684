using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The target of a <see cref="Ban"/>: an open enum that keeps unknown strings.</summary>
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
