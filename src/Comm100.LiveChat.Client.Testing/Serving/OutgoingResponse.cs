using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>The body of the response to send, from a fault or from the operation. The status and the headers are already set on the HTTP response.</summary>
/// <param name="Body">The bytes to send, compressed if required; empty if the body is generated.</param>
/// <param name="GeneratedLength">The length of a body that is generated while it is sent.</param>
internal sealed record OutgoingResponse(byte[] Body, long? GeneratedLength)
{
    /// <summary>Performs the operation and captures its response instead of sending it.</summary>
    public static async Task<OutgoingResponse> CaptureAsync(HttpContext context, Func<Task> serve)
    {
        Stream connection = context.Response.Body;
        using var captured = new MemoryStream();
        context.Response.Body = captured;
        try
        {
            await serve().ConfigureAwait(false);
            await context.Response.BodyWriter.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            context.Response.Body = connection;
        }

        return new OutgoingResponse(captured.ToArray(), GeneratedLength: null);
    }

    /// <summary>Replaces the status and the headers of the HTTP response.</summary>
    public static OutgoingResponse Replace(FaultResponse replacement, HttpResponse response)
    {
        response.Headers.Clear();
        response.StatusCode = replacement.StatusCode;
        response.ContentType = replacement.ContentType;
        foreach ((string name, string value) in replacement.Headers)
        {
            response.Headers.Append(name, value);
        }

        return new OutgoingResponse(replacement.Body, replacement.GeneratedLength);
    }

    /// <summary>Compresses the body if the fault requires it, and sets the headers of the fault.</summary>
    public OutgoingResponse Prepare(Fault fault, HttpResponse response)
    {
        OutgoingResponse outgoing = fault.IsGzip && GeneratedLength is null ? this with { Body = Compress(Body) } : this;
        foreach ((string name, string value) in fault.Headers)
        {
            response.Headers.Append(name, value);
        }

        if (fault.HasContentType)
        {
            response.ContentType = fault.ContentType;
        }

        if (fault.IsGzip)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        response.ContentLength = outgoing.GetContentLength(fault, response.StatusCode);
        return outgoing;
    }

    /// <summary>Returns the number of bytes of the body to send.</summary>
    public int GetSentLength(Fault fault)
    {
        if (fault.InterruptionPoint != InterruptionPoint.InBody)
        {
            return Body.Length;
        }

        int maximum = fault.Response?.DeclaredLength is null ? Math.Max(0, Body.Length - 1) : Body.Length;
        return Math.Min(fault.BytesBeforeInterruption ?? (Body.Length / 2), maximum);
    }

    private static byte[] Compress(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }

    private long? GetContentLength(Fault fault, int statusCode)
    {
        if (statusCode is 204 or 304)
        {
            return null;
        }

        if (GeneratedLength is not null)
        {
            return fault.IsGzip ? null : fault.Response?.DeclaredLength;
        }

        // At least one byte of an interrupted body must be missing.
        long length = fault.Response?.DeclaredLength ?? Body.Length;
        return fault.InterruptionPoint == InterruptionPoint.InBody ? Math.Max(1, length) : length;
    }
}
