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

/// <summary>What an operation works on, as its path and its formats say. A path is read from the left: a collection or a
/// site setting; of a collection's item, a setting; of a setting, a part of its document, an object or a list.</summary>
/// <param name="Root">The first segment: a collection (<c>campaigns</c>) or a site setting (<c>configs</c>).</param>
/// <param name="IsSiteSetting">Whether the root is a setting of the site.</param>
/// <param name="HasItem">Whether an item of the root is named.</param>
/// <param name="Setting">The setting of that item, such as <c>invitation</c>.</param>
/// <param name="SettingFormat">The format of the setting's document.</param>
/// <param name="Part">The member of the setting's document that is meant, such as <c>autoInvitations</c>.</param>
/// <param name="Action">What is done.</param>
/// <param name="Format">The format of the object, or of the elements, the operation is about.</param>
internal sealed record Resource(
    string Root,
    bool IsSiteSetting,
    bool HasItem,
    string? Setting,
    ContractFormat? SettingFormat,
    string? Part,
    ResourceAction Action,
    ContractFormat Format);
