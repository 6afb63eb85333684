using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// The contracts of one group, for reading responses and for writing request bodies. Each group has its own JSON context, so that a natively
/// compiled program contains only the models of the groups that it uses.
/// </summary>
internal sealed class JsonContracts(IJsonTypeInfoResolver context)
{
    // A program reads times of a few offsets. The limit bounds the memory of one that uses many.
    private const int MaxOffsets = 64;

    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> s_readOptions = new();
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> s_writeOptions = new();

    private readonly ConcurrentDictionary<Type, JsonTypeInfo> _bodies = new();

    // Two threads can create two instances at the same time. Either is correct.
    private JsonSerializerOptions? _responses;
    private JsonSerializerOptions? _requests;
    private ConcurrentDictionary<TimeSpan, JsonSerializerOptions>? _responsesByOffset;

    /// <summary>Gets the contract that reads a response.</summary>
    /// <param name="timeOffset">The offset of times without a time zone.</param>
    public JsonTypeInfo<T> ForResponse<T>(TimeSpan timeOffset = default)
    {
        JsonSerializerOptions options = timeOffset == TimeSpan.Zero ? _responses ??= CreateForResponses(timeOffset) : GetForOffset(timeOffset);
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }

    /// <summary>Gets the contract that writes a request body: without unset and read-only fields.</summary>
    public JsonTypeInfo<T> ForRequest<T>() =>
        (JsonTypeInfo<T>)(_bodies.TryGetValue(typeof(T), out JsonTypeInfo? type) ? type : _bodies.GetOrAdd(typeof(T), CreateForBody(typeof(T))));

    /// <summary>Gets the contract that reads a response for which the caller gave a contract. It reads models as in every other response.</summary>
    public static JsonTypeInfo<T> ForResponse<T>(JsonTypeInfo<T> callerType)
    {
        IList<JsonConverter> converters = callerType.Options.Converters;
        return converters.Count > 0 && converters[0] is TimeConverter { IsForResponses: true } ? callerType
            : GetReadOptions(callerType.Options).TryGetTypeInfo(typeof(T), out JsonTypeInfo? known) ? (JsonTypeInfo<T>)known
            : callerType;
    }

    /// <summary>Gets the options that read models for options of the caller.</summary>
    public static JsonSerializerOptions GetReadOptions(JsonSerializerOptions callerOptions) => s_readOptions.GetValue(callerOptions, static options =>
    {
        JsonSerializerOptions reading = CopyWithoutModelConverter(options);
        reading.TypeInfoResolver = AddReading(options.TypeInfoResolver!);
        reading.NumberHandling |= JsonNumberHandling.AllowReadingFromString;
        if (!reading.Converters.Any(converter => converter.CanConvert(typeof(DateTimeOffset))))
        {
            reading.Converters.Add(new TimeConverter(TimeSpan.Zero));
        }

        return reading;
    });

    /// <summary>Gets the options that write models for options of the caller.</summary>
    public static JsonSerializerOptions GetWriteOptions(JsonSerializerOptions callerOptions) => s_writeOptions.GetValue(callerOptions, static options =>
    {
        JsonSerializerOptions writing = CopyWithoutModelConverter(options);
        writing.TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(FieldAliases.AddToWriting).WithAddedModifier(LenientModels.AddToStored);
        return writing;
    });

    /// <summary>Creates the options that write models completely, and read them again without loss.</summary>
    /// <param name="resolver">The contracts of the models.</param>
    public static JsonSerializerOptions CreateStorageOptions(IJsonTypeInfoResolver resolver) => new()
    {
        TypeInfoResolver = resolver,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = LenientRewriter.MaxDepth,
        Converters = { new LiveChatModelConverter(), new TimeConverter(TimeSpan.Zero) },
    };

    private static JsonSerializerOptions CopyWithoutModelConverter(JsonSerializerOptions options)
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

    private static IJsonTypeInfoResolver AddReading(IJsonTypeInfoResolver resolver) =>
        resolver.WithAddedModifier(FieldAliases.AddToReading).WithAddedModifier(LenientModels.AddToReading);

    private JsonSerializerOptions GetForOffset(TimeSpan timeOffset)
    {
        ConcurrentDictionary<TimeSpan, JsonSerializerOptions> all = _responsesByOffset ??= new();
        if (all.TryGetValue(timeOffset, out JsonSerializerOptions? options))
        {
            return options;
        }

        if (all.Count >= MaxOffsets)
        {
            all.Clear();
        }

        return all.GetOrAdd(timeOffset, CreateForResponses(timeOffset));
    }

    private JsonSerializerOptions CreateForResponses(TimeSpan timeOffset) => new()
    {
        TypeInfoResolver = AddReading(context),
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        MaxDepth = LenientRewriter.MaxDepth,
        Converters = { new TimeConverter(timeOffset) { IsForResponses = true } },
    };

    private JsonTypeInfo CreateForBody(Type type)
    {
        JsonSerializerOptions options = _requests ??= CreateForRequests();
        if (!ReadOnlyFields.HasId(type))
        {
            return options.GetTypeInfo(type);
        }

        // A contract apart from the one in the options, which serves objects of this type inside of other bodies.
        JsonTypeInfo body = options.TypeInfoResolver!.GetTypeInfo(type, options)!;
        ReadOnlyFields.OmitId(body);
        return body;
    }

    private JsonSerializerOptions CreateForRequests() => new()
    {
        TypeInfoResolver = context
            .WithAddedModifier(ReadOnlyFields.Omit)
            .WithAddedModifier(FieldAliases.AddToWriting)
            .WithAddedModifier(LenientModels.AddToRequests),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = LenientRewriter.MaxDepth,
        Converters = { new TimeConverter(TimeSpan.Zero) },
    };
}
