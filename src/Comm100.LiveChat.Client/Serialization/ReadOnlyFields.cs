using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Omits read-only fields from request bodies. Objects inside a body keep their id, which identifies the element of a list. The body itself
/// does not: its id is in the path.
/// </summary>
internal static class ReadOnlyFields
{
    private const string Id = "id";

    /// <summary>Omits the read-only fields of a model, except its id.</summary>
    public static void Omit(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (ReadOnlyProperties.Contains(type.Type, property.Name))
            {
                property.ShouldSerialize = property.Name == Id ? static (_, value) => value is not null : static (_, _) => false;
            }
        }
    }

    /// <summary>Whether a model has a read-only id.</summary>
    public static bool HasId(Type type) => ReadOnlyProperties.Contains(type, Id);

    /// <summary>Omits the id of the model that is the body.</summary>
    public static void OmitId(JsonTypeInfo body)
    {
        foreach (JsonPropertyInfo property in body.Properties)
        {
            if (property.Name == Id)
            {
                property.ShouldSerialize = static (_, _) => false;
            }
        }
    }
}
