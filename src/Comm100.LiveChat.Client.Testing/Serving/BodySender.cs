using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Sends bodies in small chunks, and bodies that are too large to hold in memory.</summary>
internal static class BodySender
{
    private const int MaxChunkSize = 64 * 1024;

    public static async Task SendAsync(
        ReadOnlyMemory<byte> body, Fault fault, HttpResponse response, TimeProvider time, CancellationToken cancellationToken)
    {
        int chunkSize = fault.ChunkSize > 0 ? fault.ChunkSize : Math.Max(1, body.Length);

        // Sends the headers before the first byte of the body.
        await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        for (long start = 0; start < body.Length; start += chunkSize)
        {
            if (fault.ChunkDelay > TimeSpan.Zero)
            {
                await Task.Delay(fault.ChunkDelay, time, cancellationToken).ConfigureAwait(false);
            }

            await response.Body.WriteAsync(body.Slice((int)start, (int)Math.Min(chunkSize, body.Length - start)), cancellationToken).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a JSON string of the given size.</summary>
    public static async Task SendGeneratedAsync(long length, bool isGzip, HttpResponse response, CancellationToken cancellationToken)
    {
        Stream target = isGzip ? new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true) : response.Body;
        try
        {
            byte[] quote = "\""u8.ToArray();
            byte[] chunk = new byte[MaxChunkSize];
            Array.Fill(chunk, (byte)'a');
            await target.WriteAsync(quote, cancellationToken).ConfigureAwait(false);
            for (long remaining = length - 2; remaining > 0; remaining -= MaxChunkSize)
            {
                await target.WriteAsync(chunk.AsMemory(0, (int)Math.Min(remaining, MaxChunkSize)), cancellationToken).ConfigureAwait(false);
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
