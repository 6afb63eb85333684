using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Reads and writes models outside of calls. Models are read as leniently as a response, and written with all kept values.</summary>
internal sealed class LiveChatModelConverter : JsonConverter<LiveChatModel>
{
    public override bool CanConvert(Type typeToConvert) => typeof(LiveChatModel).IsAssignableFrom(typeToConvert) && !typeToConvert.IsAbstract;

    public override LiveChatModel? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        byte[] json = JsonMarshal.GetRawUtf8Value(document.RootElement).ToArray();
        var unreadableValues = new UnreadableValueList();
        object? model = LenientReader.ReadLeniently(json, JsonContracts.GetReadOptions(options).GetTypeInfo(typeToConvert), unreadableValues);

        // A value that is not an object cannot be kept in a model.
        return (LiveChatModel?)model ?? throw new JsonException(unreadableValues.Descriptions.Count > 0 ? unreadableValues.Descriptions[0] : null);
    }

    public override void Write(Utf8JsonWriter writer, LiveChatModel value, JsonSerializerOptions options)
    {
        JsonTypeInfo type = JsonContracts.GetWriteOptions(options).GetTypeInfo(value.GetType());
        try
        {
            JsonSerializer.Serialize(writer, value, type);
        }
        catch (Exception exception) when (RequestBodyCheck.IsCausedByValue(exception) && RequestBodyCheck.FindProblem(value, type) is { } problem)
        {
            throw RequestBodyCheck.CreateException(problem, exception);
        }
    }
}
