using System.Collections.Frozen;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>The resources of all operations, and the collections and settings to store. They are derived from the contract.</summary>
internal sealed class ResourceCatalog
{
    private readonly LiveChatContract _contract;
    private readonly ILookup<string, ContractOperation> _byPath;
    private readonly FrozenDictionary<string, Resource> _resources;

    public ResourceCatalog(LiveChatContract contract)
    {
        _contract = contract;
        _byPath = contract.Operations.ToLookup(operation => Normalize(operation.Path), StringComparer.OrdinalIgnoreCase);
        _resources = contract.Operations.ToFrozenDictionary(operation => operation.Id, CreateResource, StringComparer.Ordinal);
    }

    /// <summary>Gets the names of the collections, each with the format of its items. Histories are not included.</summary>
    public IEnumerable<(string Name, ContractFormat Format)> Collections => OrderedResources
        .Where(resource => !resource.IsSiteSetting && resource.Setting is null && !IsHistory(resource))
        .Select(resource => (resource.Root, resource.Format))
        .Distinct();

    public ContractFormat GetCollectionFormat(string name) =>
        Collections.First(collection => string.Equals(collection.Name, name, StringComparison.Ordinal)).Format;

    /// <summary>Gets the names of the site settings, each with the format of its document.</summary>
    public IEnumerable<(string Name, ContractFormat Format)> SiteSettings => OrderedResources
        .Where(resource => resource.IsSiteSetting)
        .Select(resource => (resource.Root, resource.Format))
        .Distinct();

    /// <summary>Gets the settings of each item of a collection.</summary>
    public IEnumerable<(string Name, ContractType Type)> GetSettings(string collection) => _contract.Operations
        .Where(operation => _resources[operation.Id] is { Setting: not null, Part: null, Action: ResourceAction.Get } resource
            && string.Equals(resource.Root, collection, StringComparison.Ordinal))
        .Select(operation => (_resources[operation.Id].Setting!, operation.Response!));

    /// <summary>Gets the arrays in the document of a setting that have separate operations.</summary>
    public IEnumerable<string> GetArrays(string setting) => _resources.Values
        .Where(resource => resource.Action == ResourceAction.Create && string.Equals(resource.Setting, setting, StringComparison.Ordinal))
        .Select(resource => resource.Part!);

    // In the order of the contract, because the generated ids depend on it.
    private IEnumerable<Resource> OrderedResources => _contract.Operations.Select(operation => _resources[operation.Id]);

    public Resource this[ContractOperation operation] => _resources[operation.Id];

    private static bool IsHistory(Resource resource) => resource.Action is ResourceAction.ListHistory or ResourceAction.GetFromHistory;

    private Resource CreateResource(ContractOperation operation)
    {
        string[] segments = GetSegments(operation.Path);
        bool hasItem = segments.Length > 1 && IsPlaceholder(segments[1]);
        bool isSiteSetting = !hasItem && !IsCollection(operation.Path);
        string? setting = segments.Length > 2 ? segments[2] : null;
        ContractFormat? settingFormat = setting is null ? null : GetDocumentFormat(segments.Take(3));
        ContractFormat format = GetFormat(operation);
        return new Resource(
            segments[0],
            isSiteSetting,
            hasItem,
            setting,
            settingFormat,
            segments.Length > 3 ? GetPartField(segments[3], settingFormat!, format) : null,
            GetAction(operation, isSiteSetting),
            format);
    }

    private ResourceAction GetAction(ContractOperation operation, bool isSiteSetting) => operation.Method switch
    {
        "POST" => ResourceAction.Create,
        "PUT" => ResourceAction.Update,
        "DELETE" => ResourceAction.Delete,
        _ when operation.HasQueryParameter("timeFrom") => ResourceAction.ListHistory,
        _ when GetSegments(operation.Path) is [_, _] && FindListOperation(operation.Path)?.HasQueryParameter("timeFrom") == true => ResourceAction.GetFromHistory,
        _ when GetSegments(operation.Path).Length == 1 && !isSiteSetting => ResourceAction.List,
        _ => ResourceAction.Get,
    };

    // The field of a part has the name of the path segment (autoInvitations); otherwise, it is the array with the format of the part (rules).
    private static string GetPartField(string segment, ContractFormat settingFormat, ContractFormat format)
    {
        ContractField field = settingFormat.FindField(segment)
            ?? settingFormat.Fields.Single(candidate => string.Equals(candidate.InnerType, format.Name, StringComparison.Ordinal));
        return field.Path;
    }

    private ContractFormat GetFormat(ContractOperation operation)
    {
        ContractType? type = operation.Response ?? operation.Body;
        if (type is null)
        {
            // A delete operation has no response body, so the format comes from the other operations of the path.
            type = _byPath[Normalize(operation.Path)].Select(other => other.Response).First(response => response is not null)!;
        }

        return _contract.GetFormat(type.FormatName);
    }

    private ContractFormat GetDocumentFormat(IEnumerable<string> segments)
    {
        string path = _contract.BasePath + "/" + string.Join('/', segments);
        ContractOperation get = _byPath[Normalize(path)].First(operation => string.Equals(operation.Method, "GET", StringComparison.Ordinal));
        return _contract.GetFormat(get.Response!.FormatName);
    }

    private bool IsCollection(string path) =>
        _byPath[Normalize(path + "/{id}")].Any()
        || _byPath[Normalize(path)].Any(operation => operation.Response?.IsArray == true || operation.HasQueryParameter("timeFrom"));

    private ContractOperation? FindListOperation(string itemPath) =>
        _byPath[Normalize(itemPath[..itemPath.LastIndexOf('/')])]
            .FirstOrDefault(operation => string.Equals(operation.Method, "GET", StringComparison.Ordinal));

    private string[] GetSegments(string path) => path[_contract.BasePath.Length..].TrimStart('/').Split('/');

    private static string Normalize(string path) =>
        string.Join('/', path.Split('/').Select(segment => IsPlaceholder(segment) ? "{}" : segment));

    private static bool IsPlaceholder(string segment) => segment.StartsWith('{');
}
