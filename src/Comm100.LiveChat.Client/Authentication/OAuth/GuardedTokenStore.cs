using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>
/// The token store as one credential sees it. A store that fails or hangs costs a line in the log and no call: tokens can be had
/// without it.
/// </summary>
internal sealed class GuardedTokenStore(ILiveChatTokenStore store, string key, TimeSpan timeout, TimeProvider time, ILogger logger)
{
    private string? _lastSeen;

    /// <summary>Whether a token that was read last is another than this client read or wrote before, so that someone else put it there.</summary>
    public bool IsFromOthers { get; private set; }

    public async Task<LiveChatToken?> ReadAsync(CancellationToken stopping)
    {
        LiveChatToken? token = await GuardAsync(nameof(store.GetAsync), cancellationToken => store.GetAsync(key, cancellationToken).AsTask(), stopping).ConfigureAwait(false);
        IsFromOthers = token is not null && !string.Equals(token.AccessToken, _lastSeen, StringComparison.Ordinal);
        _lastSeen = token?.AccessToken ?? _lastSeen;
        return token;
    }

    public async Task WriteAsync(LiveChatToken token, CancellationToken stopping)
    {
        if (await GuardAsync(nameof(store.SetAsync), cancellationToken => WriteAsync(token, cancellationToken).AsTask(), stopping).ConfigureAwait(false))
        {
            _lastSeen = token.AccessToken;
        }

        async ValueTask<bool> WriteAsync(LiveChatToken token, CancellationToken cancellationToken)
        {
            await store.SetAsync(key, token, cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    private async Task<T?> GuardAsync<T>(string method, Func<CancellationToken, Task<T?>> use, CancellationToken stopping)
    {
        using CallDeadline deadline = CallDeadline.Start(timeout, time, stopping);
        CancellationToken ending = deadline.Token;

        // On another thread: a store that blocks, or ignores its token, does not delay a renewal.
        Task<T?> used = Task.Run(() => use(ending), CancellationToken.None);
        try
        {
            return await used.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, ending).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            ApplicationComponents.CountFailure(ApplicationComponents.TokenStore);

            // Its message could quote what was to be kept.
            TokenLog.StoreFailed(logger, method, exception.GetType().Name);
            return default;
        }
        finally
        {
            ApplicationComponents.Observe(used);
        }
    }
}
