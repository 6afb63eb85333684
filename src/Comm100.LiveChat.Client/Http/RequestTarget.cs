namespace Comm100.LiveChat.Client.Http;

/// <summary>Where a request goes, and the offset that times without a zone have in its answer.</summary>
internal readonly struct RequestTarget(Uri address, TimeSpan answerOffset)
{
    public Uri Address { get; } = address;

    public TimeSpan AnswerOffset { get; } = answerOffset;
}
