using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.ColdStart;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BanDocument))]
[JsonSerializable(typeof(IReadOnlyList<BanDocument>))]
internal sealed partial class BanJsonContext : JsonSerializerContext;
