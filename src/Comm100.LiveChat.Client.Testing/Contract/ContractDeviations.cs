using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Contract;

/// <summary>What the real service accepts in addition to the contract.</summary>
internal static class ContractDeviations
{
    private static readonly (string Format, string Group, string Alias, string Documented)[] s_aliases =
    [
        ("ChatWindow", "body", "backgroundImageId", "backgroudImageId"),
        ("ChatWindow", "header.avatarAndLogo", "isAvatar", "isShowAvatar"),
        ("PreChat", "header", "isShowAdatar", "isShowAvatars"),
        ("OfflineMessageForm", "header", "isShowAvator", "isShowAvatar"),
        ("RoutingRules", "fail", "routeToObject", "routeTobject"),
        ("LiveChatConfig", "", "isEnableGotoMetting", "isEnableGotoMeeting"),
        ("InvitationWindow", "popup", "image.type", "imageType"),
        ("InvitationWindow", "popup", "image.id", "imageId"),
    ];

    private static readonly Dictionary<string, string> s_valueAliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bottomLeft"] = "buttomLeft",
        ["bottomMiddle"] = "buttomMiddle",
        ["bottomRight"] = "buttomRight",
        ["load balancing"] = "load banlancing",
        ["wrapupcategory"] = "select",
    };

    private static readonly HashSet<string> s_acceptedReadOnlyFields = new(StringComparer.Ordinal)
    {
        "RoutingRules.simpleRouteToId",
        "RoutingRules.fail.routeToId",
        "RoutingRules.rules",
        "CampaignSsoOptions.campaignId",
    };

    private static readonly HashSet<string> s_stringsSentAsNumbers = new(StringComparer.Ordinal)
    {
        "ChatButton.adaptive.icon",
        "ChatButton.image.mobile.onlineImageId",
        "ChatButton.image.mobile.offlineImageId",
        "Agent.ongoingChats",
    };

    public static void AddAliases(ContractFormat format)
    {
        foreach ((string _, string group, string alias, string documented) in
            s_aliases.Where(entry => string.Equals(entry.Format, format.Name, StringComparison.Ordinal)))
        {
            FieldTree tree = group.Split('.', StringSplitOptions.RemoveEmptyEntries)
                .Aggregate(format.Tree, (current, segment) => current.GetOrAddGroup(segment));
            if (!tree.TryFind(documented, out FieldNode? node))
            {
                throw new InvalidOperationException($"The contract has no field '{documented}' in {format.Name}.{group}.");
            }

            if (alias.Split('.') is [string inner, string name])
            {
                GetOrAddFlattenedGroup(tree, inner).AddAlias(name, node);
            }
            else
            {
                tree.AddAlias(alias, node);
            }
        }
    }

    /// <summary>Renames the fields that have an alias to the alias.</summary>
    public static void UseAliases(ContractFormat format, JsonObject item)
    {
        foreach ((string _, string group, string alias, string documented) in
            s_aliases.Append(("CannedMessage", "", "shortCuts", "shortcuts"))
                .Where(entry => string.Equals(entry.Item1, format.Name, StringComparison.Ordinal)))
        {
            JsonObject? parent = group.Split('.', StringSplitOptions.RemoveEmptyEntries)
                .Aggregate((JsonObject?)item, (current, segment) => current?[segment] as JsonObject);
            if (parent is null || !parent.Remove(documented, out JsonNode? value))
            {
                continue;
            }

            if (alias.Split('.') is [string inner, string name])
            {
                if (parent[inner] is not JsonObject target)
                {
                    parent[inner] = target = [];
                }

                target[name] = value;
            }
            else
            {
                parent[alias] = value;
            }
        }
    }

    /// <summary>Returns whether the service accepts a string as one of the documented values.</summary>
    public static bool IsAllowedValue(IReadOnlyList<string> values, string value) =>
        values.Contains(value, StringComparer.OrdinalIgnoreCase)
        || (s_valueAliases.TryGetValue(value, out string? documented) && values.Contains(documented, StringComparer.OrdinalIgnoreCase));

    /// <summary>Returns whether requests can contain a read-only field, because it is a key.</summary>
    public static bool IsAcceptedAlthoughReadOnly(string formatName, ContractField field) =>
        field.IsMandatory || s_acceptedReadOnlyFields.Contains($"{formatName}.{field.Path}");

    public static bool CanBeNumber(string formatName, ContractField field) =>
        s_stringsSentAsNumbers.Contains($"{formatName}.{field.Path}");

    public static bool CanBeBoolean(string formatName, ContractField field) =>
        string.Equals(formatName, "CannedMessageCategory", StringComparison.Ordinal)
        && string.Equals(field.Path, "isPrivate", StringComparison.Ordinal);

    private static FieldTree GetOrAddFlattenedGroup(FieldTree tree, string name)
    {
        if (tree.TryFind(name, out FieldNode? existing))
        {
            return existing.Group!;
        }

        var group = new FieldTree();
        tree.AddAlias(name, new FieldNode { Name = name, Group = group, IsFlattened = true });
        return group;
    }
}
