using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The JSON contracts of the request bodies and responses of <see cref="IInvitationApi"/>, generated at compile time. Add the types of a
/// new operation here.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AutoInvitation))]
[JsonSerializable(typeof(Invitation))]
[JsonSerializable(typeof(InvitationWindow))]
[JsonSerializable(typeof(InvitationWindowPopupImage))]
internal sealed partial class InvitationJsonContext : JsonSerializerContext;
