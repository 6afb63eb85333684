using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>One chat between a visitor and agents (API document, section "Chat JSON Format").</summary>
[DebuggerDisplay("Chat {Id}")]
public sealed class Chat : LiveChatModel
{
    /// <summary>The id of the chat: an integer, or a string on later platforms. Read-only.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public ChatId? Id { get; set; }

    /// <summary>The single sign-on id of the visitor. Read-only.</summary>
    [JsonPropertyName("ssoUserId")]
    [ReadOnlyProperty]
    public string? SsoUserId { get; set; }

    /// <summary>The name of the visitor.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The e-mail address of the visitor.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; set; }

    /// <summary>The department that the visitor chose before the chat, or that an agent set during it.</summary>
    [JsonPropertyName("department")]
    public string? Department { get; set; }

    /// <summary>The agents who took part in the chat.</summary>
    [JsonPropertyName("agents")]
    public IList<ChatAgent>? Agents { get; set; }

    /// <summary>The values that the visitor entered in the custom fields before the chat.</summary>
    [JsonPropertyName("prechatFields")]
    public IList<CustomFieldValue>? PrechatFields { get; set; }

    /// <summary>The custom variables captured from the pages that the visitor viewed.</summary>
    [JsonPropertyName("customVariables")]
    public IList<CustomVariableValue>? CustomVariables { get; set; }

    /// <summary>The time at which the visitor requested the chat. A time without a time zone has the offset of the query, UTC by default.</summary>
    [JsonPropertyName("requestTime")]
    public DateTimeOffset? RequestTime { get; set; }

    /// <summary>The time that the visitor waited for an agent, in the form of the service: <c>hh:mm:ss</c>, or seconds such as <c>10s</c>.</summary>
    [JsonPropertyName("waitingTime")]
    public string? WaitingTime { get; set; }

    /// <summary><see cref="WaitingTime"/> as a duration; null if it is not set, or is not in a known form. It is not sent.</summary>
    [JsonIgnore]
    public TimeSpan? WaitingDuration => DurationParser.Parse(WaitingTime);

    /// <summary>The time at which the chat ended. A time without a time zone has the offset of the query, UTC by default.</summary>
    [JsonPropertyName("endTime")]
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>The messages, in order.</summary>
    [JsonPropertyName("chatTranscript")]
    public IList<ChatMessage>? ChatTranscript { get; set; }

    /// <summary>The files that were sent, in either direction, and the screenshots of the visitor.</summary>
    [JsonPropertyName("attachments")]
    public IList<Attachment>? Attachments { get; set; }

    /// <summary>The answers of the visitor in the post-chat survey.</summary>
    [JsonPropertyName("postChat")]
    public PostChatSurvey? PostChat { get; set; }

    /// <summary>The wrap-up of the agent.</summary>
    [JsonPropertyName("wrapup")]
    public ChatWrapup? Wrapup { get; set; }
}
