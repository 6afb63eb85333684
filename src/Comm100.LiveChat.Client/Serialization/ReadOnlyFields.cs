using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Keeps read-only members out of bodies. The id of an object inside a body is the exception: it says which element of a list is
/// meant, while the body's own id stands in the path.
/// </summary>
internal static class ReadOnlyFields
{
    private const string Id = "id";

    // A body is written in one go on one thread, so its root can travel beside the writer, which has no room for it.
    [ThreadStatic]
    private static object? t_body;

    /// <summary>What this thread writes as a body, until it is set again.</summary>
    public static object? Body
    {
        set => t_body = value;
    }

    public static void OmitReadOnly(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (ReadOnlyProperties.Contains(type.Type, property.Name))
            {
                property.ShouldSerialize = property.Name == Id
                    ? static (model, value) => value is not null && !ReferenceEquals(model, t_body)
                    : static (_, _) => false;
            }
        }
    }
}
