using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>An event whose name this version of the client does not know.</summary>
[DebuggerDisplay("{Event}")]
public sealed class UnknownWebhookEvent : LiveChatWebhookEvent
{
    /// <summary>The complete JSON as it was received. Undefined if the event was not read by <see cref="LiveChatWebhook"/>. It is not serialized a second time.</summary>
    [JsonIgnore]
    public JsonElement Json { get; internal set; }
}
