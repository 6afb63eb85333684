using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Pipeline;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// Creates the Refit settings for the interfaces of this package, such as <see cref="IBansApi"/>, for applications that create their Refit clients
/// themselves. <see cref="LiveChatHandler"/> adds the credential, the retries and the limits of a client.
/// </summary>
public static class LiveChatRefit
{
    private static readonly ConcurrentDictionary<JsonSerializerContext, RefitSettings> s_groups = new();

    /// <summary>Creates settings for all interfaces of this package, with its models, its tolerant reading, and its exceptions instead of those of Refit.</summary>
    /// <returns>
    /// New settings, for <see cref="RestService.ForGenerated{T}(HttpClient, RefitSettings)"/> or for <c>AddRefitGeneratedClient</c> of the
    /// package <c>Refit.HttpClientFactory</c>.
    /// </returns>
    public static RefitSettings CreateSettings() => Create(AllGroups.Contracts, hasStringId: true);

    /// <summary>The settings of one group. They contain only its own contracts, so that a natively compiled program does not contain those of the other groups.</summary>
    internal static RefitSettings ForGroup(JsonSerializerContext context, bool hasStringId) =>
        s_groups.TryGetValue(context, out RefitSettings? settings) ? settings : s_groups.GetOrAdd(context, Create(new JsonContracts(context), hasStringId));

    /// <summary>The settings of one group of a view: those of the group, which also add the settings of the view to each request.</summary>
    internal static RefitSettings ForGroup(JsonSerializerContext context, bool hasStringId, CallSettings view) => Create(
        ForGroup(context, hasStringId).ContentSerializer,
        hasStringId,
        new Dictionary<string, object>(StringComparer.Ordinal) { [RefitRequests.SettingsKey] = view });

    private static RefitSettings Create(JsonContracts contracts, bool hasStringId) => Create(new LiveChatContentSerializer(contracts), hasStringId, requestOptions: null);

    private static RefitSettings Create(IHttpContentSerializer serializer, bool hasStringId, Dictionary<string, object>? requestOptions)
    {
        var settings = new RefitSettings(serializer)
        {
            ExceptionFactory = RefitExceptions.ConvertResponseAsync,
            DeserializationExceptionFactory = RefitExceptions.ConvertResultException,
            TransportExceptionFactory = RefitExceptions.ConvertRequestException,

            // Otherwise Refit wraps the content of a request, which the pipeline has to see.
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
            HttpRequestMessageOptions = requestOptions!,
        };
        if (hasStringId)
        {
            settings.UrlParameterFormatterMap.Add(typeof(ChatId), new ChatIdFormatter());
        }

        return settings;
    }

    // A separate class: a static field of the outer class would keep the contracts of all groups in every natively compiled program.
    private static class AllGroups
    {
        public static readonly JsonContracts Contracts = new(JsonTypeInfoResolver.Combine(GroupJsonContexts.All()));
    }
}
