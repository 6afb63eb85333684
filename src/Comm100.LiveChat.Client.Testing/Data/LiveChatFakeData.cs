using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.State;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>
/// What a fake holds: the collections, such as bans and departments, the settings of the site and of its campaigns, and the histories. What
/// is set here is set at once, without a request, and is not checked: a value that the service would refuse can be tried too.
/// </summary>
/// <remarks>
/// The methods with a type parameter take and give models of the client. The others take and give JSON, and name a group as the ids of
/// its operations begin: <c>Bans</c> of <c>Bans.list</c>, in any case. A member under another spelling is known, members that are not given
/// come as <c>""</c>, <c>0</c>, <c>false</c>, <c>[]</c> or null, and unknown ones are kept.
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
    /// <param name="json">The object. An id that is not set is given. An item of a history has its place by its time; without one it lies a
    /// minute before <see cref="LiveChatFake.Now"/>. What it belongs to without showing it is given as the query names it:
    /// <c>campaignId</c>, <c>departmentId</c>, <c>agentId</c>, <c>categoryId</c>, <c>visitorSegmentation</c>.</param>
    /// <returns>The object as the fake holds it now.</returns>
    /// <exception cref="ArgumentException">There is no such group, it is a setting, the text is no JSON object, the id is no positive
    /// number or is taken, or the time cannot be read.</exception>
    public JsonObject Add(string group, string json) =>
        _state.Add(DataGroup.Named(group), [DataJsonReader.ParseObject(json)])[0];

    /// <summary>Empties a collection or a history. Of a history nothing is left of what was generated either.</summary>
    /// <param name="group">The group, such as <c>Bans</c> or <c>Chats</c>.</param>
    /// <exception cref="ArgumentException">There is no such group, or it is a setting.</exception>
    public void Clear(string group) => _state.Clear(DataGroup.Named(group));

    /// <summary>Empties all collections and all histories: an account in which nothing is set up. The settings of the site stay.</summary>
    public void Clear()
    {
        foreach (DataGroup group in DataGroup.All.Where(group => !group.IsSetting))
        {
            _state.Clear(group);
        }
    }

    /// <summary>Tells how many objects a collection or a history holds.</summary>
    /// <param name="group">The group, such as <c>Bans</c> or <c>Chats</c>.</param>
    /// <returns>The number of objects.</returns>
    /// <exception cref="ArgumentException">There is no such group, or it is a setting.</exception>
    public int Count(string group) => _state.Count(DataGroup.Named(group));

    /// <summary>Reads what a group holds: the objects of a collection or of a whole history, or a setting of the site.</summary>
    /// <param name="group">The group, such as <c>Bans</c>, <c>Chats</c> or <c>Configs</c>.</param>
    /// <returns>A copy: an array, or the object of the setting.</returns>
    /// <exception cref="ArgumentException">There is no such group, or it is a setting of a campaign.</exception>
    public JsonNode Read(string group) => _state.Read(DataGroup.Named(group), campaignId: null);

    /// <summary>Reads a setting of a campaign.</summary>
    /// <param name="group">The group, such as <c>ChatButton</c>.</param>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="ArgumentException">There is no such group or no such campaign, or the group is not a setting of a campaign.</exception>
    public JsonNode Read(string group, long campaignId) => _state.Read(DataGroup.Named(group), campaignId);

    /// <summary>Changes a setting of the site. Members that are not given stay as they are.</summary>
    /// <param name="group">The group, such as <c>Configs</c>.</param>
    /// <param name="json">The members to change.</param>
    /// <exception cref="ArgumentException">There is no such group, it is not a setting of the site, or the text is no JSON object.</exception>
    public void Set(string group, string json) => _state.Set(DataGroup.Named(group), campaignId: null, DataJsonReader.Parse(json));

    /// <summary>Changes a setting of a campaign. Members that are not given stay as they are; lists are replaced.</summary>
    /// <param name="group">The group, such as <c>ChatButton</c>.</param>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="json">The members to change; of <c>AgentWrapup</c> the list of its fields.</param>
    /// <exception cref="ArgumentException">There is no such group or no such campaign, the group is not a setting of a campaign, or the
    /// text is not JSON of the right kind.</exception>
    public void Set(string group, long campaignId, string json) => _state.Set(DataGroup.Named(group), campaignId, DataJsonReader.Parse(json));
}
