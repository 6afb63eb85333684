using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>The contract for JSON without a model.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ElementJsonContext : JsonSerializerContext;
