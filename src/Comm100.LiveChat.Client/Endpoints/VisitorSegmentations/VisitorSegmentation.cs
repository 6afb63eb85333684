using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A segment of visitors that match conditions (API document, section "Visitor Segmentation JSON Format").</summary>
[DebuggerDisplay("VisitorSegmentation {Id} {Name,nq}")]
public sealed class VisitorSegmentation : LiveChatModel
{
    /// <summary>The id of the visitor segment. Read-only: the service assigns it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the visitor segment. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The color in which agents see the visitors of the segment, such as <c>#ff0000</c>.</summary>
    [JsonPropertyName("color")]
    public string? Color { get; set; }

    /// <summary>Whether the visitor segment is enabled.</summary>
    [JsonPropertyName("isEnable")]
    public bool? IsEnable { get; set; }

    /// <summary>The order of the segment among those that match a visitor.</summary>
    [JsonPropertyName("priority")]
    public long? Priority { get; set; }

    /// <summary>The description of the visitor segment.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>The conditions for a visitor to be in the segment.</summary>
    [JsonPropertyName("conditions")]
    public Conditions? Conditions { get; set; }

    /// <summary>
    /// The recipients of notifications about the visitors of the segment. Null if the service sends null, which means nobody; to set that,
    /// use <see cref="SegmentNotification.Nobody"/>.
    /// </summary>
    [JsonPropertyName("notification")]
    public SegmentNotification? Notification { get; set; }
}
