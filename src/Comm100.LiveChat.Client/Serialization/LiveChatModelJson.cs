using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// Serializes models outside of calls, for example to store them: completely, with ids and all other read-only fields. The contracts are generated at
/// compile time, so this also works in a program that is compiled ahead of time.
/// </summary>
/// <remarks>
/// Models are read as tolerantly as a response of the service: a value that cannot be read is kept in <see cref="LiveChatModel.AdditionalProperties"/>.
/// Everything that is written can be read again without loss.
/// </remarks>
public static class LiveChatModelJson
{
    /// <summary>
    /// The serializer options. Null values are omitted, and strings are not escaped more than JSON requires. The options are read-only. To add types of your own, copy the
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
        JsonSerializerOptions options = JsonContracts.CreateStorageOptions(JsonTypeInfoResolver.Combine(GroupJsonContexts.All()));
        options.MakeReadOnly();
        return options;
    }
}
