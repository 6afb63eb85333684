using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>The data that can be changed: collections, settings, and the last used ids. Callers must lock it.</summary>
internal sealed class DocumentStore
{
    private readonly ResourceCatalog _catalog;
    private readonly SeedGenerator _generator;
    private readonly Dictionary<string, JsonArray> _collections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode> _settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _lastIds = new(StringComparer.Ordinal);

    public DocumentStore(ResourceCatalog catalog, int seed, FakeWireStyle style)
    {
        _catalog = catalog;
        _generator = new SeedGenerator(LiveChatContract.Instance, seed, style, NextId);
        foreach ((string name, ContractFormat format) in catalog.Collections)
        {
            JsonArray items = _generator.CreateItems(format);
            _collections.Add(name, items);
            foreach (JsonObject item in items.OfType<JsonObject>())
            {
                AddSettings(name, item);
            }
        }

        foreach ((string name, ContractFormat format) in catalog.SiteSettings)
        {
            _settings.Add(name, _generator.CreateDocument(format, 0));
        }
    }

    /// <summary>Gets all documents with their formats.</summary>
    public IEnumerable<(JsonNode Node, ContractFormat Format)> Documents =>
    [
        .. _catalog.Collections.Select(collection => ((JsonNode)_collections[collection.Name], collection.Format)),
        .. _catalog.SiteSettings.Select(setting => (_settings[setting.Name], setting.Format)),
        .. _catalog.Collections.SelectMany(collection => _catalog.GetSettings(collection.Name)
            .SelectMany(setting => _collections[collection.Name].OfType<JsonObject>()
                .Select(item => (GetSetting(collection.Name, GetId(item), setting.Name), LiveChatContract.Instance.GetFormat(setting.Type.FormatName))))),
    ];

    /// <summary>Returns the name of an object of a collection for messages.</summary>
    public string GetDisplayName(string collection) => _catalog.GetCollectionFormat(collection).DisplayName;

    public JsonArray GetCollection(string name) => _collections[name];

    public JsonNode GetSiteSetting(string name) => _settings[name];

    public JsonNode GetSetting(string collection, long itemId, string setting) => _settings[CreateKey(collection, itemId, setting)];

    public void ReplaceSetting(string collection, long itemId, string setting, JsonNode document) =>
        _settings[CreateKey(collection, itemId, setting)] = document;

    public long NextId(string formatName)
    {
        long id = _lastIds.GetValueOrDefault(formatName) + 1;
        _lastIds[formatName] = id;
        return id;
    }

    /// <summary>Marks an id as used, so that it is not assigned again.</summary>
    public void Reserve(string formatName, long id) => _lastIds[formatName] = Math.Max(id, _lastIds.GetValueOrDefault(formatName));

    /// <summary>Adds an item. Its settings get generated values, except for arrays with separate operations, which are empty.</summary>
    public void Add(string collection, JsonObject item)
    {
        _collections[collection].Add(item);
        AddSettings(collection, item);
        foreach ((string setting, ContractType _) in _catalog.GetSettings(collection))
        {
            foreach (string array in _catalog.GetArrays(setting))
            {
                GetSetting(collection, GetId(item), setting)[array] = new JsonArray();
            }
        }
    }

    public void Remove(string collection, JsonObject item)
    {
        _collections[collection].Remove(item);
        foreach ((string setting, ContractType _) in _catalog.GetSettings(collection))
        {
            _settings.Remove(CreateKey(collection, GetId(item), setting));
        }
    }

    public static long GetId(JsonObject item) => item["id"]!.GetValue<long>();

    private void AddSettings(string collection, JsonObject item)
    {
        long id = GetId(item);
        foreach ((string setting, ContractType type) in _catalog.GetSettings(collection))
        {
            ContractFormat format = LiveChatContract.Instance.GetFormat(type.FormatName);
            _settings.Add(
                CreateKey(collection, id, setting),
                type.IsArray ? _generator.CreateElements(format, setting) : _generator.CreateDocument(format, (int)(id - 1)));
        }
    }

    private static string CreateKey(string collection, long itemId, string setting) =>
        string.Create(CultureInfo.InvariantCulture, $"{collection}/{itemId}/{setting}");
}
