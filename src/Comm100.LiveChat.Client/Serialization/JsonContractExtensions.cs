using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Extension methods for the contracts of models.</summary>
internal static class JsonContractExtensions
{
    public static bool IsModel(this JsonTypeInfo type) => type.Kind == JsonTypeInfoKind.Object && typeof(LiveChatModel).IsAssignableFrom(type.Type);

    /// <summary>Finds the property with a JSON name, ignoring case; null if there is none.</summary>
    public static JsonPropertyInfo? FindProperty(this JsonTypeInfo type, string name)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (!property.IsExtensionData && string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return property;
            }
        }

        return null;
    }
}
