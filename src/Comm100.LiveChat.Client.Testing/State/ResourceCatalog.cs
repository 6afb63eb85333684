using System.Collections.Frozen;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>Derives from the contract what each operation works on, and what there is to store.</summary>
internal sealed class ResourceCatalog
{
    private readonly LiveChatContract _contract;
    private readonly ILookup<string, ContractOperation> _byPath;
    private readonly FrozenDictionary<string, Resource> _resources;

    public ResourceCatalog(LiveChatContract contract)
    {
        _contract = contract;
        _byPath = contract.Operations.ToLookup(operation => Normalize(operation.Path), StringComparer.OrdinalIgnoreCase);
        _resources = contract.Operations.ToFrozenDictionary(operation => operation.Id, Derive, StringComparer.Ordinal);
    }

    /// <summary>Gets the collections by name, each with the format of its items; histories are not among them.</summary>
    public IEnumerable<(string Name, ContractFormat Format)> Collections => InOrder
        .Where(resource => !resource.IsSiteSetting && resource.Setting is null && !IsHistory(resource))
        .Select(resource => (resource.Root, resource.Format))
        .Distinct();

    public ContractFormat FormatOfCollection(string name) =>
        Collections.First(collection => string.Equals(collection.Name, name, StringComparison.Ordinal)).Format;

    /// <summary>Gets the settings of the site by name, each with the format of its document.</summary>
    public IEnumerable<(string Name, ContractFormat Format)> SiteSettings => InOrder
        .Where(resource => resource.IsSiteSetting)
        .Select(resource => (resource.Root, resource.Format))
        .Distinct();

    /// <summary>Gets the settings each item of a collection has.</summary>
    public IEnumerable<(string Name, ContractType Type)> SettingsOf(string collection) => _contract.Operations
        .Where(operation => _resources[operation.Id] is { Setting: not null, Part: null, Action: ResourceAction.Get } resource
            && string.Equals(resource.Root, collection, StringComparison.Ordinal))
        .Select(operation => (_resources[operation.Id].Setting!, operation.Response!));

    /// <summary>Gets the members of a setting's document that are lists with operations of their own.</summary>
    public IEnumerable<string> ListsWithin(string setting) => _resources.Values
        .Where(resource => resource.Action == ResourceAction.Create && string.Equals(resource.Setting, setting, StringComparison.Ordinal))
        .Select(resource => resource.Part!);

    // In the order of the contract: the ids the seed gives depend on it.
    private IEnumerable<Resource> InOrder => _contract.Operations.Select(operation => _resources[operation.Id]);

    public Resource this[ContractOperation operation] => _resources[operation.Id];

    private static bool IsHistory(Resource resource) => resource.Action is ResourceAction.ListHistory or ResourceAction.GetFromHistory;

    private Resource Derive(ContractOperation operation)
    {
        string[] segments = Segments(operation.Path);
        bool hasItem = segments.Length > 1 && IsPlaceholder(segments[1]);
        bool isSiteSetting = !hasItem && !IsCollection(operation.Path);
        string? setting = segments.Length > 2 ? segments[2] : null;
        ContractFormat? settingFormat = setting is null ? null : DocumentFormat(segments.Take(3));
        ContractFormat format = FindFormat(operation);
        return new Resource(
            segments[0],
            isSiteSetting,
            hasItem,
            setting,
            settingFormat,
            segments.Length > 3 ? PartNamed(segments[3], settingFormat!, format) : null,
            ActionOf(operation, isSiteSetting),
            format);
    }

    private ResourceAction ActionOf(ContractOperation operation, bool isSiteSetting) => operation.Method switch
    {
        "POST" => ResourceAction.Create,
        "PUT" => ResourceAction.Update,
        "DELETE" => ResourceAction.Delete,
        _ when operation.HasQueryParameter("timeFrom") => ResourceAction.ListHistory,
        _ when Segments(operation.Path) is [_, _] && ListOf(operation.Path)?.HasQueryParameter("timeFrom") == true => ResourceAction.GetFromHistory,
        _ when Segments(operation.Path).Length == 1 && !isSiteSetting => ResourceAction.List,
        _ => ResourceAction.Get,
    };

    // The member a part of a setting is kept in has the part's name (autoInvitations), or else it is the list of the part's format (rules).
    private static string PartNamed(string segment, ContractFormat settingFormat, ContractFormat format)
    {
        ContractField field = settingFormat.FindField(segment)
            ?? settingFormat.Fields.Single(candidate => string.Equals(candidate.InnerType, format.Name, StringComparison.Ordinal));
        return field.Path;
    }

    private ContractFormat FindFormat(ContractOperation operation)
    {
        ContractType? type = operation.Response ?? operation.Body;
        if (type is null)
        {
            // A delete answers no object: its path's other operations say what is deleted.
            type = _byPath[Normalize(operation.Path)].Select(other => other.Response).First(response => response is not null)!;
        }

        return _contract.GetFormat(type.FormatName);
    }

    private ContractFormat DocumentFormat(IEnumerable<string> segments)
    {
        string path = _contract.BasePath + "/" + string.Join('/', segments);
        ContractOperation get = _byPath[Normalize(path)].First(operation => string.Equals(operation.Method, "GET", StringComparison.Ordinal));
        return _contract.GetFormat(get.Response!.FormatName);
    }

    private bool IsCollection(string path) =>
        _byPath[Normalize(path + "/{id}")].Any()
        || _byPath[Normalize(path)].Any(operation => operation.Response?.IsArray == true || operation.HasQueryParameter("timeFrom"));

    private ContractOperation? ListOf(string itemPath) =>
        _byPath[Normalize(itemPath[..itemPath.LastIndexOf('/')])]
            .FirstOrDefault(operation => string.Equals(operation.Method, "GET", StringComparison.Ordinal));

    private string[] Segments(string path) => path[_contract.BasePath.Length..].TrimStart('/').Split('/');

    private static string Normalize(string path) =>
        string.Join('/', path.Split('/').Select(segment => IsPlaceholder(segment) ? "{}" : segment));

    private static bool IsPlaceholder(string segment) => segment.StartsWith('{');
}
