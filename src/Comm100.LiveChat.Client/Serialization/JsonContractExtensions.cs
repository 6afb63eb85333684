using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>What is asked of the contracts of models in more than one place.</summary>
internal static class JsonContractExtensions
{
    public static bool IsModel(this JsonTypeInfo type) => type.Kind == JsonTypeInfoKind.Object && typeof(LiveChatModel).IsAssignableFrom(type.Type);

    /// <summary>The property with a JSON name, in any case of letters; null where there is none.</summary>
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
