using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The image of an invitation in the other shape that the service is known to send: an object instead of two members.</summary>
internal sealed class InvitationWindowPopupImage : LiveChatModel
{
    [JsonPropertyName("type")]
    public ImageSource? Type { get; set; }

    [JsonPropertyName("id")]
    public long? Id { get; set; }
}
