using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.State;

namespace Comm100.LiveChat.Client.Testing;

public sealed partial class LiveChatFakeData
{
    /// <summary>Adds an object to a collection, such as a <see cref="Ban"/>, or an item to a history, such as a <see cref="Chat"/>.</summary>
    /// <typeparam name="T">The model: that of a collection (<see cref="Ban"/>, <see cref="Campaign"/>, <see cref="Department"/> and so on, and
    /// <see cref="Agent"/>), <see cref="Chat"/>, <see cref="OfflineMessage"/>, <see cref="MissedOrRefusedChat"/> or <see cref="AgentChat"/>.</typeparam>
    /// <param name="model">The object. An id that is not set is given. A chat or message has its place by its time; without one it lies a minute
    /// before <see cref="LiveChatFake.Now"/>. What a chat belongs to without showing it can stand in its <see cref="LiveChatModel.AdditionalProperties"/>,
    /// named as the query names it, such as <c>campaignId</c>.</param>
    /// <returns>The object as the fake holds it now.</returns>
    /// <exception cref="ArgumentException">Objects of this type cannot be added, or the id is taken or below 1.</exception>
    public T Add<T>(T model)
        where T : LiveChatModel => AddRange([model])[0];

    /// <summary>Adds several objects: to a history much faster than one by one.</summary>
    /// <typeparam name="T">The model; see <see cref="Add{T}"/>.</typeparam>
    /// <param name="models">The objects.</param>
    /// <returns>The objects as the fake holds them now, in the order given.</returns>
    /// <exception cref="ArgumentException">Objects of this type cannot be added, or an id is taken or below 1.</exception>
    public IReadOnlyList<T> AddRange<T>(IEnumerable<T> models)
        where T : LiveChatModel
    {
        ArgumentNullException.ThrowIfNull(models);
        return [.. _state.Add(GroupOf<T>(), [.. models.Select(ModelConverter.Write)]).Select(ModelConverter.Read<T>)];
    }

    /// <summary>Empties a collection or a history. Of a history nothing is left of what was generated either.</summary>
    /// <typeparam name="T">The model; see <see cref="Add{T}"/>.</typeparam>
    /// <exception cref="ArgumentException">There is no collection and no history of this type.</exception>
    public void Clear<T>()
        where T : LiveChatModel => _state.Clear(GroupOf<T>());

    /// <summary>Reads all objects of a collection or of a whole history, without a request.</summary>
    /// <typeparam name="T">The model; see <see cref="Add{T}"/>.</typeparam>
    /// <returns>Copies of the objects.</returns>
    /// <exception cref="ArgumentException">There is no collection and no history of this type.</exception>
    public IReadOnlyList<T> List<T>()
        where T : LiveChatModel => GroupOf<T>() is { IsSetting: false } group
            ? ReadAll<T>(_state.Read(group, campaignId: null))
            : throw WrongType(typeof(T), "is a setting, of which there is one: use Get");

    /// <summary>Reads a setting of the site, without a request.</summary>
    /// <typeparam name="T">The model: <see cref="LiveChatConfig"/>, <see cref="AutoAllocation"/> or <see cref="VisitorSsoSettings"/>.</typeparam>
    /// <returns>A copy of the setting.</returns>
    /// <exception cref="ArgumentException">There is no setting of the site of this type.</exception>
    public T Get<T>()
        where T : LiveChatModel => ModelConverter.Read<T>(_state.Read(SettingOf<T>(), campaignId: null));

    /// <summary>Reads a setting of a campaign, without a request.</summary>
    /// <typeparam name="T">The model, such as <see cref="ChatButton"/>.</typeparam>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <returns>A copy of the setting.</returns>
    /// <exception cref="ArgumentException">There is no setting of this type, or no such campaign.</exception>
    public T Get<T>(long campaignId)
        where T : LiveChatModel => ModelConverter.Read<T>(_state.Read(SettingOf<T>(), campaignId));

    /// <summary>Changes a setting of the site. Members that are null stay as they are.</summary>
    /// <typeparam name="T">The model: <see cref="LiveChatConfig"/>, <see cref="AutoAllocation"/> or <see cref="VisitorSsoSettings"/>.</typeparam>
    /// <param name="setting">The members to change, read-only ones among them.</param>
    /// <exception cref="ArgumentException">There is no setting of the site of this type.</exception>
    public void Set<T>(T setting)
        where T : LiveChatModel => _state.Set(SettingOf<T>(), campaignId: null, ModelConverter.Write(setting));

    /// <summary>Changes a setting of a campaign. Members that are null stay as they are; lists, such as the auto invitations, are replaced.</summary>
    /// <typeparam name="T">The model, such as <see cref="ChatButton"/>.</typeparam>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="setting">The members to change, read-only ones among them.</param>
    /// <exception cref="ArgumentException">There is no setting of this type, or no such campaign.</exception>
    public void Set<T>(long campaignId, T setting)
        where T : LiveChatModel => _state.Set(SettingOf<T>(), campaignId, ModelConverter.Write(setting));

    /// <summary>Replaces the fields of a campaign's agent wrap-up.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="fields">The fields.</param>
    /// <exception cref="ArgumentException">There is no such campaign.</exception>
    public void SetAgentWrapup(long campaignId, IEnumerable<Field> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        _state.Set(DataGroup.Of(nameof(Field)), campaignId, JsonSerializer.SerializeToElement(new JsonArray([.. fields.Select(field => JsonNode.Parse(ModelConverter.Write(field).GetRawText()))])));
    }

    private static DataGroup GroupOf<T>() => DataGroup.Of(typeof(T).Name);

    private static DataGroup SettingOf<T>() => GroupOf<T>() switch
    {
        { IsSetting: false } => throw WrongType(typeof(T), "is no setting: use List, Add and Clear"),
        { IsList: true } => throw WrongType(typeof(T), "is a part of a setting: use SetAgentWrapup"),
        DataGroup group => group,
    };

    private static IReadOnlyList<T> ReadAll<T>(JsonNode list)
        where T : LiveChatModel => [.. list.AsArray().Select(item => ModelConverter.Read<T>(item!))];

    private static ArgumentException WrongType(Type type, string why) => new($"{type.Name} {why}.", nameof(type));
}
