using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Internal;

internal static class JsonNodes
{
    /// <summary>Creates a node from an element. If a name occurs more than once in an object, the last value is used; <see cref="JsonObject"/> itself would throw.</summary>
    public static JsonNode? FromElement(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var item = new JsonObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    item[property.Name] = FromElement(property.Value);
                }

                return item;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(FromElement)]);
            default:
                return JsonValue.Create(element.Clone());
        }
    }

    /// <summary>Replaces all properties of an object with those of another object, which is empty afterwards.</summary>
    public static void ReplaceProperties(JsonObject target, JsonObject source)
    {
        target.Clear();
        foreach ((string name, JsonNode? value) in source.ToArray())
        {
            source.Remove(name);
            target[name] = value;
        }
    }
}
