namespace Comm100.LiveChat.Client.Testing;

/// <content>The fault of the request.</content>
public sealed partial class RecordedRequest
{
    /// <summary>Gets the rule of <see cref="LiveChatFake.Faults"/> that was applied to the request; null if none was.</summary>
    public FaultRule? Fault { get; internal set; }
}
