using Microsoft.Extensions.Caching.Distributed;

namespace Comm100.LiveChat.Client.AspNetCore.Tests;

/// <summary>An in-memory cache that records the options of the last entry, and can fail.</summary>
internal sealed class RecordingCache : IDistributedCache
{
    public Dictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

    public DistributedCacheEntryOptions? LastOptions { get; private set; }

    public bool Fails { get; set; }

    public byte[]? Get(string key) => Fails ? throw new IOException("canary") : Entries.GetValueOrDefault(key);

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        Entries[key] = Fails ? throw new IOException("canary") : value;
        LastOptions = options;
    }

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        Set(key, value, options);
        return Task.CompletedTask;
    }

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();
}
