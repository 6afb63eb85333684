using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Writes bodies, and knows the contracts that belong to no group.</summary>
internal static class LiveChatJson
{
    /// <summary>The contracts of JSON without a model.</summary>
    public static JsonContracts Elements { get; } = new(ElementJsonContext.Default);

    /// <summary>A body as it is sent: UTF-8, in an array of its own, so that no handler can outlive it.</summary>
    /// <exception cref="ArgumentException">Something in the value cannot be sent as it was given; the message names its place.</exception>
    public static byte[] SerializeBody<T>(T value, JsonTypeInfo<T> type)
    {
        ReadOnlyFields.Body = value;
        try
        {
            byte[] body = JsonSerializer.SerializeToUtf8Bytes(value, type);
            RequestBodyCheck.ThrowIfChanged(body, value, type);
            return body;
        }
        catch (Exception exception) when (RequestBodyCheck.IsCausedByValue(exception) && RequestBodyCheck.FindProblem(value, type) is { } problem)
        {
            throw RequestBodyCheck.CreateException(problem, exception);
        }
        finally
        {
            ReadOnlyFields.Body = null;
        }
    }
}
