using System.Text;

namespace Comm100.LiveChat.Client.Testing;

/// <content>Interruptions of the response.</content>
public sealed partial class FaultRule
{
    /// <summary>Resets the connection before a response is sent. The operation is not performed unless
    /// <see cref="PerformOperation"/> is called.</summary>
    /// <returns>The rule.</returns>
    public FaultRule Reset() => InterruptAt(InterruptionPoint.BeforeResponse, InterruptionKind.Reset);

    /// <summary>Performs the operation, then resets the connection, so that its response is lost. The caller cannot know whether the operation
    /// was performed.</summary>
    /// <returns>The rule.</returns>
    public FaultRule LoseResponse() => PerformOperation().Reset();

    /// <summary>Sends the status and half of the headers, then resets the connection. The operation is performed unless
    /// another response is defined.</summary>
    /// <returns>The rule.</returns>
    public FaultRule ResetInHeaders() => InterruptAt(InterruptionPoint.InHeaders, InterruptionKind.Reset);

    /// <summary>Closes the connection normally, without a reset, before a response is sent. The operation is not performed unless
    /// <see cref="PerformOperation"/> is called.</summary>
    /// <returns>The rule.</returns>
    public FaultRule Close() => InterruptAt(InterruptionPoint.BeforeResponse, InterruptionKind.Close);

    /// <summary>Sends the status and half of the headers, then closes the connection normally, without a reset. The operation is performed unless
    /// another response is defined. <c>Truncate(0)</c> closes it after the headers.</summary>
    /// <returns>The rule.</returns>
    public FaultRule CloseInHeaders() => InterruptAt(InterruptionPoint.InHeaders, InterruptionKind.Close);

    /// <summary>Sends the headers and the start of the body, then resets the connection. The operation is performed unless
    /// another response is defined.</summary>
    /// <param name="afterBytes">The number of bytes of the body that are sent, always less than all of them; null sends half of the body.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="afterBytes"/> is negative.</exception>
    public FaultRule ResetInBody(int? afterBytes = null) => InterruptBody(InterruptionKind.Reset, afterBytes);

    /// <summary>Never responds. The request ends when the client disconnects or the fake is disposed. The operation is not performed unless
    /// <see cref="PerformOperation"/> is called.</summary>
    /// <returns>The rule.</returns>
    public FaultRule Hang() => InterruptAt(InterruptionPoint.BeforeResponse, InterruptionKind.Hang);

    /// <summary>Sends the headers and the start of the body, then nothing more. The request ends when the client disconnects or
    /// the fake is disposed. The operation is performed unless
    /// another response is defined.</summary>
    /// <param name="afterBytes">The number of bytes of the body that are sent, always less than all of them; null sends half of the body.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="afterBytes"/> is negative.</exception>
    public FaultRule HangInBody(int? afterBytes = null) => InterruptBody(InterruptionKind.Hang, afterBytes);

    /// <summary>Sends the headers and the start of a body, then nothing more. The request ends when the client disconnects or
    /// the fake is disposed.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="bodyStart">The start of the body, encoded as UTF-8.</param>
    /// <param name="declaredLength">The <c>Content-Length</c> in bytes, greater than the length of the start.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status, or <paramref name="declaredLength"/> is not greater than the length of the start.</exception>
    public FaultRule HangInBody(int statusCode, string bodyStart, long declaredLength) =>
        InterruptBody(InterruptionKind.Hang, statusCode, bodyStart, declaredLength);

    /// <summary>Sends the headers and the start of the body, then closes the connection, so that the client receives an incomplete body. The operation is performed unless
    /// another response is defined.</summary>
    /// <param name="afterBytes">The number of bytes of the body that are sent, always less than all of them; null sends half of the body.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="afterBytes"/> is negative.</exception>
    public FaultRule Truncate(int? afterBytes = null) => InterruptBody(InterruptionKind.Close, afterBytes);

    /// <summary>Sends the headers and the start of a body, then closes the connection, so that the client receives an incomplete body.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="bodyStart">The start of the body, encoded as UTF-8.</param>
    /// <param name="declaredLength">The <c>Content-Length</c> in bytes, greater than the length of the start.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status, or <paramref name="declaredLength"/> is not greater than the length of the start.</exception>
    public FaultRule Truncate(int statusCode, string bodyStart, long declaredLength) =>
        InterruptBody(InterruptionKind.Close, statusCode, bodyStart, declaredLength);

    private FaultRule InterruptAt(InterruptionPoint point, InterruptionKind kind) =>
        Change(fault => fault with { InterruptionPoint = point, InterruptionKind = kind, BytesBeforeInterruption = null });

    private FaultRule InterruptBody(InterruptionKind kind, int? afterBytes)
    {
        if (afterBytes is { } bytes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(bytes, nameof(afterBytes));
        }

        return Change(fault => fault with { InterruptionPoint = InterruptionPoint.InBody, InterruptionKind = kind, BytesBeforeInterruption = afterBytes });
    }

    private FaultRule InterruptBody(InterruptionKind kind, int statusCode, string bodyStart, long declaredLength)
    {
        ArgumentNullException.ThrowIfNull(bodyStart);
        byte[] start = Encoding.UTF8.GetBytes(bodyStart);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(declaredLength, start.Length);
        SetResponse(new FaultResponse(ValidateStatusCode(statusCode)) { Body = start, ContentType = "application/json", DeclaredLength = declaredLength });
        return InterruptBody(kind, start.Length);
    }
}
