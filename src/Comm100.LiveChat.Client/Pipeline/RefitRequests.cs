using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Reads which interface method created a request.</summary>
internal static class RefitRequests
{
    /// <summary>The name under which Refit adds the settings of a view to each request.</summary>
    public const string SettingsKey = "Comm100.LiveChat.Client.CallSettings";

    /// <exception cref="ArgumentException">No method of an interface of this package created the request.</exception>
    public static LiveChatOperation GetOperation(HttpRequestMessage request) =>
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

    /// <summary>Gets the settings of the view that creates a request; null if no view does.</summary>
    public static CallSettings? FindSettings(HttpRequestMessage request)
    {
        if (request is CustomRequestMessage custom)
        {
            return custom.Settings;
        }

#if NETFRAMEWORK
        return request.Properties.TryGetValue(SettingsKey, out object? settings) ? (CallSettings)settings : null;
#else
        return request.Options.TryGetValue(s_settings, out CallSettings? settings) ? settings : null;
#endif
    }

    /// <summary>Gets the headers that handlers outside the pipeline added; null if there are none.</summary>
    public static IReadOnlyList<KeyValuePair<string, IEnumerable<string>>>? GetHeaders(HttpRequestMessage request)
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
    private static readonly HttpRequestOptionsKey<CallSettings> s_settings = new(SettingsKey);
#endif
}
