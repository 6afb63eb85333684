using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.State;

internal enum DataGroupKind
{
    Collection,
    History,
    SiteSetting,
    CampaignSetting,
}

/// <summary>A group of operations with its data.</summary>
/// <param name="Name">The name of the group, which is the prefix of its operation ids.</param>
/// <param name="Kind">The kind of its data.</param>
/// <param name="Resource">The resource of its operations.</param>
/// <param name="Format">The format of its objects or of its document.</param>
/// <param name="IsList">Whether the document of the setting is an array.</param>
internal sealed record DataGroup(string Name, DataGroupKind Kind, Resource Resource, ContractFormat Format, bool IsList)
{
    private static readonly ResourceCatalog s_catalog = new(LiveChatContract.Instance);

    public static IReadOnlyList<DataGroup> All { get; } =
    [
        .. LiveChatContract.Instance.Operations
            .Where(operation => string.Equals(operation.Method, "GET", StringComparison.Ordinal) && s_catalog[operation].Part is null)
            .GroupBy(operation => operation.Id[..operation.Id.IndexOf('.', StringComparison.Ordinal)], StringComparer.Ordinal)
            .Select(group => Create(group.Key, group.First())),
    ];

    public bool IsSetting => Kind is DataGroupKind.SiteSetting or DataGroupKind.CampaignSetting;

    public static DataGroup GetByName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(group => string.Equals(group.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"There is no group '{name}'. The groups are: {string.Join(", ", All.Select(group => group.Name))}.", nameof(name));
    }

    /// <summary>Returns the group whose objects or whose document have a format.</summary>
    public static DataGroup GetByFormat(string formatName) =>
        All.FirstOrDefault(group => string.Equals(group.Format.Name, formatName, StringComparison.Ordinal))
            ?? throw new ArgumentException(
                $"{formatName} is only a part of other objects. The formats of complete objects are: {string.Join(", ", All.Select(group => group.Format.Name))}.",
                nameof(formatName));

    private static DataGroup Create(string name, ContractOperation operation)
    {
        Resource resource = s_catalog[operation];
        return resource switch
        {
            { Action: ResourceAction.ListHistory } => new(name, DataGroupKind.History, resource, GetItemFormat(operation), IsList: true),
            { IsSiteSetting: true } => new(name, DataGroupKind.SiteSetting, resource, resource.Format, IsList: false),
            { Setting: not null } => new(name, DataGroupKind.CampaignSetting, resource, resource.Format, operation.Response!.IsArray),
            _ => new(name, DataGroupKind.Collection, resource, resource.Format, IsList: true),
        };
    }

    private static ContractFormat GetItemFormat(ContractOperation operation)
    {
        ContractFormat page = LiveChatContract.Instance.GetFormat(operation.Response!.FormatName);
        return LiveChatContract.Instance.FindFormat(page.Fields.Single(field => field.Kind == FieldKind.Array))!;
    }
}
