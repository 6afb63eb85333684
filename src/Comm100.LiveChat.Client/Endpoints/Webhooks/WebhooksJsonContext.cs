using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The JSON contracts of the request bodies and responses of <see cref="IWebhooksApi"/>, and of the events that the service posts, generated at compile time. Add
/// the types of a new operation or event here.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<Webhook>))]
[JsonSerializable(typeof(OfflineMessageSubmittedEvent))]
[JsonSerializable(typeof(ChatStartedEvent))]
[JsonSerializable(typeof(ChatEndedEvent))]
[JsonSerializable(typeof(ChatWrappedUpEvent))]
[JsonSerializable(typeof(ChatRequestedEvent))]
[JsonSerializable(typeof(ChatTransferredEvent))]
[JsonSerializable(typeof(UnknownWebhookEvent))]
[JsonSerializable(typeof(Attachment))] // The converter of AttachmentList needs it.
internal sealed partial class WebhooksJsonContext : JsonSerializerContext;
