using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Documents;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>Models as the JSON that the fake works with.</summary>
internal static class ModelConverter
{
    public static T Read<T>(JsonNode json)
        where T : LiveChatModel =>
        DateTimeFields.WithZone(json.AsObject(), LiveChatContract.Instance.GetFormat(typeof(T).Name)).Deserialize(LiveChatModelJson.TypeInfo<T>())!;

    public static JsonElement Write<T>(T model)
        where T : LiveChatModel
    {
        ArgumentNullException.ThrowIfNull(model);
        return JsonSerializer.SerializeToElement(model, LiveChatModelJson.TypeInfo<T>());
    }
}
