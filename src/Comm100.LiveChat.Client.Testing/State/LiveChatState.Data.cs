using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Documents;
using Comm100.LiveChat.Client.Testing.Histories;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>What tests do to the data without a request.</summary>
internal sealed partial class LiveChatState
{
    // Above the ids of all that is generated.
    private const int FirstAddedHistoryId = 60_000_000;

    public IReadOnlyList<JsonObject> Add(DataGroup group, IReadOnlyList<JsonElement> items)
    {
        JsonObject[] read = [.. items.Select(item => DataJsonReader.Read(DataJsonReader.Require(item, JsonValueKind.Object), group.Format))];
        lock (_lock)
        {
            return group.Kind switch
            {
                DataGroupKind.Collection => [.. read.Select(item => AddToCollection(group, item))],
                DataGroupKind.History => AddToHistory(group, read),
                _ => throw new ArgumentException($"{group.Name} is a setting: there is one of it, which can be set.", nameof(group)),
            };
        }
    }

    public void Clear(DataGroup group)
    {
        lock (_lock)
        {
            switch (group.Kind)
            {
                case DataGroupKind.Collection:
                    foreach (JsonObject item in _store.Collection(group.Resource.Root).OfType<JsonObject>().ToArray())
                    {
                        _store.Remove(group.Resource.Root, item);
                    }

                    break;
                case DataGroupKind.History:
                    _history[group.Format.Name] = HistorySnapshot.Empty;
                    break;
                default:
                    throw new ArgumentException($"{group.Name} is a setting: it cannot be cleared, but set.", nameof(group));
            }
        }
    }

    public int Count(DataGroup group)
    {
        lock (_lock)
        {
            return group.Kind switch
            {
                DataGroupKind.Collection => _store.Collection(group.Resource.Root).Count,
                DataGroupKind.History => _history[group.Format.Name].Count,
                _ => throw new ArgumentException($"{group.Name} is a setting: there is one of it.", nameof(group)),
            };
        }
    }

    public JsonNode Read(DataGroup group, long? campaignId)
    {
        if (group.Kind == DataGroupKind.History)
        {
            RefuseCampaign(group, campaignId);
            HistorySnapshot history = _history[group.Format.Name];
            return new JsonArray([.. Enumerable.Range(0, history.Count).Select(place => history.CreateItem(place, TimeSpan.Zero))]);
        }

        lock (_lock)
        {
            if (group.IsSetting)
            {
                return Setting(group, campaignId).DeepClone();
            }

            RefuseCampaign(group, campaignId);
            return _store.Collection(group.Resource.Root).DeepClone();
        }
    }

    public void Set(DataGroup group, long? campaignId, JsonElement document)
    {
        lock (_lock)
        {
            JsonNode target = Setting(group, campaignId);
            DataJsonReader.Require(document, group.IsList ? JsonValueKind.Array : JsonValueKind.Object);
            var filler = new MissingFieldFiller(s_contract, _store.NextId);
            if (target is JsonArray)
            {
                _store.ReplaceSetting(
                    group.Resource.Root, campaignId!.Value, group.Resource.Setting!, filler.Complete(DataJsonReader.ReadList(document, group.Format), group.Format));
                return;
            }

            var setting = (JsonObject)target;
            new DocumentUpdater(s_contract).Merge(setting, DataJsonReader.Read(document, group.Format), group.Format);
            JsonObject completed = filler.Complete(setting, group.Format);
            setting.Clear();
            foreach ((string name, JsonNode? value) in completed.ToArray())
            {
                completed.Remove(name);
                setting[name] = value;
            }
        }
    }

    private static void RefuseCampaign(DataGroup group, long? campaignId)
    {
        if (campaignId is not null)
        {
            throw new ArgumentException($"{group.Name} is no setting of a campaign.", nameof(campaignId));
        }
    }

    private JsonObject AddToCollection(DataGroup group, JsonObject item)
    {
        JsonArray collection = _store.Collection(group.Resource.Root);
        if (item["id"] is { } given && !string.Equals(given.ToJsonString(), "0", StringComparison.Ordinal))
        {
            if (given is not JsonValue value || !value.TryGetValue(out long id) || id is < 1 or > int.MaxValue)
            {
                throw new ArgumentException($"The id of a {group.Format.Name} must be a number from 1 to {int.MaxValue}.", nameof(item));
            }

            if (collection.OfType<JsonObject>().Any(other => DocumentStore.IdOf(other) == id))
            {
                throw IdIsTaken(group, given);
            }

            _store.Reserve(group.Format.Name, id);
        }

        JsonObject completed = new MissingFieldFiller(s_contract, _store.NextId).Complete(item, group.Format);
        _store.Add(group.Resource.Root, completed);
        return (JsonObject)completed.DeepClone();
    }

    private IReadOnlyList<JsonObject> AddToHistory(DataGroup group, JsonObject[] items)
    {
        HistorySnapshot history = _history[group.Format.Name];
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var added = new List<AddedItem>();
        foreach (JsonObject item in items)
        {
            if (AddedItem.IdIn(item) is { } id
                && AddedItem.TextOf(id) is not "0" and var text
                && (!ids.Add(text) || _history["Chat"].Find(text) is not null || _history["MissedOrRefusedChat"].Find(text) is not null || history.Find(text) is not null))
            {
                throw IdIsTaken(group, id);
            }

            DateTime time = PlaceInTime(group, item);
            ItemAttributes attributes = new ItemAttributeReader(_store, _options.Seed).Of(item);
            added.Add(new AddedItem(new MissingFieldFiller(s_contract, NextHistoryId).Complete(item, group.Format), group.Format, attributes, time));
        }

        _history[group.Format.Name] = history.With(added);
        return [.. added.Select(item => item.Show(TimeSpan.Zero))];
    }

    private long NextHistoryId(string formatName) => formatName is "Chat" or "OfflineMessage"
        ? FirstAddedHistoryId + _store.NextId("history")
        : _store.NextId(formatName);

    // The time of a chat, of the chat within a missed one, of a message, or of the first message of agents.
    private DateTime PlaceInTime(DataGroup group, JsonObject item)
    {
        (JsonObject owner, string member) = group.Format.Name switch
        {
            "Chat" => (item, "requestTime"),
            "MissedOrRefusedChat" => (Inner(item, "chat"), "requestTime"),
            "AgentChat" => (FirstMessage(item), "time"),
            _ => (item, "time"),
        };
        if (owner[member] is null)
        {
            owner[member] = GeneratedHistory.Time(_options.DataEnd.UtcDateTime.AddMinutes(-1), TimeSpan.Zero);
        }

        return DateTimeFields.TryRead(owner[member], out DateTime time)
            ? time
            : throw new ArgumentException($"The {member} of a {group.Format.Name} must be a time such as 2026-06-30T11:00:00Z.", nameof(item));
    }

    private static JsonObject Inner(JsonObject item, string member)
    {
        if (item[member] is not JsonObject inner)
        {
            item[member] = inner = [];
        }

        return inner;
    }

    private static JsonObject FirstMessage(JsonObject item)
    {
        if (item["transcript"] is not JsonArray { Count: > 0 } transcript)
        {
            item["transcript"] = transcript = [new JsonObject()];
        }

        return (JsonObject)transcript[0]!;
    }

    private JsonNode Setting(DataGroup group, long? campaignId)
    {
        switch (group.Kind)
        {
            case DataGroupKind.SiteSetting:
                RefuseCampaign(group, campaignId);
                return _store.SiteSetting(group.Resource.Root);
            case DataGroupKind.CampaignSetting when campaignId is null:
                throw new ArgumentException($"{group.Name} is a setting of a campaign: say of which.", nameof(campaignId));
            case DataGroupKind.CampaignSetting when _store.Collection(group.Resource.Root).OfType<JsonObject>().All(item => DocumentStore.IdOf(item) != campaignId):
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There is no campaign {campaignId}."), nameof(campaignId));
            case DataGroupKind.CampaignSetting:
                return _store.Setting(group.Resource.Root, campaignId.Value, group.Resource.Setting!);
            default:
                throw new ArgumentException($"{group.Name} is no setting: its objects can be added and cleared.", nameof(group));
        }
    }

    private static ArgumentException IdIsTaken(DataGroup group, JsonNode id) =>
        new($"The id {id.ToJsonString()} of a {group.Format.Name} is taken. Leave it out to get a new one, or clear {group.Name} first.", nameof(id));
}
