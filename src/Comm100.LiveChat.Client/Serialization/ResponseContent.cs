using System.Net;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// The body of a successful response, whole and in a rented buffer. The call that got it ends when its result is read from it.
/// </summary>
internal sealed class ResponseContent : HttpContent
{
    private readonly ResponseBody _body;
    private readonly HttpContent? _received;
    private readonly CallContext _call;
    private readonly ResponseReader _reader;
    private readonly bool _isVisible;
    private CallTelemetry? _telemetry;

    /// <param name="body">The bytes; they are given back when this is disposed.</param>
    /// <param name="received">The content that they came in, with its headers.</param>
    /// <param name="call">The call.</param>
    /// <param name="reader">Reads the result.</param>
    /// <param name="isVisible">
    /// Whether handlers outside of the pipeline see the response. Otherwise Refit alone does: it copies a body before it has it read, and there
    /// is no need for a copy.
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
                // The body is unpacked by now, and as long as it is.
                if (!string.Equals(header.Key, "Content-Length", StringComparison.OrdinalIgnoreCase) && !string.Equals(header.Key, "Content-Encoding", StringComparison.OrdinalIgnoreCase))
                {
                    Headers.TryAddWithoutValidation(header.Key, header.Value);
                }
            }
        }
    }

    /// <summary>Leaves it to this content to report the end of the call.</summary>
    public void ReportTo(CallTelemetry telemetry) => _telemetry = telemetry;

    public bool IsBlank => _body.IsBlank;

    /// <summary>Reads the result, which ends the call.</summary>
    /// <exception cref="LiveChatException">The body does not hold the result.</exception>
    public T Read<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            TimeSpan offset = _call.Operation.Query is null ? TimeSpan.Zero : TimeZoneParameter.Find(_call.Address);
            return _reader.Read(_body, _received, type, offset, _call, cancellationToken);
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

    // Refit gives default for a body of no bytes, without a look at the serializer, which alone knows whether that is an error.
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
