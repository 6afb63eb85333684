using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>The fields of a document that a client can send: all except read-only fields, but including the keys that the service requires.</summary>
internal static class SentFields
{
    // Read-only in the document, but sent, because they identify the object. An id is sent only inside a list,
    // because it identifies the element.
    private static readonly string[] s_keys = ["routeToId", "simpleRouteToId", "rules", "campaignId", "category", "name"];

    public static JsonNode Of(string content, JsonNode document) => content.EndsWith("[]", StringComparison.Ordinal)
        ? new JsonArray([.. document.AsArray().Select(element => OfFormat(content[..^2], element!.AsObject(), isElement: true))])
        : OfFormat(content, document.AsObject(), isElement: false);

    private static JsonObject OfFormat(string format, JsonObject document, bool isElement)
    {
        var sent = (JsonObject)document.DeepClone();
        foreach (ContractField field in ApiContract.Formats[format])
        {
            string[] names = field.Path.Split('.');
            JsonObject? parent = names[..^1].Aggregate((JsonObject?)sent, (current, name) => current?[name] as JsonObject);
            string last = names[^1];
            if (parent?[last] is not { } value)
            {
                continue;
            }

            if (field.IsReadOnly && !field.IsMandatory && !s_keys.Contains(last) && !(isElement && last == "id"))
            {
                parent.Remove(last);
            }
            else if (field.Of is { } of && ApiContract.Formats.ContainsKey(of))
            {
                parent[last] = value switch
                {
                    JsonArray array => new JsonArray([.. array.Select(element => element is JsonObject item ? OfFormat(of, item, isElement: true) : element?.DeepClone())]),
                    JsonObject inner => OfFormat(of, inner, isElement: false),
                    _ => value.DeepClone(),
                };
            }
        }

        return sent;
    }
}
