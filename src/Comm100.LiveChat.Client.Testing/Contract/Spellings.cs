using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Contract;

/// <summary>What the running service is known to read besides what the contract says.</summary>
internal static class Spellings
{
    private static readonly (string Format, string Group, string Other, string Documented)[] s_otherNames =
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

    private static readonly Dictionary<string, string> s_otherValues = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bottomLeft"] = "buttomLeft",
        ["bottomMiddle"] = "buttomMiddle",
        ["bottomRight"] = "buttomRight",
        ["load balancing"] = "load banlancing",
        ["wrapupcategory"] = "select",
    };

    private static readonly HashSet<string> s_readOnlyButSent = new(StringComparer.Ordinal)
    {
        "RoutingRules.simpleRouteToId",
        "RoutingRules.fail.routeToId",
        "RoutingRules.rules",
        "CampaignSsoOptions.campaignId",
    };

    private static readonly HashSet<string> s_stringsThatMayBeNumbers = new(StringComparer.Ordinal)
    {
        "ChatButton.adaptive.icon",
        "ChatButton.image.mobile.onlineImageId",
        "ChatButton.image.mobile.offlineImageId",
        "Agent.ongoingChats",
    };

    public static void AddOtherNames(ContractFormat format)
    {
        foreach ((string _, string group, string other, string documented) in
            s_otherNames.Where(entry => string.Equals(entry.Format, format.Name, StringComparison.Ordinal)))
        {
            MemberSet set = group.Split('.', StringSplitOptions.RemoveEmptyEntries)
                .Aggregate(format.Members, (current, segment) => current.GroupNamed(segment));
            if (!set.TryFind(documented, out Member? member))
            {
                throw new InvalidOperationException($"The contract has no member '{documented}' in {format.Name}.{group}.");
            }

            if (other.Split('.') is [string inner, string name])
            {
                Flattened(set, inner).AddSpelling(name, member);
            }
            else
            {
                set.AddSpelling(other, member);
            }
        }
    }

    /// <summary>Writes the members that have another name under it.</summary>
    public static void WriteOtherNames(ContractFormat format, JsonObject item)
    {
        foreach ((string _, string group, string other, string documented) in
            s_otherNames.Append(("CannedMessage", "", "shortCuts", "shortcuts"))
                .Where(entry => string.Equals(entry.Item1, format.Name, StringComparison.Ordinal)))
        {
            JsonObject? place = group.Split('.', StringSplitOptions.RemoveEmptyEntries)
                .Aggregate((JsonObject?)item, (current, segment) => current?[segment] as JsonObject);
            if (place is null || !place.Remove(documented, out JsonNode? value))
            {
                continue;
            }

            if (other.Split('.') is [string inner, string name])
            {
                if (place[inner] is not JsonObject target)
                {
                    place[inner] = target = [];
                }

                target[name] = value;
            }
            else
            {
                place[other] = value;
            }
        }
    }

    /// <summary>Says whether the service takes a text for one of the documented values.</summary>
    public static bool IsAmong(IReadOnlyList<string> values, string text) =>
        values.Contains(text, StringComparer.OrdinalIgnoreCase)
        || (s_otherValues.TryGetValue(text, out string? documented) && values.Contains(documented, StringComparer.OrdinalIgnoreCase));

    /// <summary>Says whether a read-only field is a key that requests carry all the same.</summary>
    public static bool IsSentThoughReadOnly(string formatName, ContractField field) =>
        field.IsMandatory || s_readOnlyButSent.Contains($"{formatName}.{field.Path}");

    public static bool MayBeNumber(string formatName, ContractField field) =>
        s_stringsThatMayBeNumbers.Contains($"{formatName}.{field.Path}");

    public static bool MayBeBoolean(string formatName, ContractField field) =>
        string.Equals(formatName, "CannedMessageCategory", StringComparison.Ordinal)
        && string.Equals(field.Path, "isPrivate", StringComparison.Ordinal);

    private static MemberSet Flattened(MemberSet set, string name)
    {
        if (set.TryFind(name, out Member? existing))
        {
            return existing.Group!;
        }

        var group = new MemberSet();
        set.AddSpelling(name, new Member { Name = name, Group = group, IsFlattened = true });
        return group;
    }
}
