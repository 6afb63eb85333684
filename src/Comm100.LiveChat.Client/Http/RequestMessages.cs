using System.Reflection;

namespace Comm100.LiveChat.Client.Http;

/// <summary>Makes the message of a request: verb, address, fixed headers and a body of known length.</summary>
internal static class RequestMessages
{
    private static readonly string s_userAgent = "Comm100.LiveChat.Client/" + PackageVersion();

    public static HttpRequestMessage Create(LiveChatOperation operation, RequestTarget target, byte[]? body)
    {
        var request = new HttpRequestMessage(operation.Method, target.Address);
        AddFixedHeaders(request);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        }

        return request;
    }

    public static void AddFixedHeaders(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", s_userAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", ResponseBody.Encoding);
    }

    private static string PackageVersion()
    {
        string version = typeof(RequestMessages).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        int build = version.IndexOf('+');
        return build < 0 ? version : version.Substring(0, build);
    }
}
