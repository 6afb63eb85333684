using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Writes bodies, and knows the contracts that belong to no group.</summary>
internal static class LiveChatJson
{
    /// <summary>The contracts of JSON without a model.</summary>
    public static LiveChatContracts Elements { get; } = new(ElementJsonContext.Default);

    /// <summary>A body as it is sent: UTF-8, in an array of its own, so that no handler can outlive it.</summary>
    public static byte[] ToBody<T>(T value, JsonTypeInfo<T> type)
    {
        RequestMembers.Body = value;
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, type);
        }
        finally
        {
            RequestMembers.Body = null;
        }
    }
}
