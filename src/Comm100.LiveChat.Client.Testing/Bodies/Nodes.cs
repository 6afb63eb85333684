using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Bodies;

internal static class Nodes
{
    /// <summary>Copies a value. Of members with the same name the last counts, where <see cref="JsonObject"/> itself would throw.</summary>
    public static JsonNode? From(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var item = new JsonObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    item[property.Name] = From(property.Value);
                }

                return item;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(From)]);
            default:
                return JsonValue.Create(element.Clone());
        }
    }
}
