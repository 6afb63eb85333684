using System.Collections.Concurrent;

namespace Comm100.LiveChat.Client.Tests.Authentication;

/// <summary>A store that contains serialized tokens, like a store outside the process.</summary>
internal sealed class MemoryTokenStore : ILiveChatTokenStore
{
    public ConcurrentDictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs before a token is read.</summary>
    public Func<CancellationToken, Task> Reading { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs before a token is written.</summary>
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
