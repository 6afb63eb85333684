using System.Runtime.CompilerServices;
using Comm100.LiveChat.Client.Paging;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A walk over all items that a query finds, page after page. It asks the client's own service alone, with the filters of the
/// query, wherever the links in the answers point; it ends on an empty page, when the total is reached, or when no link leads
/// forward, so it never loops. Each enumeration is a walk of its own, from the beginning.
/// </summary>
/// <typeparam name="T">What is walked over.</typeparam>
public sealed class LiveChatPager<T> : IAsyncEnumerable<T>
{
    private readonly int _firstIndex;
    private readonly Func<int, CancellationToken, Task<IPage<T>>> _getPage;
    private readonly Func<T, ChatId?> _idOf;

    internal LiveChatPager(int firstIndex, Func<int, CancellationToken, Task<IPage<T>>> getPage, Func<T, ChatId?> idOf)
    {
        _firstIndex = firstIndex;
        _getPage = getPage;
        _idOf = idOf;
    }

    /// <summary>Walks over the items.</summary>
    /// <param name="cancellationToken">Cancels the walk, between items and inside a request.</param>
    /// <returns>The items, for <c>await foreach</c>.</returns>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (LiveChatPage<T> page in AsPages(cancellationToken).ConfigureAwait(false))
        {
            foreach (T item in page.Items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    /// <summary>Walks over the pages.</summary>
    /// <param name="cancellationToken">Cancels the walk, between pages and inside a request.</param>
    /// <returns>The pages, for <c>await foreach</c>; the last one may be empty.</returns>
    public async IAsyncEnumerable<LiveChatPage<T>> AsPages([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        HashSet<ChatId> seen = [];
        long walked = 0;
        int? index = _firstIndex;
        while (index is { } current)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IPage<T> page = await _getPage(current, cancellationToken).ConfigureAwait(false);
            IList<T> items = page.Items ?? [];
            walked += items.Count;

            // Items that arrive during the walk push others over a page border: what the page before held comes again.
            var isNew = new List<T>(items.Count);
            HashSet<ChatId> ids = [];
            foreach (T item in items)
            {
                if (_idOf(item) is not { } id || (ids.Add(id) && !seen.Contains(id)))
                {
                    isNew.Add(item);
                }
            }

            seen = ids;
            yield return new LiveChatPage<T>(current, page.Total, isNew);

            bool isDone = items.Count == 0 || (_firstIndex == 0 && walked >= page.Total);
            index = isDone ? null : PageLink.NextIndex(page.NextPage, current);
        }
    }
}
