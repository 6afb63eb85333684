using Microsoft.Extensions.Caching.Distributed;

namespace Comm100.LiveChat.Client;

/// <summary>The options of an endpoint that receives webhooks.</summary>
public sealed class LiveChatWebhookOptions
{
    /// <summary>The minimum number of characters of a secret: 20.</summary>
    public const int MinSecretLength = 20;

    /// <summary>
    /// The secrets that the address can contain. During a rotation, add the new secret, register the new address, remove the old registration, and then remove the old secret.
    /// </summary>
    /// <value>At least one, each with at least 20 characters: ASCII letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>~</c>. The default is empty, which is not valid.</value>
    public IList<string> Secrets { get; } = [];

    /// <summary>The maximum length of the body of a request, in bytes. A longer one receives status 413.</summary>
    /// <value>Between 1 and 16,777,216. The default is 1,048,576.</value>
    public int MaxBytes { get; set; } = LiveChatWebhook.DefaultMaxBytes;

    /// <summary>
    /// How long the registered <see cref="IDistributedCache"/> remembers that an event was handled. An event that is delivered again in this time receives status 200, and no handler
    /// runs. Null turns this off.
    /// </summary>
    /// <value>Greater than zero and at most 30 days, or null. The default is null.</value>
    public TimeSpan? DuplicateDetectionPeriod { get; set; }
}
