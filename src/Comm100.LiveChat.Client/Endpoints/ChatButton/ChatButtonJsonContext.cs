using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The contracts of the bodies and responses of <see cref="IChatButtonApi"/>, generated at compile time. A new operation adds the types of its body and response here.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ChatButton))]
internal sealed partial class ChatButtonJsonContext : JsonSerializerContext;
