using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The image of an invitation in the other form that the service can send: one object instead of two fields.</summary>
internal sealed class InvitationWindowPopupImage : LiveChatModel
{
    [JsonPropertyName("type")]
    public ImageSource? Type { get; set; }

    [JsonPropertyName("id")]
    public long? Id { get; set; }
}
