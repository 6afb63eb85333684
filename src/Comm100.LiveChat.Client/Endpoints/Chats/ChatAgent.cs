using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// An agent who took part in a chat. The API document describes a name; later platforms send an object with id, name and e-mail address.
/// Both are read, and written back in the form received.
/// </summary>
[JsonConverter(typeof(ChatAgentConverter))]
[DebuggerDisplay("ChatAgent")]
public sealed class ChatAgent : LiveChatModel, IConvertedModel
{
    /// <summary>The id of the agent: an integer or a string; null if the service sent only the name.</summary>
    public ChatId? Id { get; set; }

    /// <summary>The name of the agent.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail address of the agent; null if the service sent only the name.</summary>
    public string? Email { get; set; }

    /// <summary>Whether the service sent an object, which is then written back as an object.</summary>
    internal bool IsObject { get; init; }

    IEnumerable<(string Name, string? Value)> IConvertedModel.GetStrings() => [("id", Id?.Text), ("display_name", Name), ("email", Email)];

    /// <summary>Converts a name to an agent.</summary>
    /// <param name="name">The name; null returns null.</param>
    public static implicit operator ChatAgent?(string? name) => name is null ? null : new ChatAgent { Name = name };
}
