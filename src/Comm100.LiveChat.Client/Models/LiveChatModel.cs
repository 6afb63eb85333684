using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The base of all JSON formats of the API. A member that is null is not set: it is not sent, and an update leaves the
/// service's value as it is. An empty text, <c>0</c> or an empty list are values, and clear what was there.
/// </summary>
public abstract class LiveChatModel
{
    /// <summary>Makes an object without any member set.</summary>
    private protected LiveChatModel()
    {
    }

    /// <summary>
    /// The members that the service sent and this version of the client does not know, by their JSON names, and those whose
    /// value was of a kind that cannot be read. They are sent back on update, so that nothing is lost; null where there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>How the model came from the service; null where there is nothing that has to be known.</summary>
    internal ModelOrigin? Origin { get; set; }
}
