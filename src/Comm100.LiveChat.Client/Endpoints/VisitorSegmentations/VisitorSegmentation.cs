using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A kind of visitors, known by conditions (API document, section "Visitor Segmentation JSON Format").</summary>
public sealed class VisitorSegmentation : LiveChatModel
{
    /// <summary>The id of the visitor segment. Read-only: the service gives it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the visitor segment. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The color that agents see the segment's visitors in, such as <c>#ff0000</c>.</summary>
    [JsonPropertyName("color")]
    public string? Color { get; set; }

    /// <summary>Whether the visitor segment is in use.</summary>
    [JsonPropertyName("isEnable")]
    public bool? IsEnable { get; set; }

    /// <summary>The rank of the segment among those that a visitor fits.</summary>
    [JsonPropertyName("priority")]
    public long? Priority { get; set; }

    /// <summary>What the visitor segment is for.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>What a visitor must fit to be in the segment.</summary>
    [JsonPropertyName("conditions")]
    public Conditions? Conditions { get; set; }

    /// <summary>Who is told of a visitor in the segment. Null where the service sends null, which means nobody; to set that, use <see cref="SegmentNotification.Nobody"/>.</summary>
    [JsonPropertyName("notification")]
    public SegmentNotification? Notification { get; set; }
}
