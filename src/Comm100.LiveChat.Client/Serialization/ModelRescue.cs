using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Looks after what the contract of a model does not match by itself: members whose names came in another case are put where
/// they belong, and values that could not be read are kept beside their member, to be sent back unless it is set.
/// </summary>
internal static class ModelRescue
{
    /// <summary>Begins the name of a member whose value could not be read, while it is on its way past the contract.</summary>
    public const char UnreadableMark = '\0';

    public static void AddToAnswers(JsonTypeInfo type)
    {
        if (type.IsModel())
        {
            type.OnDeserialized = model => PlaceMembers((LiveChatModel)model, type);
        }
    }

    public static void AddToRequests(JsonTypeInfo type)
    {
        if (type.IsModel())
        {
            type.OnSerializing = model => DropReplacedMembers((LiveChatModel)model, type);
        }
    }

    private static void PlaceMembers(LiveChatModel model, JsonTypeInfo type)
    {
        if (model.AdditionalMembers is not { } additional)
        {
            return;
        }

        foreach (KeyValuePair<string, JsonElement> member in additional.ToArray())
        {
            if (member.Key.Length > 0 && member.Key[0] == UnreadableMark)
            {
                additional.Remove(member.Key);
                additional[member.Key.Substring(1)] = member.Value;
            }
            else if (type.PropertyNamed(member.Key) is { Set: { } set, Get: { } get } property && get(model) is null)
            {
                set(model, member.Value.Deserialize(type.Options.GetTypeInfo(property.PropertyType)));
                additional.Remove(member.Key);
            }
        }

        if (additional.Count == 0)
        {
            model.AdditionalMembers = null;
        }
    }

    private static void DropReplacedMembers(LiveChatModel model, JsonTypeInfo type)
    {
        foreach (string name in model.AdditionalMembers?.Keys.ToArray() ?? [])
        {
            if (type.PropertyNamed(name) is { Get: { } get } && get(model) is not null)
            {
                model.AdditionalMembers!.Remove(name);
            }
        }
    }
}
