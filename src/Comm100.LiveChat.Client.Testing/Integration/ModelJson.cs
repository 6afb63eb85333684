using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Data;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>Models as the JSON that the fake works with.</summary>
internal static class ModelJson
{
    public static T Read<T>(JsonNode json)
        where T : LiveChatModel =>
        ItemTimes.WithZone(json.AsObject(), LiveChatContract.Instance.Format(typeof(T).Name)).Deserialize(LiveChatModelJson.TypeInfo<T>())!;

    public static JsonElement Write<T>(T model)
        where T : LiveChatModel
    {
        ArgumentNullException.ThrowIfNull(model);
        return JsonSerializer.SerializeToElement(model, LiveChatModelJson.TypeInfo<T>());
    }
}
