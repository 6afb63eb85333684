using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The answers of a visitor in the post-chat survey (API document, section "Post-Chat Survey Json Format").</summary>
[DebuggerDisplay("PostChatSurvey")]
public sealed class PostChatSurvey : LiveChatModel
{
    /// <summary>The rating by the visitor.</summary>
    [JsonPropertyName("ratingGrade")]
    public string? RatingGrade { get; set; }

    /// <summary>The comment of the visitor.</summary>
    [JsonPropertyName("ratingComment")]
    public string? RatingComment { get; set; }

    /// <summary>The values of the custom fields.</summary>
    [JsonPropertyName("fields")]
    public IList<CustomFieldValue>? Fields { get; set; }
}
