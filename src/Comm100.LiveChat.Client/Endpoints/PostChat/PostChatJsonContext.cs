using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The JSON contracts of the request bodies and responses of <see cref="IPostChatApi"/>, generated at compile time. Add the types of a new
/// operation here.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PostChat))]
internal sealed partial class PostChatJsonContext : JsonSerializerContext;
