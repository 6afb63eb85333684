using System.Diagnostics;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>One request that a <see cref="LiveChatFake"/> sent to a webhook.</summary>
[DebuggerDisplay("{EventName} to {TargetUrl}: {StatusCode}{Error}")]
public sealed class WebhookDelivery
{
    internal WebhookDelivery(string eventName, string targetUrl, string body)
    {
        EventName = eventName;
        TargetUrl = targetUrl;
        Body = body;
    }

    /// <summary>Gets the name of the event in the JSON, such as <c>chat_ended</c>.</summary>
    public string EventName { get; }

    /// <summary>Gets the address.</summary>
    public string TargetUrl { get; }

    /// <summary>Gets the JSON that was sent.</summary>
    public string Body { get; }

    /// <summary>Gets the status of the response; null if there was none.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>Gets why there was no response; null if there was one.</summary>
    public string? Error { get; internal set; }

    /// <summary>Gets a value indicating whether the response has a status from 200 to 299.</summary>
    public bool IsSuccess => StatusCode is >= 200 and < 300;
}
