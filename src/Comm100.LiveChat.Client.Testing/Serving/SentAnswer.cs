using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>The body of the answer that is sent, given or the operation's own. Status and headers stand in the response already.</summary>
/// <param name="Body">What is sent, compressed if it has to be; empty for a huge one.</param>
/// <param name="HugeLength">The size of a body that is made while it is sent.</param>
internal sealed record SentAnswer(byte[] Body, long? HugeLength)
{
    /// <summary>Performs the operation, and keeps what it writes from being sent.</summary>
    public static async Task<SentAnswer> CaptureAsync(HttpContext context, Func<Task> serve)
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

        return new SentAnswer(captured.ToArray(), HugeLength: null);
    }

    /// <summary>Puts an answer in place of what was written to the response before.</summary>
    public static SentAnswer Replace(FaultAnswer answer, HttpResponse response)
    {
        response.Headers.Clear();
        response.StatusCode = answer.StatusCode;
        response.ContentType = answer.ContentType;
        foreach ((string name, string value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        return new SentAnswer(answer.Body, answer.HugeLength);
    }

    /// <summary>Compresses the body if the fault says so, and writes the headers that depend on the fault.</summary>
    public SentAnswer Prepare(Fault fault, HttpResponse response)
    {
        SentAnswer sent = fault.IsGzip && HugeLength is null ? this with { Body = Compress(Body) } : this;
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

        response.ContentLength = sent.Length(fault, response.StatusCode);
        return sent;
    }

    /// <summary>Gives how many bytes of the body are sent.</summary>
    public int CutAfter(Fault fault)
    {
        if (fault.Cut != FaultCut.InBody)
        {
            return Body.Length;
        }

        int most = fault.Answer?.DeclaredLength is null ? Math.Max(0, Body.Length - 1) : Body.Length;
        return Math.Min(fault.CutAfter ?? (Body.Length / 2), most);
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

    private long? Length(Fault fault, int statusCode)
    {
        if (statusCode is 204 or 304)
        {
            return null;
        }

        if (HugeLength is not null)
        {
            return fault.IsGzip ? null : fault.Answer?.DeclaredLength;
        }

        // A body that is cut has at least one byte that does not come.
        long length = fault.Answer?.DeclaredLength ?? Body.Length;
        return fault.Cut == FaultCut.InBody ? Math.Max(1, length) : length;
    }
}
