using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// The complete body of a successful response in a rented buffer. The call ends when the result is read.
/// </summary>
internal sealed class ResponseContent : HttpContent
{
    private readonly ResponseBody _body;
    private readonly HttpContent? _received;
    private readonly CallContext _call;
    private readonly ResponseReader _reader;
    private readonly bool _isVisible;
    private CallTelemetry? _telemetry;

    /// <param name="body">The bytes. They are returned to the pool when this content is disposed.</param>
    /// <param name="received">The received content, with its headers.</param>
    /// <param name="call">The call.</param>
    /// <param name="reader">Reads the result.</param>
    /// <param name="isVisible">
    /// Whether handlers outside of the pipeline see the response. If only Refit sees it, the content copies no bytes, because Refit buffers a body
    /// before it reads it.
    /// </param>
    public ResponseContent(ResponseBody body, HttpContent? received, CallContext call, ResponseReader reader, bool isVisible)
    {
        _body = body;
        _received = received;
        _call = call;
        _reader = reader;
        _isVisible = isVisible;
        if (isVisible && received is not null)
        {
            foreach (KeyValuePair<string, IEnumerable<string>> header in received.Headers)
            {
                // The body is already decompressed, so these headers no longer apply.
                if (!string.Equals(header.Key, "Content-Length", StringComparison.OrdinalIgnoreCase) && !string.Equals(header.Key, "Content-Encoding", StringComparison.OrdinalIgnoreCase))
                {
                    Headers.TryAddWithoutValidation(header.Key, header.Value);
                }
            }
        }
    }

    /// <summary>Reports the end of the call when the result is read or the content is disposed.</summary>
    public void ReportTo(CallTelemetry telemetry) => _telemetry = telemetry;

    /// <summary>The headers of the received content; null without content.</summary>
    public HttpContentHeaders? ReceivedHeaders => _received?.Headers;

    public bool IsBlank => _body.IsBlank;

    /// <summary>The offset of times without a time zone.</summary>
    public TimeSpan TimeOffset => _call.Operation.Query is null ? TimeSpan.Zero : TimeZoneParameter.Find(_call.Address);

    /// <summary>Reads the result and ends the call.</summary>
    /// <exception cref="LiveChatException">The body does not hold the result.</exception>
    public T Read<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return _reader.Read(_body, _received, type, _call, cancellationToken);
        }
        catch (Exception exception)
        {
            _call.Failure = exception;
            throw;
        }
        finally
        {
            End();
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

#if NETFRAMEWORK
    private Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
#else
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
#endif
    {
        if (!_isVisible)
        {
            return Task.CompletedTask;
        }

        ReadOnlyMemory<byte> bytes = _body.Bytes;
#if NETFRAMEWORK
        return stream.WriteAsync(bytes.ToArray(), 0, bytes.Length, cancellationToken);
#else
        return stream.WriteAsync(bytes, cancellationToken).AsTask();
#endif
    }

    // For a length of 0, Refit would return the default without calling the serializer, which reports an empty body as an error.
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            End();
            _body.Dispose();
            _received?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void End() => Interlocked.Exchange(ref _telemetry, null)?.Stop(_call);
}
