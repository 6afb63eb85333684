using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>All that can be changed: collections, settings, and the ids given so far. Its users lock it.</summary>
internal sealed class DocumentStore
{
    private readonly ResourceCatalog _catalog;
    private readonly SeedGenerator _seed;
    private readonly Dictionary<string, JsonArray> _collections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode> _settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _lastIds = new(StringComparer.Ordinal);

    public DocumentStore(ResourceCatalog catalog, int seed, FakeWireStyle style)
    {
        _catalog = catalog;
        _seed = new SeedGenerator(LiveChatContract.Instance, seed, style, NextId);
        foreach ((string name, ContractFormat format) in catalog.Collections)
        {
            JsonArray items = _seed.Items(format);
            _collections.Add(name, items);
            foreach (JsonObject item in items.OfType<JsonObject>())
            {
                AddSettings(name, item);
            }
        }

        foreach ((string name, ContractFormat format) in catalog.SiteSettings)
        {
            _settings.Add(name, _seed.Document(format, 0));
        }
    }

    /// <summary>Gets all there is, each document with its format.</summary>
    public IEnumerable<(JsonNode Node, ContractFormat Format)> Documents =>
    [
        .. _catalog.Collections.Select(collection => ((JsonNode)_collections[collection.Name], collection.Format)),
        .. _catalog.SiteSettings.Select(setting => (_settings[setting.Name], setting.Format)),
        .. _catalog.Collections.SelectMany(collection => _catalog.SettingsOf(collection.Name)
            .SelectMany(setting => _collections[collection.Name].OfType<JsonObject>()
                .Select(item => (Setting(collection.Name, IdOf(item), setting.Name), LiveChatContract.Instance.GetFormat(setting.Type.FormatName))))),
    ];

    /// <summary>Gives what an object of a collection is called in messages.</summary>
    public string WordOf(string collection) => DisplayNames.Of(_catalog.FormatOfCollection(collection).Name);

    public JsonArray Collection(string name) => _collections[name];

    public JsonNode SiteSetting(string name) => _settings[name];

    public JsonNode Setting(string collection, long itemId, string setting) => _settings[Key(collection, itemId, setting)];

    public void ReplaceSetting(string collection, long itemId, string setting, JsonNode document) =>
        _settings[Key(collection, itemId, setting)] = document;

    public long NextId(string formatName)
    {
        long id = _lastIds.GetValueOrDefault(formatName) + 1;
        _lastIds[formatName] = id;
        return id;
    }

    /// <summary>Says that an id is in use, so that it is not given again.</summary>
    public void Reserve(string formatName, long id) => _lastIds[formatName] = Math.Max(id, _lastIds.GetValueOrDefault(formatName));

    /// <summary>Adds an item; its settings begin as the seed's, without the lists that have operations of their own.</summary>
    public void Add(string collection, JsonObject item)
    {
        _collections[collection].Add(item);
        AddSettings(collection, item);
        foreach ((string setting, ContractType _) in _catalog.SettingsOf(collection))
        {
            foreach (string list in _catalog.ListsWithin(setting))
            {
                Setting(collection, IdOf(item), setting)[list] = new JsonArray();
            }
        }
    }

    public void Remove(string collection, JsonObject item)
    {
        _collections[collection].Remove(item);
        foreach ((string setting, ContractType _) in _catalog.SettingsOf(collection))
        {
            _settings.Remove(Key(collection, IdOf(item), setting));
        }
    }

    public static long IdOf(JsonObject item) => item["id"]!.GetValue<long>();

    private void AddSettings(string collection, JsonObject item)
    {
        long id = IdOf(item);
        foreach ((string setting, ContractType type) in _catalog.SettingsOf(collection))
        {
            ContractFormat format = LiveChatContract.Instance.GetFormat(type.FormatName);
            _settings.Add(
                Key(collection, id, setting),
                type.IsArray ? _seed.Elements(format, setting) : _seed.Document(format, (int)(id - 1)));
        }
    }

    private static string Key(string collection, long itemId, string setting) =>
        string.Create(CultureInfo.InvariantCulture, $"{collection}/{itemId}/{setting}");
}
