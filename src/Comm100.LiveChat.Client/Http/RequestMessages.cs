using System.Reflection;

namespace Comm100.LiveChat.Client.Http;

/// <summary>What all requests of the client have in common.</summary>
internal static class RequestMessages
{
    private static readonly string s_userAgent = "Comm100.LiveChat.Client/" + PackageVersion();

    public static void AddFixedHeaders(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", s_userAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", ResponseBody.Encoding);
    }

    /// <summary>The content of a request without a body; null where a request is best sent without one.</summary>
    /// <remarks>
    /// SocketsHttpHandler itself sends a request again, up to three times, when a connection closes before the response; but not a request
    /// whose content it has begun to send. Content of no bytes is enough for that. .NET Framework refuses any content of a GET.
    /// </remarks>
    public static HttpContent? NoContent()
    {
#if NETFRAMEWORK
        return null;
#else
        return new EmptyContent();
#endif
    }

    private static string PackageVersion()
    {
        string version = typeof(RequestMessages).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        int build = version.IndexOf('+');
        return build < 0 ? version : version.Substring(0, build);
    }

#if !NETFRAMEWORK
    private sealed class EmptyContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => Task.CompletedTask;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return true;
        }
    }
#endif
}
