using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.ColdStart;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BanDocument))]
internal sealed partial class BanJsonContext : JsonSerializerContext;
