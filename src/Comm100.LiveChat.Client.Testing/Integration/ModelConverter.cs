using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Documents;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>Converts models to and from the JSON of the fake.</summary>
internal static class ModelConverter
{
    public static T FromJson<T>(JsonNode json)
        where T : LiveChatModel =>
        DateTimeFields.CopyWithTimeZones(json.AsObject(), LiveChatContract.Instance.GetFormat(typeof(T).Name)).Deserialize(LiveChatModelJson.TypeInfo<T>())!;

    public static JsonElement ToJson<T>(T model)
        where T : LiveChatModel
    {
        ArgumentNullException.ThrowIfNull(model);
        return JsonSerializer.SerializeToElement(model, LiveChatModelJson.TypeInfo<T>());
    }
}
