using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>What a visitor answered after a chat (API document, section "Post-Chat Survey Json Format").</summary>
public sealed class PostChatSurvey : LiveChatModel
{
    /// <summary>The grade that the visitor gave.</summary>
    [JsonPropertyName("ratingGrade")]
    public string? RatingGrade { get; set; }

    /// <summary>What the visitor remarked.</summary>
    [JsonPropertyName("ratingComment")]
    public string? RatingComment { get; set; }

    /// <summary>The values of the custom fields.</summary>
    [JsonPropertyName("fields")]
    public IList<CustomFieldValue>? Fields { get; set; }
}
