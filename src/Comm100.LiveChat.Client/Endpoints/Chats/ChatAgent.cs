using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// An agent who took part in a chat: a name in the document, an object with id, name and e-mail address on later platforms. Either
/// is read, and written back in the shape it came in.
/// </summary>
[JsonConverter(typeof(ChatAgentConverter))]
public sealed class ChatAgent : LiveChatModel
{
    /// <summary>The id of the agent: an integer or a text; null where the service sent the name alone.</summary>
    public ChatId? Id { get; set; }

    /// <summary>The name of the agent.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail address of the agent; null where the service sent the name alone.</summary>
    public string? Email { get; set; }

    /// <summary>Whether the service sent an object, so that one is written back.</summary>
    internal bool IsObject { get; init; }

    /// <summary>Makes an agent from a name.</summary>
    /// <param name="name">The name; null gives null.</param>
    public static implicit operator ChatAgent?(string? name) => name is null ? null : new ChatAgent { Name = name };
}
