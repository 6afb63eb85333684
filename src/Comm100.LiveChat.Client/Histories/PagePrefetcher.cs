namespace Comm100.LiveChat.Client.Histories;

/// <summary>
/// Requests pages while the caller processes the current one, and returns them in order. No request continues after the end of the enumeration.
/// </summary>
/// <remarks>
/// Pages that are requested at the same time can show different states of a history. If an item arrives between the responses for a later and an earlier
/// page, it moves an item from the earlier page to the later one, where the response does not contain it yet. So such a page is requested again.
/// </remarks>
internal sealed class PagePrefetcher<T>(PageSource<T> source, int maxPagesAhead, CancellationToken cancellationToken) : IDisposable
{
    // Guarded by itself: a page that fails cancels the pages after it, on any thread.
    private readonly Queue<RequestedPage> _requested = new();

    private readonly int _maxPagesAhead = maxPagesAhead;

    // Fewer pages are requested ahead in a history that changes, so that not too many are requested again.
    private int _limit = maxPagesAhead;
    private int _lastIndex = -1;
    private long? _lastTotal;

    /// <summary>Requests pages ahead.</summary>
    /// <param name="index">The index of the first one, which the enumeration reads next.</param>
    /// <param name="count">The number of pages, from this one, that exist as far as is known.</param>
    public void RequestAhead(int index, int count)
    {
        if (index != _lastIndex + 1)
        {
            Discard();
        }

        count = Math.Min(count, _limit);
        while (_requested.Count < count && !HasFailure())
        {
            Request(index + _requested.Count);
        }
    }

    /// <summary>Gets a page that was requested ahead, or requests it now.</summary>
    public async Task<IHistoryPage<T>> GetAsync(int index) => SetLast(index, await GetRequestedAsync(index).ConfigureAwait(false) ?? await RequestAsync(index).ConfigureAwait(false));

    /// <summary>Discards the pages that were requested ahead, and requests a page now.</summary>
    public async Task<IHistoryPage<T>> RequestAsync(int index)
    {
        Discard();
        return SetLast(index, await source.GetPageAsync(index, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Discards the pages that were requested ahead, and continues with fewer, since the history has changed or the limit of the client is reached.</summary>
    public void Restart()
    {
        Discard();
        _limit = Math.Min(1, _maxPagesAhead);
    }

    /// <summary>Cancels the requests ahead.</summary>
    public void Discard()
    {
        RequestedPage[] discarded;
        lock (_requested)
        {
            if (_requested.Count == 0)
            {
                return;
            }

            discarded = [.. _requested];
            _requested.Clear();
        }

        foreach (RequestedPage page in discarded)
        {
            page.Cancel();
            page.Dispose();
        }
    }

    public void Dispose() => Discard();

    private IHistoryPage<T> SetLast(int index, IHistoryPage<T> page)
    {
        (_lastIndex, _lastTotal) = (index, page.Total);
        return page;
    }

    /// <summary>Gets a page that was requested ahead; null if it has to be requested now.</summary>
    private async Task<IHistoryPage<T>?> GetRequestedAsync(int index)
    {
        using RequestedPage? requested = Dequeue(index);
        if (requested is null)
        {
            return null;
        }

        try
        {
            IHistoryPage<T> page = await requested.Response!.ConfigureAwait(false);
            if (requested.IsAfterPrevious || page.Total >= _lastTotal)
            {
                _limit = Math.Min(_maxPagesAhead, _limit * 2);
                return page;
            }
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (LiveChatThrottledException)
        {
            // The pages ahead share the limit of the client. One page at a time may be within it.
        }

        Restart();
        return null;
    }

    private RequestedPage? Dequeue(int index)
    {
        lock (_requested)
        {
            return _requested.Count > 0 && _requested.Peek().Index == index ? _requested.Dequeue() : null;
        }
    }

    private void Request(int index)
    {
        var page = new RequestedPage(index, isAfterPrevious: _requested.Count == 0, cancellationToken);
        page.Response = source.GetPageAsync(index, page.Token);
        lock (_requested)
        {
            _requested.Enqueue(page);
        }

        _ = page.Response.ContinueWith(
            task =>
            {
                // Reading the exception marks it as observed, even if no one waits for the page.
                _ = task.Exception;
                CancelAfter(index);
            },
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        if (HasFailure())
        {
            page.Cancel();
        }
    }

    private bool HasFailure()
    {
        foreach (RequestedPage page in _requested)
        {
            if (page.Response!.IsFaulted)
            {
                return true;
            }
        }

        return false;
    }

    private void CancelAfter(int index)
    {
        RequestedPage[] later;
        lock (_requested)
        {
            later = [.. _requested.Where(page => page.Index > index)];
        }

        foreach (RequestedPage page in later)
        {
            page.Cancel();
        }
    }

    /// <summary>A page that was requested ahead.</summary>
    private sealed class RequestedPage(int index, bool isAfterPrevious, CancellationToken cancellationToken) : IDisposable
    {
        // Guards against Cancel on another thread during Dispose.
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        private bool _isDisposed;

        public int Index => index;

        /// <summary>Whether it was requested after the response for the previous page was received.</summary>
        public bool IsAfterPrevious => isAfterPrevious;

        public CancellationToken Token => _stop.Token;

        public Task<IHistoryPage<T>>? Response { get; set; }

        public void Cancel()
        {
            lock (_stop)
            {
                if (!_isDisposed)
                {
                    _stop.Cancel();
                }
            }
        }

        public void Dispose()
        {
            lock (_stop)
            {
                _isDisposed = true;
                _stop.Dispose();
            }
        }
    }
}
