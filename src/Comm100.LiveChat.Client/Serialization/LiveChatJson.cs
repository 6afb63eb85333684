using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Writes request bodies, and holds the contracts that belong to no group.</summary>
internal static class LiveChatJson
{
    /// <summary>The contracts for JSON without a model.</summary>
    public static JsonContracts Elements { get; } = new(ElementJsonContext.Default);

    /// <summary>Writes a request body as UTF-8. The array is not pooled, because a handler can keep it.</summary>
    /// <exception cref="ArgumentException">A value cannot be sent as given. The message contains its path.</exception>
    public static byte[] SerializeBody<T>(T value, JsonTypeInfo<T> type)
    {
        try
        {
            byte[] body = JsonSerializer.SerializeToUtf8Bytes(value, type);
            RequestBodyCheck.ThrowIfInvalid(body, value, type);
            return body;
        }
        catch (Exception exception) when (RequestBodyCheck.IsCausedByValue(exception) && RequestBodyCheck.FindProblem(value, type) is { } problem)
        {
            throw RequestBodyCheck.CreateException(problem, exception);
        }
    }
}
