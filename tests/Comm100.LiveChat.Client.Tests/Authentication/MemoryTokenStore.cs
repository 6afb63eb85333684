using System.Collections.Concurrent;

namespace Comm100.LiveChat.Client.Tests.Authentication;

/// <summary>A store that keeps bytes, as one outside the process does.</summary>
internal sealed class MemoryTokenStore : ILiveChatTokenStore
{
    public ConcurrentDictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs before each reading.</summary>
    public Func<CancellationToken, Task> Reading { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs before each writing.</summary>
    public Func<CancellationToken, Task> Writing { get; set; } = _ => Task.CompletedTask;

    public async ValueTask<LiveChatToken?> GetAsync(string key, CancellationToken cancellationToken)
    {
        await Reading(cancellationToken);
        return LiveChatToken.FromBytes(Entries.GetValueOrDefault(key));
    }

    public async ValueTask SetAsync(string key, LiveChatToken token, CancellationToken cancellationToken)
    {
        await Writing(cancellationToken);
        Entries[key] = token.ToBytes();
    }
}
