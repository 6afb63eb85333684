using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Documents;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>One operation on the store, under its lock.</summary>
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

    public FakeResponse Run(ContractOperation operation, string body) => _resource.Action switch
    {
        ResourceAction.List => FakeResponse.Json(200, _store.Collection(_resource.Root)),
        ResourceAction.Create => Create(operation, body),
        ResourceAction.Update => Update(operation, body),
        ResourceAction.Delete => Delete(),
        _ => FakeResponse.Json(200, Target()),
    };

    private FakeResponse Create(ContractOperation operation, string body)
    {
        JsonArray list = List();
        var item = (JsonObject)Read(operation, body, isCreate: true);
        RefuseSameName(list, item, former: null);
        Reference.Check(item, _resource.Format, _contract, _store);
        item = new MissingFieldFiller(_contract, _store.NextId).Complete(item, _resource.Format);
        if (_resource.Setting is null)
        {
            _store.Add(_resource.Root, item);
            Tie(item);
        }
        else
        {
            list.Add(item);
        }

        return FakeResponse.Json(201, item);
    }

    private FakeResponse Update(ContractOperation operation, string body)
    {
        JsonNode target = Target();
        JsonNode update = Read(operation, body, isCreate: false);
        var updater = new DocumentUpdater(_contract);
        var filler = new MissingFieldFiller(_contract, _store.NextId);
        if (target is JsonArray old)
        {
            var array = (JsonArray)update;
            DocumentUpdater.CopyReadOnlyFields(array, old, _resource.Format);
            JsonArray replaced = filler.Complete(array, _resource.Format);
            _store.ReplaceSetting(_resource.Root, DocumentStore.IdOf(Item()), _resource.Setting!, replaced);
            return FakeResponse.Json(200, replaced);
        }

        var document = (JsonObject)target;
        var members = (JsonObject)update;

        // The id of the path is the one that counts; an object cannot be given another.
        members.Remove("id");
        string? formerName = document["name"]?.GetValue<string>();
        var changed = (JsonObject)document.DeepClone();
        updater.Merge(changed, members, _resource.Format);
        Check(changed, document);
        Replace(document, filler.Complete(changed, _resource.Format));
        if (_resource.Root is "customAwayStatus")
        {
            ReferentialIntegrity.RenameStatus(_store, formerName!, document["name"]!.GetValue<string>());
        }

        Tie(document);
        return FakeResponse.Json(200, document);
    }

    private FakeResponse Delete()
    {
        var item = (JsonObject)Target();
        long id = DocumentStore.IdOf(item);
        if (_resource.Setting is null)
        {
            _store.Remove(_resource.Root, item);
            ReferentialIntegrity.Cut(_store, _contract, _resource.Root, id);
            if (_resource.Root is "customAwayStatus")
            {
                ReferentialIntegrity.RenameStatus(_store, item["name"]!.GetValue<string>(), "away");
            }
        }
        else
        {
            List().Remove(item);
        }

        return FakeResponse.Json(200, JsonValue.Create(
            string.Create(CultureInfo.InvariantCulture, $"{DisplayNames.Of(_resource.Format.Name)} '{id}' has been removed.")));
    }

    // An update is checked as what it leads to, before anything is changed.
    private void Check(JsonObject changed, JsonObject former)
    {
        if (_resource.Action == ResourceAction.Update && former.Parent is JsonArray siblings)
        {
            RefuseSameName(siblings, changed, former);
        }

        if (changed["rules"] is JsonArray rules)
        {
            RefuseSameNames(rules);
        }

        Reference.Check(changed, _resource.Format, _contract, _store);
        if (_resource.Setting is null && _resource.HasItem)
        {
            RefuseCircle(changed);
        }
    }

    private void RefuseCircle(JsonObject changed)
    {
        long id = DocumentStore.IdOf(changed);
        if (_resource.Root is "departments" && changed["backupDepartmentId"]!.GetValue<long>() == id)
        {
            throw ServiceErrors.OutOfRange("backupDepartmentId", "another department");
        }

        if (_resource.Root is not "cannedMessageCategories")
        {
            return;
        }

        JsonArray categories = _store.Collection(_resource.Root);
        long parent = changed["parentId"]!.GetValue<long>();
        while (parent != 0)
        {
            if (parent == id)
            {
                throw ServiceErrors.OutOfRange("parentId", "a category that is not below this one");
            }

            parent = categories.OfType<JsonObject>().First(category => DocumentStore.IdOf(category) == parent)["parentId"]!.GetValue<long>();
        }
    }

    private void Tie(JsonObject item)
    {
        if (_resource is { Setting: null, Root: "departments" or "agents" })
        {
            ReferentialIntegrity.JoinMembers(_store, _resource.Root, item);
        }
    }

    private JsonNode Read(ContractOperation operation, string body, bool isCreate)
    {
        string[] awayStatuses = [.. _store.Collection("customAwayStatus").Select(status => status!["name"]!.GetValue<string>())];
        return new RequestBodyReader(_contract, isCreate, awayStatuses).Read(body, operation.Body!);
    }

    private void RefuseSameName(JsonArray list, JsonObject item, JsonObject? former)
    {
        if (_resource.Format.FindField("name") is not { IsMandatory: true })
        {
            return;
        }

        string name = item["name"]!.GetValue<string>();
        if (list.Any(other => other != former && string.Equals(other!["name"]!.GetValue<string>(), name, StringComparison.OrdinalIgnoreCase)))
        {
            throw ServiceErrors.NameExists(DisplayNames.Of(_resource.Format.Name), name);
        }
    }

    private static void RefuseSameNames(JsonArray rules)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in rules.Select(rule => rule!["name"]?.GetValue<string>()).OfType<string>())
        {
            if (!names.Add(name))
            {
                throw ServiceErrors.NameExists(DisplayNames.Of("CustomRule"), name);
            }
        }
    }

    private static void Replace(JsonObject document, JsonObject completed)
    {
        document.Clear();
        foreach ((string name, JsonNode? value) in completed.ToArray())
        {
            completed.Remove(name);
            document[name] = value;
        }
    }

    private JsonObject Item() => Find(_store.Collection(_resource.Root), _keys[0], ItemWord());

    private string ItemWord() => DisplayNames.Of(_resource.Setting is null ? _resource.Format.Name : _catalog.FormatOfCollection(_resource.Root).Name);

    private JsonNode Document() => _resource switch
    {
        { IsSiteSetting: true } => _store.SiteSetting(_resource.Root),
        _ => _store.Setting(_resource.Root, DocumentStore.IdOf(Item()), _resource.Setting!),
    };

    private JsonArray List() => _resource.Setting is null
        ? _store.Collection(_resource.Root)
        : (JsonArray)Document()[_resource.Part!]!;

    private JsonNode Target() => _resource switch
    {
        { IsSiteSetting: true } => Document(),
        { Setting: null } => Item(),
        { Part: null } => Document(),
        _ => Document()[_resource.Part] switch
        {
            JsonArray list => Find(list, _keys[1], DisplayNames.Of(_resource.Format.Name)),
            JsonNode part => part,
            null => throw new InvalidOperationException($"{_resource.Setting} has no {_resource.Part}."),
        },
    };

    private static JsonObject Find(JsonArray list, string key, string what)
    {
        if (!long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long id))
        {
            throw ServiceErrors.NotANumber("id");
        }

        return list.OfType<JsonObject>().FirstOrDefault(item => DocumentStore.IdOf(item) == id) ?? throw ServiceErrors.ObjectNotFound(what, key);
    }
}
