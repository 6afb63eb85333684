using System.Text;

namespace Comm100.LiveChat.Client.Testing;

/// <content>Where the answer is cut.</content>
public sealed partial class FaultRule
{
    /// <summary>Resets the connection before anything is answered. The operation is not performed, unless <see cref="Perform"/> says so.</summary>
    /// <returns>The rule.</returns>
    public FaultRule Reset() => CutAt(FaultCut.BeforeAnswer, FaultEnding.Reset);

    /// <summary>Performs the operation and then resets the connection, so that its answer is lost: what the caller tried was done,
    /// and the caller cannot know.</summary>
    /// <returns>The rule.</returns>
    public FaultRule LoseAnswer() => Perform().Reset();

    /// <summary>Sends the status and half of the headers, and then resets the connection. The operation has been performed,
    /// unless another answer is given.</summary>
    /// <returns>The rule.</returns>
    public FaultRule ResetInHeaders() => CutAt(FaultCut.InHeaders, FaultEnding.Reset);

    /// <summary>Closes the connection in the usual way, without a reset, before anything is answered. The operation is not performed, unless
    /// <see cref="Perform"/> says so.</summary>
    /// <returns>The rule.</returns>
    public FaultRule Close() => CutAt(FaultCut.BeforeAnswer, FaultEnding.Close);

    /// <summary>Sends the status and half of the headers, and then closes the connection in the usual way, without a reset. The operation has
    /// been performed, unless another answer is given. <c>Truncate(0)</c> closes it behind the headers.</summary>
    /// <returns>The rule.</returns>
    public FaultRule CloseInHeaders() => CutAt(FaultCut.InHeaders, FaultEnding.Close);

    /// <summary>Sends the headers and the start of the body, and then resets the connection. The operation has been performed, unless
    /// another answer is given.</summary>
    /// <param name="afterBytes">How many bytes of the body are sent, always less than all; null sends half of them.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="afterBytes"/> is negative.</exception>
    public FaultRule ResetInBody(int? afterBytes = null) => CutInBody(FaultEnding.Reset, afterBytes);

    /// <summary>Never answers. It ends when the client goes away or the fake is disposed. The operation is not performed, unless
    /// <see cref="Perform"/> says so.</summary>
    /// <returns>The rule.</returns>
    public FaultRule Hang() => CutAt(FaultCut.BeforeAnswer, FaultEnding.Hang);

    /// <summary>Sends the headers and the start of the body, and then nothing more. It ends when the client goes away or the
    /// fake is disposed. The operation has been performed, unless another answer is given.</summary>
    /// <param name="afterBytes">How many bytes of the body are sent, always less than all; null sends half of them.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="afterBytes"/> is negative.</exception>
    public FaultRule HangInBody(int? afterBytes = null) => CutInBody(FaultEnding.Hang, afterBytes);

    /// <summary>Sends the headers and the start of a body, and then nothing more. It ends when the client goes away or the
    /// fake is disposed.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="bodyStart">The start of the body, sent as UTF-8.</param>
    /// <param name="declaredLength">The <c>Content-Length</c> in bytes, more than the start has.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status, or the length is not more than the start's.</exception>
    public FaultRule HangInBody(int statusCode, string bodyStart, long declaredLength) =>
        CutInBody(FaultEnding.Hang, statusCode, bodyStart, declaredLength);

    /// <summary>Sends the headers and the start of the body, and then closes the connection: the client gets the start, and then an end
    /// too early. The operation has been performed, unless another answer is given.</summary>
    /// <param name="afterBytes">How many bytes of the body are sent, always less than all; null sends half of them.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="afterBytes"/> is negative.</exception>
    public FaultRule Truncate(int? afterBytes = null) => CutInBody(FaultEnding.Close, afterBytes);

    /// <summary>Sends the headers and the start of a body, and then closes the connection: the client gets the start, and then an end too early.</summary>
    /// <param name="statusCode">The HTTP status, 200 to 599.</param>
    /// <param name="bodyStart">The start of the body, sent as UTF-8.</param>
    /// <param name="declaredLength">The <c>Content-Length</c> in bytes, more than the start has.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a valid HTTP status, or the length is not more than the start's.</exception>
    public FaultRule Truncate(int statusCode, string bodyStart, long declaredLength) =>
        CutInBody(FaultEnding.Close, statusCode, bodyStart, declaredLength);

    private FaultRule CutAt(FaultCut cut, FaultEnding ending) =>
        Set(fault => fault with { Cut = cut, Ending = ending, CutAfter = null });

    private FaultRule CutInBody(FaultEnding ending, int? afterBytes)
    {
        if (afterBytes is { } bytes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(bytes, nameof(afterBytes));
        }

        return Set(fault => fault with { Cut = FaultCut.InBody, Ending = ending, CutAfter = afterBytes });
    }

    private FaultRule CutInBody(FaultEnding ending, int statusCode, string bodyStart, long declaredLength)
    {
        ArgumentNullException.ThrowIfNull(bodyStart);
        byte[] start = Encoding.UTF8.GetBytes(bodyStart);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(declaredLength, start.Length);
        Play(new FaultAnswer(Checked(statusCode)) { Body = start, ContentType = "application/json", DeclaredLength = declaredLength });
        return CutInBody(ending, start.Length);
    }
}
