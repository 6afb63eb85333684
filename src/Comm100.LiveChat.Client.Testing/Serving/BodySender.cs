using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Sends bodies: in small pieces, or larger than anybody wants to hold.</summary>
internal static class BodySender
{
    private const int PieceBytes = 64 * 1024;

    public static async Task SendAsync(
        ReadOnlyMemory<byte> body, Fault fault, HttpResponse response, TimeProvider time, CancellationToken cancellationToken)
    {
        int piece = fault.DripBytes > 0 ? fault.DripBytes : Math.Max(1, body.Length);

        // Headers do not wait for the first byte.
        await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        for (long start = 0; start < body.Length; start += piece)
        {
            if (fault.DripDelay > TimeSpan.Zero)
            {
                await Task.Delay(fault.DripDelay, time, cancellationToken).ConfigureAwait(false);
            }

            await response.Body.WriteAsync(body.Slice((int)start, (int)Math.Min(piece, body.Length - start)), cancellationToken).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a text in JSON of the given size.</summary>
    public static async Task SendHugeAsync(long length, bool isGzip, HttpResponse response, CancellationToken cancellationToken)
    {
        Stream target = isGzip ? new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true) : response.Body;
        try
        {
            byte[] quote = "\""u8.ToArray();
            byte[] piece = new byte[PieceBytes];
            Array.Fill(piece, (byte)'a');
            await target.WriteAsync(quote, cancellationToken).ConfigureAwait(false);
            for (long left = length - 2; left > 0; left -= PieceBytes)
            {
                await target.WriteAsync(piece.AsMemory(0, (int)Math.Min(left, PieceBytes)), cancellationToken).ConfigureAwait(false);
            }

            await target.WriteAsync(quote, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (isGzip)
            {
                await target.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
