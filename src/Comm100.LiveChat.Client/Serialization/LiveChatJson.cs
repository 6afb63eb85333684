using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>How the client reads answers and writes bodies: one set of rules each, over the same generated contracts.</summary>
internal static class LiveChatJson
{
    private static readonly JsonSerializerOptions s_answers = new()
    {
        TypeInfoResolver = LiveChatJsonContext.Default.WithAddedModifier(MemberSpellings.AddToAnswers).WithAddedModifier(ModelRescue.AddToAnswers),
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new TimeConverter() },
    };

    private static readonly JsonSerializerOptions s_requests = new()
    {
        TypeInfoResolver = LiveChatJsonContext.Default
            .WithAddedModifier(RequestMembers.OmitReadOnly)
            .WithAddedModifier(MemberSpellings.AddToRequests)
            .WithAddedModifier(ModelRescue.AddToRequests),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TimeConverter() },
    };

    /// <summary>The contract by which an answer is read.</summary>
    public static JsonTypeInfo<T> Answer<T>() => (JsonTypeInfo<T>)s_answers.GetTypeInfo(typeof(T));

    /// <summary>The contract by which a body is written: without unset and read-only members.</summary>
    public static JsonTypeInfo<T> Request<T>() => (JsonTypeInfo<T>)s_requests.GetTypeInfo(typeof(T));

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
