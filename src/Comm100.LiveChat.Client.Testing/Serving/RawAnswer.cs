using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Writes to the socket past the server: it would not send half of its headers, and to abort it can overtake what it has not sent.</summary>
internal static class RawAnswer
{
    public static async Task SendStartAsync(HttpContext context, ReadOnlyMemory<byte> bodyStart, bool isWithinHeaders, CancellationToken cancellationToken)
    {
        byte[] head = Encoding.Latin1.GetBytes(Head(context.Response));
        Socket socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        ReadOnlyMemory<byte> start = isWithinHeaders ? head.AsMemory(0, head.Length / 2) : head;
        await SendAllAsync(socket, start, cancellationToken).ConfigureAwait(false);
        await SendAllAsync(socket, isWithinHeaders ? default : bodyStart, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells the client that nothing more comes, as a server does that closes a connection without a reset.</summary>
    public static void Close(HttpContext context)
    {
        try
        {
            context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The client was quicker.
        }
    }

    private static string Head(HttpResponse response)
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
