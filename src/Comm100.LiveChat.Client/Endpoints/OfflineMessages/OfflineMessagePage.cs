using System.Diagnostics;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>One page of offline messages (API document, section "Get messages list", response).</summary>
[DebuggerDisplay("OfflineMessagePage")]
public sealed class OfflineMessagePage : HistoryPage, IHistoryPage<OfflineMessage>
{
    /// <summary>The offline messages of this page. Read-only.</summary>
    [JsonPropertyName("offlineMessages")]
    [ReadOnlyProperty]
    public IList<OfflineMessage>? OfflineMessages { get; set; }

    IList<OfflineMessage>? IHistoryPage<OfflineMessage>.Items => OfflineMessages;
}
