using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The JSON contracts of the request bodies and responses of <see cref="IRoutingRulesApi"/>, generated at compile time. Add the types of a
/// new operation here.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CustomRule))]
[JsonSerializable(typeof(RoutingRules))]
internal sealed partial class RoutingRulesJsonContext : JsonSerializerContext;
