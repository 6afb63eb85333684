using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>The contracts of all bodies and answers, generated at compile time. A new operation adds the types of its body and answer here.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<Ban>))]
[JsonSerializable(typeof(ChatButton))]
[JsonSerializable(typeof(ChatPage))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class LiveChatJsonContext : JsonSerializerContext;
