using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// An agent or a group of agents in a <see cref="Department"/>: an id in the document, an object with id and name on later platforms.
/// Either is read, and written back in the shape it came in; one that is made from an id is written as the id.
/// </summary>
[JsonConverter(typeof(DepartmentMemberConverter))]
public sealed class DepartmentMember : LiveChatModel
{
    /// <summary>The id of the agent or the group: an integer, or a text on later platforms.</summary>
    public ChatId? Id { get; set; }

    /// <summary>The name of the agent or the group; null where the service sent the id alone.</summary>
    public string? Name { get; set; }

    /// <summary>Whether the service sent an object, so that one is written back.</summary>
    internal bool IsObject { get; init; }

    /// <summary>Makes a member from the id of an agent or a group.</summary>
    /// <param name="id">The id.</param>
    public static implicit operator DepartmentMember(long id) => new() { Id = id };

    /// <summary>The id of the agent or the group.</summary>
    /// <returns>The id as a text; empty where there is none.</returns>
    public override string ToString() => Id is { } id ? id.Text : "";
}
