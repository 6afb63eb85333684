using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Reads and writes models outside of calls: read as leniently as a response, and written with all that was kept.</summary>
internal sealed class LiveChatModelConverter : JsonConverter<LiveChatModel>
{
    public override bool CanConvert(Type typeToConvert) => typeof(LiveChatModel).IsAssignableFrom(typeToConvert) && !typeToConvert.IsAbstract;

    public override LiveChatModel? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        byte[] json = JsonMarshal.GetRawUtf8Value(document.RootElement).ToArray();
        var notes = new UnreadableValueList();
        object? model = LenientReader.ReadLeniently(json, JsonContracts.GetReadOptions(options).GetTypeInfo(typeToConvert), notes);

        // What fits nowhere at all is the one thing that cannot be kept.
        return (LiveChatModel?)model ?? throw new JsonException(notes.Places.Count > 0 ? notes.Places[0] : null);
    }

    public override void Write(Utf8JsonWriter writer, LiveChatModel value, JsonSerializerOptions options)
    {
        System.Text.Json.Serialization.Metadata.JsonTypeInfo type = JsonContracts.GetWriteOptions(options).GetTypeInfo(value.GetType());
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
