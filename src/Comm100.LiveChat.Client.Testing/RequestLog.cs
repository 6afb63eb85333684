using System.Collections;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>The requests a <see cref="LiveChatFake"/> got, in the order they came. It may be read while requests come in:
/// an enumeration sees the requests there were when it began.</summary>
public sealed class RequestLog : IReadOnlyList<RecordedRequest>
{
    private readonly List<RecordedRequest> _requests = [];

    internal RequestLog()
    {
    }

    /// <summary>Gets how many requests there were since the start or the last <see cref="Clear"/>.</summary>
    public int Count
    {
        get
        {
            lock (_requests)
            {
                return _requests.Count;
            }
        }
    }

    /// <summary>Gets a request by its place, counted from 0.</summary>
    /// <param name="index">The place, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many requests.</exception>
    public RecordedRequest this[int index]
    {
        get
        {
            lock (_requests)
            {
                return _requests[index];
            }
        }
    }

    /// <summary>Gives the requests of one operation.</summary>
    /// <param name="operationId">The id as the contract has it, such as <c>Bans.create</c>; any case.</param>
    /// <returns>The requests there are now, in their order; empty when there is none.</returns>
    public IReadOnlyList<RecordedRequest> For(string operationId)
    {
        ArgumentNullException.ThrowIfNull(operationId);
        return [.. Snapshot().Where(request => string.Equals(request.OperationId, operationId, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Forgets all requests.</summary>
    public void Clear()
    {
        lock (_requests)
        {
            _requests.Clear();
        }
    }

    /// <inheritdoc/>
    public IEnumerator<RecordedRequest> GetEnumerator() => ((IEnumerable<RecordedRequest>)Snapshot()).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(RecordedRequest request)
    {
        lock (_requests)
        {
            _requests.Add(request);
        }
    }

    private RecordedRequest[] Snapshot()
    {
        lock (_requests)
        {
            return [.. _requests];
        }
    }
}
