using System.Net;

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// The JSON body of a request. It still holds the object that it is written from, so that the pipeline, which knows the operation, can check
/// it before anything is sent. All attempts of a call send the same content, so disposing a message does not dispose it.
/// </summary>
internal abstract class RequestContent : HttpContent
{
    private byte[]? _bytes;

    protected RequestContent() => Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");

    /// <summary>The object that the body is written from; null where the caller gave none.</summary>
    public abstract object? Model { get; }

    /// <summary>Writes the body, once. Until then nothing has been read from the object.</summary>
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

#pragma warning disable CA2215 // Disposed content cannot be sent, and all attempts of a call send this one. It holds nothing to be released.
    protected override void Dispose(bool disposing)
    {
    }
#pragma warning restore CA2215
}
