using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// How the contracts of one group are used: one set of rules for responses and one for bodies. Each group has its own, over a context of its
/// own, so that a natively compiled program holds the models of the groups that it uses alone.
/// </summary>
internal sealed class JsonContracts(IJsonTypeInfoResolver context)
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> s_reading = new();
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> s_writing = new();

    // Two threads that ask at once can make two, of which either will do.
    private JsonSerializerOptions? _answers;
    private JsonSerializerOptions? _requests;

    /// <summary>The contract by which a response is read.</summary>
    public JsonTypeInfo<T> Answer<T>() => (JsonTypeInfo<T>)(_answers ??= CreateForAnswers()).GetTypeInfo(typeof(T));

    /// <summary>The contract by which a body is written: without unset and read-only members.</summary>
    public JsonTypeInfo<T> Request<T>() => (JsonTypeInfo<T>)(_requests ??= CreateForRequests()).GetTypeInfo(typeof(T));

    /// <summary>The contract by which a response is read that the caller gave a contract for: models in it are read as everywhere else.</summary>
    public static JsonTypeInfo<T> ForResponse<T>(JsonTypeInfo<T> given)
    {
        IList<JsonConverter> converters = given.Options.Converters;
        return converters.Count > 0 && converters[0] is TimeConverter { IsForResponses: true } ? given
            : GetReadOptions(given.Options).TryGetTypeInfo(typeof(T), out JsonTypeInfo? known) ? (JsonTypeInfo<T>)known
            : given;
    }

    /// <summary>The rules by which models are read that are read by options of a caller's.</summary>
    public static JsonSerializerOptions GetReadOptions(JsonSerializerOptions given) => s_reading.GetValue(given, static options =>
    {
        JsonSerializerOptions reading = CopyWithoutModels(options);
        reading.TypeInfoResolver = Reading(options.TypeInfoResolver!);
        reading.NumberHandling |= JsonNumberHandling.AllowReadingFromString;
        if (!reading.Converters.Any(converter => converter.CanConvert(typeof(DateTimeOffset))))
        {
            reading.Converters.Add(new TimeConverter());
        }

        return reading;
    });

    /// <summary>The rules by which models are written that are written by options of a caller's.</summary>
    public static JsonSerializerOptions GetWriteOptions(JsonSerializerOptions given) => s_writing.GetValue(given, static options =>
    {
        JsonSerializerOptions writing = CopyWithoutModels(options);
        writing.TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(FieldAliases.AddToWriting).WithAddedModifier(LenientModels.AddToStored);
        return writing;
    });

    private static JsonSerializerOptions CopyWithoutModels(JsonSerializerOptions options)
    {
        var copy = new JsonSerializerOptions(options);
        for (int i = copy.Converters.Count - 1; i >= 0; i--)
        {
            if (copy.Converters[i] is LiveChatModelConverter)
            {
                copy.Converters.RemoveAt(i);
            }
        }

        if (copy.MaxDepth == 0)
        {
            copy.MaxDepth = LenientRewriter.MaxDepth;
        }

        return copy;
    }

    private static IJsonTypeInfoResolver Reading(IJsonTypeInfoResolver resolver) =>
        resolver.WithAddedModifier(FieldAliases.AddToReading).WithAddedModifier(LenientModels.AddToReading);

    private JsonSerializerOptions CreateForAnswers() => new()
    {
        TypeInfoResolver = Reading(context),
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        MaxDepth = LenientRewriter.MaxDepth,
        Converters = { new TimeConverter { IsForResponses = true } },
    };

    private JsonSerializerOptions CreateForRequests() => new()
    {
        TypeInfoResolver = context
            .WithAddedModifier(ReadOnlyFields.OmitReadOnly)
            .WithAddedModifier(FieldAliases.AddToWriting)
            .WithAddedModifier(LenientModels.AddToRequests),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = LenientRewriter.MaxDepth,
        Converters = { new TimeConverter() },
    };
}
