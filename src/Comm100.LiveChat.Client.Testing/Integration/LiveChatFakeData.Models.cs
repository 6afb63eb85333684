using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.State;

namespace Comm100.LiveChat.Client.Testing;

public sealed partial class LiveChatFakeData
{
    /// <summary>Adds an object to a collection, such as a <see cref="Ban"/>, or an item to a history, such as a <see cref="Chat"/>.</summary>
    /// <typeparam name="T">The model: that of a collection (<see cref="Ban"/>, <see cref="Campaign"/>, <see cref="Department"/> and so on, and
    /// <see cref="Agent"/>), <see cref="Chat"/>, <see cref="OfflineMessage"/>, <see cref="MissedOrRefusedChat"/> or <see cref="AgentChat"/>.</typeparam>
    /// <param name="model">The object. Without an id, it gets a new one. The time of a chat or message determines its position; without a time, it
    /// gets a time one minute before <see cref="LiveChatFake.Now"/>. Attributes that a chat does not contain can be set in its
    /// <see cref="LiveChatModel.AdditionalProperties"/> with the names of the query parameters, such as <c>campaignId</c>.</param>
    /// <returns>The stored object.</returns>
    /// <exception cref="ArgumentException">Objects of this type cannot be added, or the id is already used or less than 1.</exception>
    public T Add<T>(T model)
        where T : LiveChatModel => AddRange([model])[0];

    /// <summary>Adds several objects. For histories, this is much faster than adding them one by one.</summary>
    /// <typeparam name="T">The model; see <see cref="Add{T}"/>.</typeparam>
    /// <param name="models">The objects.</param>
    /// <returns>The stored objects, in the same order.</returns>
    /// <exception cref="ArgumentException">Objects of this type cannot be added, or an id is already used or less than 1.</exception>
    public IReadOnlyList<T> AddRange<T>(IEnumerable<T> models)
        where T : LiveChatModel
    {
        ArgumentNullException.ThrowIfNull(models);
        return [.. _state.Add(GetGroup<T>(), [.. models.Select(ModelConverter.ToJson)]).Select(ModelConverter.FromJson<T>)];
    }

    /// <summary>Removes all objects of a collection, or all items of a history, including generated ones.</summary>
    /// <typeparam name="T">The model; see <see cref="Add{T}"/>.</typeparam>
    /// <exception cref="ArgumentException">There is no collection and no history of this type.</exception>
    public void Clear<T>()
        where T : LiveChatModel => _state.Clear(GetGroup<T>());

    /// <summary>Reads all objects of a collection or all items of a history, without a request.</summary>
    /// <typeparam name="T">The model; see <see cref="Add{T}"/>.</typeparam>
    /// <returns>Copies of the objects.</returns>
    /// <exception cref="ArgumentException">There is no collection and no history of this type.</exception>
    public IReadOnlyList<T> List<T>()
        where T : LiveChatModel => GetGroup<T>() is { IsSetting: false } group
            ? ReadAll<T>(_state.Read(group, campaignId: null))
            : throw CreateTypeException(typeof(T), "is a setting. Use Get");

    /// <summary>Reads a setting of the site, without a request.</summary>
    /// <typeparam name="T">The model: <see cref="LiveChatConfig"/>, <see cref="AutoAllocation"/> or <see cref="VisitorSsoSettings"/>.</typeparam>
    /// <returns>A copy of the setting.</returns>
    /// <exception cref="ArgumentException">There is no setting of the site of this type.</exception>
    public T Get<T>()
        where T : LiveChatModel => ModelConverter.FromJson<T>(_state.Read(GetSettingGroup<T>(), campaignId: null));

    /// <summary>Reads a setting of a campaign, without a request.</summary>
    /// <typeparam name="T">The model, such as <see cref="ChatButton"/>.</typeparam>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <returns>A copy of the setting.</returns>
    /// <exception cref="ArgumentException">There is no setting of this type, or the campaign does not exist.</exception>
    public T Get<T>(long campaignId)
        where T : LiveChatModel => ModelConverter.FromJson<T>(_state.Read(GetSettingGroup<T>(), campaignId));

    /// <summary>Changes a setting of the site. Properties that are null are not changed.</summary>
    /// <typeparam name="T">The model: <see cref="LiveChatConfig"/>, <see cref="AutoAllocation"/> or <see cref="VisitorSsoSettings"/>.</typeparam>
    /// <param name="setting">The properties to change, which can include read-only ones.</param>
    /// <exception cref="ArgumentException">There is no setting of the site of this type.</exception>
    public void Set<T>(T setting)
        where T : LiveChatModel => _state.Set(GetSettingGroup<T>(), campaignId: null, ModelConverter.ToJson(setting));

    /// <summary>Changes a setting of a campaign. Properties that are null are not changed; lists, such as the auto invitations, are replaced.</summary>
    /// <typeparam name="T">The model, such as <see cref="ChatButton"/>.</typeparam>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="setting">The properties to change, which can include read-only ones.</param>
    /// <exception cref="ArgumentException">There is no setting of this type, or the campaign does not exist.</exception>
    public void Set<T>(long campaignId, T setting)
        where T : LiveChatModel => _state.Set(GetSettingGroup<T>(), campaignId, ModelConverter.ToJson(setting));

    /// <summary>Replaces the fields of a campaign's agent wrap-up.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="fields">The fields.</param>
    /// <exception cref="ArgumentException">The campaign does not exist.</exception>
    public void SetAgentWrapup(long campaignId, IEnumerable<Field> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        _state.Set(DataGroup.GetByFormat(nameof(Field)), campaignId, JsonSerializer.SerializeToElement(new JsonArray([.. fields.Select(field => JsonNode.Parse(ModelConverter.ToJson(field).GetRawText()))])));
    }

    private static DataGroup GetGroup<T>() => DataGroup.GetByFormat(typeof(T).Name);

    private static DataGroup GetSettingGroup<T>() => GetGroup<T>() switch
    {
        { IsSetting: false } => throw CreateTypeException(typeof(T), "is not a setting. Use List, Add and Clear"),
        { IsList: true } => throw CreateTypeException(typeof(T), "is only a part of a setting. Use SetAgentWrapup"),
        DataGroup group => group,
    };

    private static IReadOnlyList<T> ReadAll<T>(JsonNode list)
        where T : LiveChatModel => [.. list.AsArray().Select(item => ModelConverter.FromJson<T>(item!))];

    private static ArgumentException CreateTypeException(Type type, string problem) => new($"{type.Name} {problem}.", nameof(type));
}
