using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Finds in a message what Refit has written there of the method that was called.</summary>
internal static class RefitRequests
{
    /// <exception cref="ArgumentException">The request was not made by a method of an interface of this client.</exception>
    public static LiveChatOperation OperationOf(HttpRequestMessage request) =>
        request is CustomRequestMessage custom ? custom.Operation : Find(request) ?? throw new ArgumentException(
            "LiveChatHandler sends only the requests of the interfaces of this package, such as IBansApi. Use another HttpClient for other requests.", nameof(request));

    public static LiveChatOperation? Find(HttpRequestMessage request)
    {
#if NETFRAMEWORK
        return request.Properties.TryGetValue(HttpRequestMessageOptions.InterfaceType, out object? api) && request.Properties.TryGetValue(HttpRequestMessageOptions.MethodName, out object? method)
            ? LiveChatOperations.Find((Type)api, (string)method)
            : null;
#else
        return request.Options.TryGetValue(s_interface, out Type? api) && request.Options.TryGetValue(s_method, out string? method)
            ? LiveChatOperations.Find(api, method)
            : null;
#endif
    }

    /// <summary>The headers that were set outside of the pipeline; null where there are none, as with a client of ours.</summary>
    public static IReadOnlyList<KeyValuePair<string, IEnumerable<string>>>? HeadersOf(HttpRequestMessage request)
    {
#if NETFRAMEWORK
        KeyValuePair<string, IEnumerable<string>>[] headers = [.. request.Headers];
        return headers.Length == 0 ? null : headers;
#else
        if (request.Headers.NonValidated.Count == 0)
        {
            return null;
        }

        return [.. request.Headers.NonValidated.Select(header => KeyValuePair.Create<string, IEnumerable<string>>(header.Key, [.. header.Value]))];
#endif
    }

#if !NETFRAMEWORK
    private static readonly HttpRequestOptionsKey<Type> s_interface = new(HttpRequestMessageOptions.InterfaceType);
    private static readonly HttpRequestOptionsKey<string> s_method = new(HttpRequestMessageOptions.MethodName);
#endif
}
