namespace Comm100.LiveChat.Client.Histories;

/// <summary>The page that a walk asks for while its caller still works on the one before; no request of it outlives the walk.</summary>
internal sealed class PagePrefetcher<T>(Func<int, CancellationToken, Task<IHistoryPage<T>>> getPage, CancellationToken cancellationToken) : IDisposable
{
    private CancellationTokenSource? _stop;
    private Task<IHistoryPage<T>>? _page;

    /// <summary>Begins to get the page that the walk needs next.</summary>
    public void Begin(int index)
    {
        _stop ??= CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _page = getPage(index, _stop.Token);
    }

    /// <summary>The page: the one that was begun, or else one that is asked for now.</summary>
    public async Task<IHistoryPage<T>> GetAsync(int index)
    {
        if (_page is not { } begun)
        {
            return await getPage(index, cancellationToken).ConfigureAwait(false);
        }

        _page = null;
        try
        {
            return await begun.ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    public void Dispose()
    {
        _stop?.Cancel();

        // Nobody waits for it any more, so its failure is nobody's news.
        _ = _page?.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _stop?.Dispose();
    }
}
