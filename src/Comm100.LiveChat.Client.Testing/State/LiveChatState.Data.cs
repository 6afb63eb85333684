using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Documents;
using Comm100.LiveChat.Client.Testing.Histories;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>Changes of the data by tests, without a request.</summary>
internal sealed partial class LiveChatState
{
    // Greater than all generated ids.
    private const int FirstAddedHistoryId = 60_000_000;

    public IReadOnlyList<JsonObject> Add(DataGroup group, IReadOnlyList<JsonElement> items)
    {
        JsonObject[] documents = [.. items.Select(item => DataJsonReader.Read(DataJsonReader.Require(item, JsonValueKind.Object), group.Format))];
        IReadOnlyList<JsonObject> added;
        lock (_lock)
        {
            added = group.Kind switch
            {
                DataGroupKind.Collection => [.. documents.Select(item => AddToCollection(group, item))],
                DataGroupKind.History => AddToHistory(group, documents),
                _ => throw new ArgumentException($"{group.Name} is a setting and cannot be added. Use Set.", nameof(group)),
            };
        }

        Added?.Invoke(group.Format.Name, added);
        return added;
    }

    public void Clear(DataGroup group)
    {
        lock (_lock)
        {
            switch (group.Kind)
            {
                case DataGroupKind.Collection:
                    foreach (JsonObject item in _store.GetCollection(group.Resource.Root).OfType<JsonObject>().ToArray())
                    {
                        _store.Remove(group.Resource.Root, item);
                    }

                    break;
                case DataGroupKind.History:
                    _history = _history.Replace(group.Format.Name, HistorySnapshot.Empty);
                    break;
                default:
                    throw new ArgumentException($"{group.Name} is a setting and cannot be cleared. Use Set.", nameof(group));
            }
        }
    }

    public int Count(DataGroup group)
    {
        lock (_lock)
        {
            return group.Kind switch
            {
                DataGroupKind.Collection => _store.GetCollection(group.Resource.Root).Count,
                DataGroupKind.History => _history[group.Format.Name].Count,
                _ => throw new ArgumentException($"{group.Name} is a setting and has no count.", nameof(group)),
            };
        }
    }

    public JsonNode Read(DataGroup group, long? campaignId)
    {
        if (group.Kind == DataGroupKind.History)
        {
            ThrowIfCampaign(group, campaignId);
            HistorySnapshot history = GetHistory()[group.Format.Name];
            return new JsonArray([.. Enumerable.Range(0, history.Count).Select(place => history.CreateItem(place, TimeSpan.Zero))]);
        }

        lock (_lock)
        {
            if (group.IsSetting)
            {
                return GetSetting(group, campaignId).DeepClone();
            }

            ThrowIfCampaign(group, campaignId);
            return _store.GetCollection(group.Resource.Root).DeepClone();
        }
    }

    public void Set(DataGroup group, long? campaignId, JsonElement document)
    {
        lock (_lock)
        {
            JsonNode target = GetSetting(group, campaignId);
            DataJsonReader.Require(document, group.IsList ? JsonValueKind.Array : JsonValueKind.Object);
            var filler = new MissingFieldFiller(s_contract, _store.NextId);
            if (target is JsonArray)
            {
                _store.ReplaceSetting(
                    group.Resource.Root, campaignId!.Value, group.Resource.Setting!, filler.Fill(DataJsonReader.ReadList(document, group.Format), group.Format));
                return;
            }

            var setting = (JsonObject)target;
            new DocumentUpdater(s_contract).Update(setting, DataJsonReader.Read(document, group.Format), group.Format);
            JsonNodes.ReplaceProperties(setting, filler.Fill(setting, group.Format));
        }
    }

    private static void ThrowIfCampaign(DataGroup group, long? campaignId)
    {
        if (campaignId is not null)
        {
            throw new ArgumentException($"{group.Name} is not a setting of a campaign.", nameof(campaignId));
        }
    }

    private JsonObject AddToCollection(DataGroup group, JsonObject item)
    {
        JsonArray collection = _store.GetCollection(group.Resource.Root);
        if (item["id"] is { } given && !string.Equals(given.ToJsonString(), "0", StringComparison.Ordinal))
        {
            if (given is not JsonValue value || !value.TryGetValue(out long id) || id is < 1 or > int.MaxValue)
            {
                throw new ArgumentException($"The id of a {group.Format.Name} must be a number from 1 to {int.MaxValue}.", nameof(item));
            }

            if (collection.OfType<JsonObject>().Any(other => DocumentStore.GetId(other) == id))
            {
                throw CreateIdInUseException(group, given);
            }

            _store.Reserve(group.Format.Name, id);
        }

        JsonObject completed = new MissingFieldFiller(s_contract, _store.NextId).Fill(item, group.Format);
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
            if (AddedItem.GetId(item) is { } id
                && AddedItem.GetString(id) is not "0" and var text
                && (!ids.Add(text) || _history["Chat"].Find(text) is not null || _history["MissedOrRefusedChat"].Find(text) is not null || history.Find(text) is not null))
            {
                throw CreateIdInUseException(group, id);
            }

            DateTime time = GetOrSetTime(group, item);
            ItemAttributes attributes = new ItemAttributeReader(_store, _options.Seed).Read(item);
            added.Add(new AddedItem(new MissingFieldFiller(s_contract, NextHistoryId).Fill(item, group.Format), group.Format, attributes, time));
        }

        _history = _history.Replace(group.Format.Name, history.AddRange(added));
        return [.. added.Select(item => item.CreateItem(TimeSpan.Zero))];
    }

    private long NextHistoryId(string formatName) => formatName is "Chat" or "OfflineMessage"
        ? FirstAddedHistoryId + _store.NextId("history")
        : _store.NextId(formatName);

    // The time of a chat, of the chat in a missed chat, of an offline message, or of the first message of an agent chat.
    private DateTime GetOrSetTime(DataGroup group, JsonObject item)
    {
        (JsonObject owner, string field) = group.Format.Name switch
        {
            "Chat" => (item, "requestTime"),
            "MissedOrRefusedChat" => (GetOrAddObject(item, "chat"), "requestTime"),
            "AgentChat" => (GetOrAddFirstMessage(item), "time"),
            _ => (item, "time"),
        };
        if (owner[field] is null)
        {
            owner[field] = GeneratedHistory.FormatTime(_options.DataEnd.UtcDateTime.AddMinutes(-1), TimeSpan.Zero);
        }

        return DateTimeFields.TryRead(owner[field], out DateTime time)
            ? time
            : throw new ArgumentException($"The {field} of a {group.Format.Name} must be a time such as 2026-06-30T11:00:00Z.", nameof(item));
    }

    private static JsonObject GetOrAddObject(JsonObject item, string field)
    {
        if (item[field] is not JsonObject inner)
        {
            item[field] = inner = [];
        }

        return inner;
    }

    private static JsonObject GetOrAddFirstMessage(JsonObject item)
    {
        if (item["transcript"] is not JsonArray { Count: > 0 } transcript)
        {
            item["transcript"] = transcript = [new JsonObject()];
        }

        return (JsonObject)transcript[0]!;
    }

    private JsonNode GetSetting(DataGroup group, long? campaignId)
    {
        switch (group.Kind)
        {
            case DataGroupKind.SiteSetting:
                ThrowIfCampaign(group, campaignId);
                return _store.GetSiteSetting(group.Resource.Root);
            case DataGroupKind.CampaignSetting when campaignId is null:
                throw new ArgumentException($"{group.Name} is a setting of a campaign: a campaign id is required.", nameof(campaignId));
            case DataGroupKind.CampaignSetting when _store.GetCollection(group.Resource.Root).OfType<JsonObject>().All(item => DocumentStore.GetId(item) != campaignId):
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There is no campaign {campaignId}."), nameof(campaignId));
            case DataGroupKind.CampaignSetting:
                return _store.GetSetting(group.Resource.Root, campaignId.Value, group.Resource.Setting!);
            default:
                throw new ArgumentException($"{group.Name} is not a setting. Use Add and Clear.", nameof(group));
        }
    }

    private static ArgumentException CreateIdInUseException(DataGroup group, JsonNode id) =>
        new($"The id {id.ToJsonString()} of a {group.Format.Name} is already used. Omit it to get a new id, or clear {group.Name} first.", nameof(id));
}
