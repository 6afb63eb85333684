using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Documents;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>Performs an operation on the store. Callers must hold the lock of the store.</summary>
internal sealed class StoreOperation
{
    private readonly LiveChatContract _contract;
    private readonly ResourceCatalog _catalog;
    private readonly DocumentStore _store;
    private readonly Resource _resource;
    private readonly IReadOnlyList<string> _keys;

    public StoreOperation(
        LiveChatContract contract, ResourceCatalog catalog, DocumentStore store, Resource resource, IReadOnlyList<string> keys)
    {
        _contract = contract;
        _catalog = catalog;
        _store = store;
        _resource = resource;
        _keys = keys;
    }

    public FakeResponse Execute(ContractOperation operation, string body) => _resource.Action switch
    {
        ResourceAction.List => FakeResponse.Json(200, _store.GetCollection(_resource.Root)),
        ResourceAction.Create => Create(operation, body),
        ResourceAction.Update => Update(operation, body),
        ResourceAction.Delete => Delete(),
        _ => FakeResponse.Json(200, GetTarget()),
    };

    private FakeResponse Create(ContractOperation operation, string body)
    {
        JsonArray list = GetList();
        var item = (JsonObject)Read(operation, body, isCreate: true);
        ThrowIfNameExists(list, item, current: null);
        Reference.Validate(item, _resource.Format, _contract, _store);
        item = new MissingFieldFiller(_contract, _store.NextId).Fill(item, _resource.Format);
        if (_resource.Setting is null)
        {
            _store.Add(_resource.Root, item);
            UpdateMutualReferences(item);
        }
        else
        {
            list.Add(item);
        }

        return FakeResponse.Json(201, item);
    }

    private FakeResponse Update(ContractOperation operation, string body)
    {
        JsonNode target = GetTarget();
        JsonNode update = Read(operation, body, isCreate: false);
        var updater = new DocumentUpdater(_contract);
        var filler = new MissingFieldFiller(_contract, _store.NextId);
        if (target is JsonArray oldArray)
        {
            var array = (JsonArray)update;
            DocumentUpdater.CopyReadOnlyFields(array, oldArray, _resource.Format);
            JsonArray replaced = filler.Fill(array, _resource.Format);
            _store.ReplaceSetting(_resource.Root, DocumentStore.GetId(GetItem()), _resource.Setting!, replaced);
            return FakeResponse.Json(200, replaced);
        }

        var document = (JsonObject)target;
        var changes = (JsonObject)update;

        // The id comes from the path and cannot be changed.
        changes.Remove("id");
        JsonNode? oldName = document["name"];
        var changed = (JsonObject)document.DeepClone();
        updater.Update(changed, changes, _resource.Format);
        Validate(changed, document);
        JsonNodes.ReplaceProperties(document, filler.Fill(changed, _resource.Format));
        ReferentialIntegrity.UpdateNameReferences(_store, _resource.Root, oldName, document["name"]);
        UpdateMutualReferences(document);
        return FakeResponse.Json(200, document);
    }

    private FakeResponse Delete()
    {
        var item = (JsonObject)GetTarget();
        long id = DocumentStore.GetId(item);
        if (_resource.Setting is null)
        {
            _store.Remove(_resource.Root, item);
            ReferentialIntegrity.ClearReferences(_store, _contract, _resource.Root, id);
            ReferentialIntegrity.UpdateNameReferences(_store, _resource.Root, item["name"], newName: null);
        }
        else
        {
            GetList().Remove(item);
        }

        return FakeResponse.Json(200, JsonValue.Create(
            string.Create(CultureInfo.InvariantCulture, $"{_resource.Format.DisplayName} '{id}' has been removed.")));
    }

    // Validates the result of an update before anything is changed.
    private void Validate(JsonObject changed, JsonObject current)
    {
        if (_resource.Action == ResourceAction.Update && current.Parent is JsonArray siblings)
        {
            ThrowIfNameExists(siblings, changed, current);
        }

        foreach ((string arrayName, string formatName) in ResourceRules.ArraysWithUniqueNames)
        {
            if (changed[arrayName] is JsonArray array)
            {
                ThrowIfNamesRepeat(array, _contract.GetFormat(formatName));
            }
        }

        Reference.Validate(changed, _resource.Format, _contract, _store);
        if (_resource.Setting is null && _resource.HasItem)
        {
            ThrowIfCircular(changed);
        }
    }

    private void ThrowIfCircular(JsonObject changed)
    {
        long id = DocumentStore.GetId(changed);
        foreach (AcyclicReference reference in ResourceRules.AcyclicReferences.Where(reference => string.Equals(reference.Collection, _resource.Root, StringComparison.Ordinal)))
        {
            JsonArray collection = _store.GetCollection(reference.Collection);
            long referenced = changed[reference.Field]!.GetValue<long>();
            while (referenced != 0)
            {
                if (referenced == id)
                {
                    throw ServiceErrors.OutOfRange(reference.Field, reference.AllowedValue);
                }

                referenced = reference.IsTransitive
                    ? collection.OfType<JsonObject>().First(item => DocumentStore.GetId(item) == referenced)[reference.Field]!.GetValue<long>()
                    : 0;
            }
        }
    }

    private void UpdateMutualReferences(JsonObject item)
    {
        if (_resource.Setting is null)
        {
            ReferentialIntegrity.UpdateMutualReferences(_store, _resource.Root, item);
        }
    }

    private JsonNode Read(ContractOperation operation, string body, bool isCreate)
    {
        string[] awayStatuses = [.. _store.GetCollection(ResourceRules.AwayStatusCollection).Select(status => status!["name"]!.GetValue<string>())];
        return new RequestBodyReader(_contract, isCreate, awayStatuses).Read(body, operation.Body!);
    }

    private void ThrowIfNameExists(JsonArray list, JsonObject item, JsonObject? current)
    {
        if (_resource.Format.FindField("name") is not { IsMandatory: true })
        {
            return;
        }

        string name = item["name"]!.GetValue<string>();
        if (list.Any(other => other != current && string.Equals(other!["name"]!.GetValue<string>(), name, StringComparison.OrdinalIgnoreCase)))
        {
            throw ServiceErrors.NameExists(_resource.Format.DisplayName, name);
        }
    }

    private static void ThrowIfNamesRepeat(JsonArray array, ContractFormat format)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in array.Select(element => element!["name"]?.GetValue<string>()).OfType<string>())
        {
            if (!names.Add(name))
            {
                throw ServiceErrors.NameExists(format.DisplayName, name);
            }
        }
    }

    private JsonObject GetItem() => Find(_store.GetCollection(_resource.Root), _keys[0], GetItemDisplayName());

    private string GetItemDisplayName() => (_resource.Setting is null ? _resource.Format : _catalog.GetCollectionFormat(_resource.Root)).DisplayName;

    private JsonNode GetDocument() => _resource switch
    {
        { IsSiteSetting: true } => _store.GetSiteSetting(_resource.Root),
        _ => _store.GetSetting(_resource.Root, DocumentStore.GetId(GetItem()), _resource.Setting!),
    };

    private JsonArray GetList() => _resource.Setting is null
        ? _store.GetCollection(_resource.Root)
        : (JsonArray)GetDocument()[_resource.Part!]!;

    private JsonNode GetTarget() => _resource switch
    {
        { IsSiteSetting: true } => GetDocument(),
        { Setting: null } => GetItem(),
        { Part: null } => GetDocument(),
        _ => GetDocument()[_resource.Part] switch
        {
            JsonArray list => Find(list, _keys[1], _resource.Format.DisplayName),
            JsonNode part => part,
            null => throw new InvalidOperationException($"{_resource.Setting} has no {_resource.Part}."),
        },
    };

    private static JsonObject Find(JsonArray list, string key, string displayName)
    {
        if (!long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long id))
        {
            throw ServiceErrors.NotANumber("id");
        }

        return list.OfType<JsonObject>().FirstOrDefault(item => DocumentStore.GetId(item) == id) ?? throw ServiceErrors.ObjectNotFound(displayName, key);
    }
}
