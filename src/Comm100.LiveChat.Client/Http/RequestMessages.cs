using System.Reflection;

namespace Comm100.LiveChat.Client.Http;

/// <summary>Adds what all requests of the client have in common.</summary>
internal static class RequestMessages
{
    private static readonly string s_userAgent = "Comm100.LiveChat.Client/" + PackageVersion();

    public static void AddFixedHeaders(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", s_userAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", ResponseBody.Encoding);
    }

    /// <summary>Creates the content of a request without a body; null on .NET Framework, which does not allow content in a GET request.</summary>
    /// <remarks>
    /// If a connection closes before the response, SocketsHttpHandler sends the request again, up to three times. It does not do so once it has
    /// started to send content. Empty content is enough for that.
    /// </remarks>
    public static HttpContent? CreateEmptyContent()
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
