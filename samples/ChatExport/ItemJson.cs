using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client;

namespace ChatExport;

/// <summary>The contracts of the items, with all of their members: generated at compile time, in the client.</summary>
internal static class ItemJson
{
    public static JsonTypeInfo<T> Contract<T>() => (JsonTypeInfo<T>)LiveChatModelJson.Options.GetTypeInfo(typeof(T));
}
