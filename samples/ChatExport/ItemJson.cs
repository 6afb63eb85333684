using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client;

namespace ChatExport;

/// <summary>The JSON contracts of the items, with all their fields. The client generates them at compile time.</summary>
internal static class ItemJson
{
    public static JsonTypeInfo<T> GetContract<T>() => (JsonTypeInfo<T>)LiveChatModelJson.Options.GetTypeInfo(typeof(T));
}
