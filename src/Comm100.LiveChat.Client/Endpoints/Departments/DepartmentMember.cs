using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// An agent or a group of agents in a <see cref="Department"/>. The API document describes an id; later platforms send an object with id
/// and name. Both are read, and written back in the form received. A member that is created from an id is written as an id.
/// </summary>
[JsonConverter(typeof(DepartmentMemberConverter))]
[DebuggerDisplay("DepartmentMember {Id}")]
public sealed class DepartmentMember : LiveChatModel, IConvertedModel
{
    /// <summary>The id of the agent or the group: an integer, or a string on later platforms.</summary>
    public ChatId? Id { get; set; }

    /// <summary>The name of the agent or the group; null if the service sent only the id.</summary>
    public string? Name { get; set; }

    /// <summary>Whether the service sent an object, which is then written back as an object.</summary>
    internal bool IsObject { get; init; }

    IEnumerable<(string Name, string? Value)> IConvertedModel.GetStrings() => [("id", Id?.Text), ("name", Name)];

    /// <summary>Converts the id of an agent or a group to a member.</summary>
    /// <param name="id">The id.</param>
    public static implicit operator DepartmentMember(long id) => new() { Id = id };

    /// <summary>The id of the agent or the group.</summary>
    /// <returns>The id as a string; empty if there is none.</returns>
    public override string ToString() => Id is { } id ? id.Text : "";
}
