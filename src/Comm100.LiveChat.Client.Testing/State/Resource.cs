using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.State;

internal enum ResourceAction
{
    List,
    Get,
    Create,
    Update,
    Delete,
    ListHistory,
    GetFromHistory,
}

/// <summary>The resource of an operation, derived from its path and its formats. A path is read from the left: a collection or a site setting;
/// for an item of a collection, a setting; for a setting, a part of its document, which is an object or an array.</summary>
/// <param name="Root">The first segment: a collection (<c>campaigns</c>) or a site setting (<c>configs</c>).</param>
/// <param name="IsSiteSetting">Whether the root is a setting of the site.</param>
/// <param name="HasItem">Whether the path contains the id of an item of the root.</param>
/// <param name="Setting">The setting of that item, such as <c>invitation</c>.</param>
/// <param name="SettingFormat">The format of the setting's document.</param>
/// <param name="Part">The part of the setting's document, such as <c>autoInvitations</c>.</param>
/// <param name="Action">The action.</param>
/// <param name="Format">The format of the object or of the elements.</param>
internal sealed record Resource(
    string Root,
    bool IsSiteSetting,
    bool HasItem,
    string? Setting,
    ContractFormat? SettingFormat,
    string? Part,
    ResourceAction Action,
    ContractFormat Format);
