using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Writes directly to the socket. The server cannot send half of the headers, and an abort could discard bytes that it has not sent yet.</summary>
internal static class RawSocketResponse
{
    public static async Task SendStartAsync(HttpContext context, ReadOnlyMemory<byte> bodyStart, bool isWithinHeaders, CancellationToken cancellationToken)
    {
        byte[] head = Encoding.Latin1.GetBytes(FormatHead(context.Response));
        Socket socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        ReadOnlyMemory<byte> start = isWithinHeaders ? head.AsMemory(0, head.Length / 2) : head;
        await SendAllAsync(socket, start, cancellationToken).ConfigureAwait(false);
        await SendAllAsync(socket, isWithinHeaders ? default : bodyStart, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Shuts down the sending side, like a server that closes a connection without a reset.</summary>
    public static void Close(HttpContext context)
    {
        try
        {
            context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The client has already closed the connection.
        }
    }

    private static string FormatHead(HttpResponse response)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.StatusCode} {ReasonPhrases.GetReasonPhrase(response.StatusCode)}\r\n");
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in response.Headers)
        {
            foreach (string? value in values)
            {
                head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            }
        }

        return head.Append("\r\n").ToString();
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
        }
    }
}
