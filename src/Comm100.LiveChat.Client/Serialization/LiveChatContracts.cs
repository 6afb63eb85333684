using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// How the contracts of one group are used: one set of rules for answers and one for bodies. Each group has its own, over a context of its
/// own, so that a natively compiled program holds the models of the groups that it uses alone.
/// </summary>
internal sealed class LiveChatContracts(IJsonTypeInfoResolver context)
{
    // Two threads that ask at once can make two, of which either will do.
    private JsonSerializerOptions? _answers;
    private JsonSerializerOptions? _requests;

    /// <summary>The contract by which an answer is read.</summary>
    public JsonTypeInfo<T> Answer<T>() => (JsonTypeInfo<T>)(_answers ??= CreateForAnswers()).GetTypeInfo(typeof(T));

    /// <summary>The contract by which a body is written: without unset and read-only members.</summary>
    public JsonTypeInfo<T> Request<T>() => (JsonTypeInfo<T>)(_requests ??= CreateForRequests()).GetTypeInfo(typeof(T));

    private JsonSerializerOptions CreateForAnswers() => new()
    {
        TypeInfoResolver = context.WithAddedModifier(MemberSpellings.AddToAnswers).WithAddedModifier(ModelRescue.AddToAnswers),
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new TimeConverter() },
    };

    private JsonSerializerOptions CreateForRequests() => new()
    {
        TypeInfoResolver = context
            .WithAddedModifier(RequestMembers.OmitReadOnly)
            .WithAddedModifier(MemberSpellings.AddToRequests)
            .WithAddedModifier(ModelRescue.AddToRequests),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TimeConverter() },
    };
}
