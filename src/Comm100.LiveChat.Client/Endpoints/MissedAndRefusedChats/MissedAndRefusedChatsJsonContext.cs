using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The contracts of the bodies and answers of <see cref="IMissedAndRefusedChatsApi"/>, generated at compile time. A new operation adds the types of its body and answer here.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MissedAndRefusedChatPage))]
internal sealed partial class MissedAndRefusedChatsJsonContext : JsonSerializerContext;
