using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>
/// Reads and writes the entry of one credential in a token store. If the store fails or hangs, that is logged, and no call fails, since tokens can be
/// requested without it.
/// </summary>
internal sealed class GuardedTokenStore(ILiveChatTokenStore store, string key, TimeSpan timeout, TimeProvider time, ILogger logger)
{
    private string? _lastAccessToken;

    /// <summary>Whether the token that was read last was stored by another client or process.</summary>
    public bool IsFromAnotherClient { get; private set; }

    public async Task<LiveChatToken?> ReadAsync(CancellationToken stopping)
    {
        LiveChatToken? token = await InvokeAsync(nameof(store.GetAsync), cancellationToken => store.GetAsync(key, cancellationToken).AsTask(), stopping).ConfigureAwait(false);
        IsFromAnotherClient = token is not null && !string.Equals(token.AccessToken, _lastAccessToken, StringComparison.Ordinal);
        _lastAccessToken = token?.AccessToken ?? _lastAccessToken;
        return token;
    }

    public async Task WriteAsync(LiveChatToken token, CancellationToken stopping)
    {
        if (await InvokeAsync(nameof(store.SetAsync), cancellationToken => WriteAsync(token, cancellationToken).AsTask(), stopping).ConfigureAwait(false))
        {
            _lastAccessToken = token.AccessToken;
        }

        async ValueTask<bool> WriteAsync(LiveChatToken token, CancellationToken cancellationToken)
        {
            await store.SetAsync(key, token, cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    private async Task<T?> InvokeAsync<T>(string method, Func<CancellationToken, Task<T?>> callback, CancellationToken stopping)
    {
        using CallDeadline deadline = CallDeadline.Start(timeout, time, stopping);
        CancellationToken token = deadline.Token;

        // On another thread, so that a store that blocks or ignores cancellation does not delay a renewal.
        Task<T?> running = Task.Run(() => callback(token), CancellationToken.None);
        try
        {
            return await running.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, token).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            ApplicationComponents.CountFailure(ApplicationComponents.TokenStore);

            // Only the type is logged, since the message could contain the token.
            TokenLog.StoreFailed(logger, method, exception.GetType().Name);
            return default;
        }
        finally
        {
            ApplicationComponents.Observe(running);
        }
    }
}
