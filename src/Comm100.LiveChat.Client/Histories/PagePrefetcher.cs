namespace Comm100.LiveChat.Client.Histories;

/// <summary>Requests the next page while the caller processes the current one. No request continues after the end of the enumeration.</summary>
internal sealed class PagePrefetcher<T>(Func<int, CancellationToken, Task<IHistoryPage<T>>> getPage, CancellationToken cancellationToken) : IDisposable
{
    private CancellationTokenSource? _stop;
    private Task<IHistoryPage<T>>? _page;

    /// <summary>Starts to get a page.</summary>
    public void Start(int index)
    {
        _stop ??= CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _page = getPage(index, _stop.Token);
    }

    /// <summary>Gets the page that was started, or requests it now.</summary>
    public async Task<IHistoryPage<T>> GetAsync(int index)
    {
        if (_page is not { } started)
        {
            return await getPage(index, cancellationToken).ConfigureAwait(false);
        }

        _page = null;
        try
        {
            return await started.ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    public void Dispose()
    {
        _stop?.Cancel();

        // No one waits for the page. Its exception is observed, so that it is not reported.
        _ = _page?.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _stop?.Dispose();
    }
}
