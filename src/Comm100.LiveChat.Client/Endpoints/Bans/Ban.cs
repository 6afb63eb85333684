using System.Diagnostics;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Operations;

namespace Comm100.LiveChat.Client;

/// <summary>A visitor or an address that cannot chat (API document, section "Ban JSON Format").</summary>
[DebuggerDisplay("Ban {Id}")]
public sealed class Ban : LiveChatModel, IConditionalFields
{
    /// <summary>The id of the ban. Read-only: the service assigns it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The target of the ban: a visitor or an address. Mandatory on create.</summary>
    [JsonPropertyName("type")]
    [Mandatory]
    public BanType? Type { get; set; }

    /// <summary>The id of the banned visitor, when <see cref="Type"/> is <see cref="BanType.Visitor"/>. In this case, it is mandatory on create.</summary>
    [JsonPropertyName("visitorId")]
    public string? VisitorId { get; set; }

    /// <summary>
    /// The banned address, when <see cref="Type"/> is <see cref="BanType.Ip"/>: one address such as <c>192.168.8.113</c>, or a range such
    /// as <c>192.168.8.0/24</c> or <c>192.168.8.0-192.168.8.255</c>. Mandatory on create, according to the API document even for a visitor:
    /// set an empty string then.
    /// </summary>
    [JsonPropertyName("ipAddress")]
    [Mandatory]
    public string? IpAddress { get; set; }

    /// <summary>A comment on the ban.</summary>
    [JsonPropertyName("comment")]
    public string? Comment { get; set; }

    void IConditionalFields.AddMissing(ref MissingFields missing)
    {
        if (Type == BanType.Visitor)
        {
            missing.Require(string.IsNullOrWhiteSpace(VisitorId), "visitorId");
            missing.Explain("A ban of a visitor requires the id of the visitor in 'visitorId', and an empty string in 'ipAddress'.");
        }
        else if (Type == BanType.Ip)
        {
            missing.Require(string.IsNullOrWhiteSpace(IpAddress), "ipAddress");
            missing.Explain("A ban of an address requires it in 'ipAddress', such as 192.168.8.113, 192.168.8.0/24 or 192.168.8.0-192.168.8.255.");
        }
    }
}
