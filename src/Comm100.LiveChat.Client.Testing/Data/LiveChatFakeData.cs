using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.State;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>
/// The data of a fake: collections, such as bans and departments, settings of the site and of its campaigns, and histories. Changes take effect
/// immediately, without a request, and are not validated, so a test can also use values that the service would reject.
/// </summary>
/// <remarks>
/// Methods with a type parameter use the models of the client. The other methods use JSON and the name of a group, which is the prefix of its
/// operation ids, in any case: <c>Bans</c> for <c>Bans.list</c>. Known aliases of fields are accepted, missing fields become <c>""</c>, <c>0</c>,
/// <c>false</c>, <c>[]</c> or null, and unknown fields are kept.
/// </remarks>
public sealed partial class LiveChatFakeData
{
    private readonly LiveChatState _state;

    internal LiveChatFakeData(LiveChatState state)
    {
        _state = state;
    }

    /// <summary>Adds an object to a collection or to a history.</summary>
    /// <param name="group">The group, such as <c>Bans</c> or <c>Chats</c>.</param>
    /// <param name="json">The object. Without an id, it gets a new one. The time of a history item determines its position; without a time, the
    /// item gets a time one minute before <see cref="LiveChatFake.Now"/>. Attributes that the item does not contain can be set with the names of
    /// the query parameters: <c>campaignId</c>, <c>departmentId</c>, <c>agentId</c>, <c>categoryId</c>, <c>visitorSegmentation</c>.</param>
    /// <returns>The stored object.</returns>
    /// <exception cref="ArgumentException">The group does not exist or is a setting, the string is not a JSON object, the id is
    /// invalid or already used, or the time is invalid.</exception>
    public JsonObject Add(string group, string json) =>
        _state.Add(DataGroup.GetByName(group), [DataJsonReader.ParseObject(json)])[0];

    /// <summary>Removes all objects of a collection, or all items of a history, including generated ones.</summary>
    /// <param name="group">The group, such as <c>Bans</c> or <c>Chats</c>.</param>
    /// <exception cref="ArgumentException">The group does not exist, or it is a setting.</exception>
    public void Clear(string group) => _state.Clear(DataGroup.GetByName(group));

    /// <summary>Clears all collections and all histories, like in a new account. The settings of the site are kept.</summary>
    public void Clear()
    {
        foreach (DataGroup group in DataGroup.All.Where(group => !group.IsSetting))
        {
            _state.Clear(group);
        }
    }

    /// <summary>Counts the objects of a collection or the items of a history.</summary>
    /// <param name="group">The group, such as <c>Bans</c> or <c>Chats</c>.</param>
    /// <returns>The number of objects or items.</returns>
    /// <exception cref="ArgumentException">The group does not exist, or it is a setting.</exception>
    public int Count(string group) => _state.Count(DataGroup.GetByName(group));

    /// <summary>Reads all objects of a collection, all items of a history, or a setting of the site.</summary>
    /// <param name="group">The group, such as <c>Bans</c>, <c>Chats</c> or <c>Configs</c>.</param>
    /// <returns>A copy: an array, or the object of the setting.</returns>
    /// <exception cref="ArgumentException">The group does not exist, or it is a setting of a campaign.</exception>
    public JsonNode Read(string group) => _state.Read(DataGroup.GetByName(group), campaignId: null);

    /// <summary>Reads a setting of a campaign.</summary>
    /// <param name="group">The group, such as <c>ChatButton</c>.</param>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="ArgumentException">The group or the campaign does not exist, or the group is not a setting of a campaign.</exception>
    public JsonNode Read(string group, long campaignId) => _state.Read(DataGroup.GetByName(group), campaignId);

    /// <summary>Changes a setting of the site. Fields that are missing in the JSON are not changed.</summary>
    /// <param name="group">The group, such as <c>Configs</c>.</param>
    /// <param name="json">The fields to change.</param>
    /// <exception cref="ArgumentException">The group does not exist or is not a setting of the site, or the string is not a JSON object.</exception>
    public void Set(string group, string json) => _state.Set(DataGroup.GetByName(group), campaignId: null, DataJsonReader.Parse(json));

    /// <summary>Changes a setting of a campaign. Fields that are missing in the JSON are not changed; arrays are replaced.</summary>
    /// <param name="group">The group, such as <c>ChatButton</c>.</param>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="json">The fields to change; for <c>AgentWrapup</c>, the array of its form fields.</param>
    /// <exception cref="ArgumentException">The group or the campaign does not exist, the group is not a setting of a campaign,
    /// or the string is not JSON of the right kind.</exception>
    public void Set(string group, long campaignId, string json) => _state.Set(DataGroup.GetByName(group), campaignId, DataJsonReader.Parse(json));
}
