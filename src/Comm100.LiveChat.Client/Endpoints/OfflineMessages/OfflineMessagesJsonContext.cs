using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The JSON contracts of the request bodies and responses of <see cref="IOfflineMessagesApi"/>, generated at compile time. Add the types of
/// a new operation here.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(OfflineMessagePage))]
[JsonSerializable(typeof(Attachment))] // The converter of AttachmentList needs it.
internal sealed partial class OfflineMessagesJsonContext : JsonSerializerContext;
