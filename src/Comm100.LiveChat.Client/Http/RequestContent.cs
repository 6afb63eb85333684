using System.Net;

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// The JSON body of a request. It keeps the object that it is written from, so that the pipeline can check the object against the rules of the
/// operation before anything is sent. All attempts of a call send the same content, so disposing a message does not dispose it.
/// </summary>
internal abstract class RequestContent : HttpContent
{
    private byte[]? _bytes;

    protected RequestContent() => Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");

    /// <summary>The object that the body is written from; null if the caller passed null.</summary>
    public abstract object? Model { get; }

    /// <summary>Writes the body, once. The object is not read before.</summary>
    public void Write() => _bytes ??= ToBytes();

    protected abstract byte[] ToBytes();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Write();
        return stream.WriteAsync(_bytes!, 0, _bytes!.Length);
    }

#if !NETFRAMEWORK
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Write();
        return stream.WriteAsync(_bytes!, 0, _bytes!.Length, cancellationToken);
    }
#endif

    protected override bool TryComputeLength(out long length)
    {
        Write();
        length = _bytes!.Length;
        return true;
    }

#pragma warning disable CA2215 // All attempts of a call send this content, and disposed content cannot be sent. It has nothing to release.
    protected override void Dispose(bool disposing)
    {
    }
#pragma warning restore CA2215
}
