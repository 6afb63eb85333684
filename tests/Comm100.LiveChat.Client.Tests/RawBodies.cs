using System.IO.Compression;
using System.Text;

namespace Comm100.LiveChat.Client.Tests;

/// <summary>Servers that respond with the given bytes.</summary>
internal static class RawBodies
{
    public static RawServer Serve(byte[] body, string? contentType, int status = 200, string? moreHeaders = null)
    {
        string type = contentType is null ? "" : $"Content-Type: {contentType}\r\n";
        string more = moreHeaders is null ? "" : moreHeaders + "\r\n";
        byte[] head = Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\n{type}{more}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        return new RawServer(exchange => exchange.SendAsync(head, body));
    }

    /// <summary>Compresses a body with gzip.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }
}
