using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Pipeline;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// For an application that makes its Refit clients itself: the settings by which Refit sends and reads the interfaces of this package, such as
/// <see cref="IBansApi"/>. The credential, the retries and the limits of a client are in <see cref="LiveChatHandler"/>.
/// </summary>
public static class LiveChatRefit
{
    private static readonly ConcurrentDictionary<JsonSerializerContext, RefitSettings> s_groups = new();
    private static readonly Lazy<LiveChatContracts> s_all = new(static () => new LiveChatContracts(JsonTypeInfoResolver.Combine(GroupJsonContexts.All())));

    /// <summary>Makes settings for all interfaces of this package: its models, its tolerant reading, and its exceptions in place of Refit's.</summary>
    /// <returns>
    /// New settings, for <see cref="RestService.ForGenerated{T}(HttpClient, RefitSettings)"/> or for <c>AddRefitGeneratedClient</c> of the
    /// package <c>Refit.HttpClientFactory</c>.
    /// </returns>
    public static RefitSettings CreateSettings() => Create(s_all.Value, hasTextId: true);

    /// <summary>The settings of one group, with its own contracts alone, so that a natively compiled program does not hold those of the others.</summary>
    internal static RefitSettings ForGroup(JsonSerializerContext context, bool hasTextId) =>
        s_groups.TryGetValue(context, out RefitSettings? settings) ? settings : s_groups.GetOrAdd(context, Create(new LiveChatContracts(context), hasTextId));

    private static RefitSettings Create(LiveChatContracts contracts, bool hasTextId)
    {
        var settings = new RefitSettings(new LiveChatContentSerializer(contracts))
        {
            ExceptionFactory = RefitFailures.OfResponseAsync,
            DeserializationExceptionFactory = RefitFailures.OfResult,
            TransportExceptionFactory = RefitFailures.OfRequest,

            // Otherwise Refit wraps the content of a request, which the pipeline has to see.
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
        };
        if (hasTextId)
        {
            settings.UrlParameterFormatterMap.Add(typeof(ChatId), new ChatIdFormatter());
        }

        return settings;
    }
}
