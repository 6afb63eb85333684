using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// How models are written as JSON and read again outside of calls, to store or to pass them on: whole, with ids and all other read-only
/// members, and by contracts that are generated at compile time, so that it works when compiled ahead of time.
/// </summary>
/// <remarks>
/// Models are read as leniently as a response of the service is: what cannot be read is kept in <see cref="LiveChatModel.AdditionalMembers"/>.
/// Everything that is written is read again, with nothing lost.
/// </remarks>
public static class LiveChatModelJson
{
    /// <summary>
    /// The options: members that are null are left out, texts are written as they are. They are read-only. To add types of your own, copy the
    /// options and insert your context into the <see cref="JsonSerializerOptions.TypeInfoResolverChain"/> of the copy.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The contract of a model, for the methods of <see cref="JsonSerializer"/>.</summary>
    /// <typeparam name="T">The model, such as <see cref="Chat"/>.</typeparam>
    /// <returns>The contract.</returns>
    public static JsonTypeInfo<T> TypeInfo<T>()
        where T : LiveChatModel => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(GroupJsonContexts.All()),
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = TolerantWriter.Deepest,
            Converters = { new StoredModelConverter(), new TimeConverter() },
        };
        options.MakeReadOnly();
        return options;
    }
}
