using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A chat in a webhook event. Its fields differ from those of <see cref="Client.Chat"/>.</summary>
[DebuggerDisplay("{Id} ended at {EndTime}")]
public sealed class WebhookChat : LiveChatModel
{
    private const char LineSeparator = '\u2299';

    private (string Transcript, IReadOnlyList<string> Lines)? _parsed;

    /// <summary>The id of the chat: an integer, or a string on later platforms.</summary>
    [JsonPropertyName("id")]
    public ChatId? Id { get; set; }

    /// <summary>The name of the visitor.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The e-mail address of the visitor.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; set; }

    /// <summary>The phone number of the visitor.</summary>
    [JsonPropertyName("phone")]
    public string? Phone { get; set; }

    /// <summary>The company of the visitor.</summary>
    [JsonPropertyName("company")]
    public string? Company { get; set; }

    /// <summary>The product or service that the visitor selected.</summary>
    [JsonPropertyName("product_service")]
    public string? ProductService { get; set; }

    /// <summary>The department of the chat: an id or a name.</summary>
    [JsonPropertyName("department")]
    public ChatId? Department { get; set; }

    /// <summary>The names of the agents who took part in the chat, in one string.</summary>
    [JsonPropertyName("operators")]
    public string? Operators { get; set; }

    /// <summary>The comment of an agent on the chat.</summary>
    [JsonPropertyName("operator_comment")]
    public string? OperatorComment { get; set; }

    /// <summary>The time at which the chat started.</summary>
    [JsonPropertyName("start_time")]
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>The time at which the chat ended.</summary>
    [JsonPropertyName("end_time")]
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>The time that the visitor waited for an agent, in the form of the service, such as <c>6s</c>.</summary>
    [JsonPropertyName("waiting_time")]
    public string? WaitingTime { get; set; }

    /// <summary><see cref="WaitingTime"/> as a duration; null if it is not set, or is not in a known form. It is not sent.</summary>
    [JsonIgnore]
    public TimeSpan? WaitingDuration => DurationParser.Parse(WaitingTime);

    /// <summary>The rating of the chat by the visitor.</summary>
    [JsonPropertyName("rating")]
    public long? Rating { get; set; }

    /// <summary>The comment of the visitor on the rating.</summary>
    [JsonPropertyName("rating_comment")]
    public string? RatingComment { get; set; }

    /// <summary>The transcript in one string, with lines that are separated by <c>⊙</c>. <see cref="TranscriptLines"/> contains the lines.</summary>
    [JsonPropertyName("chat_transcript")]
    public string? ChatTranscript { get; set; }

    /// <summary>
    /// The lines of <see cref="ChatTranscript"/>, in order, without empty ones; empty if there is no transcript. A message of an agent or of the visitor mostly begins
    /// with its time, such as <c>[03:30:01] Ann: Hello</c>.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> TranscriptLines
    {
        get
        {
            if (ChatTranscript is not { } transcript)
            {
                return [];
            }

            if (_parsed is not { } parsed || !ReferenceEquals(parsed.Transcript, transcript))
            {
                parsed = (transcript, ParseLines(transcript));
                _parsed = parsed;
            }

            return parsed.Lines;
        }
    }

    /// <summary>The files that were sent in the chat. The service sends one object or a list; both are read as a list.</summary>
    [JsonPropertyName("attachment")]
    public AttachmentList? Attachment { get; set; }

    /// <summary>The values that the visitor entered in the custom fields.</summary>
    [JsonPropertyName("custom_fields")]
    public IList<WebhookFieldValue>? CustomFields { get; set; }

    /// <summary>The custom variables captured from the pages that the visitor viewed. The service also names the field <c>custom_variables</c>.</summary>
    [JsonPropertyName("custom_variable")]
    [AlsoNamed("custom_variables")]
    public IList<WebhookFieldValue>? CustomVariables { get; set; }

    /// <summary>The wrap-up of the chat; null before an agent completes it.</summary>
    [JsonPropertyName("wrap_up")]
    [AlsoNamed("wrapup")]
    public WebhookWrapup? Wrapup { get; set; }

    private static string[] ParseLines(string transcript) =>
        Array.FindAll(Array.ConvertAll(transcript.Split(LineSeparator), static line => line.Trim()), static line => line.Length > 0);
}
