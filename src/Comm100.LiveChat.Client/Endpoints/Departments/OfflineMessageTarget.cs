using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The recipients of the offline messages of a <see cref="Department"/> by e-mail: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<OfflineMessageTarget>))]
public readonly partial struct OfflineMessageTarget
{
    /// <summary><c>allAgents</c>: all agents of the department.</summary>
    [Value("allAgents")]
    public static partial OfflineMessageTarget AllAgents { get; }

    /// <summary><c>emailAddresses</c>: the addresses in <see cref="Department.EmailAddresses"/>.</summary>
    [Value("emailAddresses")]
    public static partial OfflineMessageTarget EmailAddresses { get; }
}
