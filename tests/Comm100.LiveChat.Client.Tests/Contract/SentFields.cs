using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>The fields of a document that a client can send: all but the read-only fields, and the keys that the service needs.</summary>
internal static class SentFields
{
    // Read-only in the document, and sent all the same: they say what the object is about. An id is sent only inside a list,
    // where it says which element is meant.
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
            JsonObject? place = names[..^1].Aggregate((JsonObject?)sent, (current, name) => current?[name] as JsonObject);
            string last = names[^1];
            if (place?[last] is not { } value)
            {
                continue;
            }

            if (field.IsReadOnly && !field.IsMandatory && !s_keys.Contains(last) && !(isElement && last == "id"))
            {
                place.Remove(last);
            }
            else if (field.Of is { } of && ApiContract.Formats.ContainsKey(of))
            {
                place[last] = value switch
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
