using System.Collections;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>The requests a <see cref="LiveChatFake"/> got, in the order they came. It may be read while requests come in:
/// an enumeration sees the requests there were when it began.</summary>
public sealed class RequestLog : IReadOnlyList<RecordedRequest>
{
    private readonly List<RecordedRequest> _requests = [];
    // Bodies and addresses can be long: what is kept of them is bounded as well.
    private const long MaxCharacters = 64 * 1024 * 1024;

    private readonly int _most;

    // How many places at the start of the list are dropped requests. They are removed many at a time.
    private int _first;
    private long _droppedCount;
    private long _characters;

    /// <summary>Sets what is called when the requests are forgotten.</summary>
    internal Action? Cleared { get; set; }

    internal RequestLog(int most)
    {
        _most = most;
    }

    /// <summary>Gets the number of requests that were dropped since the start or the last <see cref="Clear"/>, because there were more than
    /// <see cref="LiveChatFakeOptions.MaxLoggedRequests"/>. Assertions that need them fail.</summary>
    public long DroppedCount
    {
        get
        {
            lock (_requests)
            {
                return _droppedCount;
            }
        }
    }

    /// <summary>Gets the number of requests in the log: those since the start or the last <see cref="Clear"/>, without the dropped ones.</summary>
    public int Count
    {
        get
        {
            lock (_requests)
            {
                return _requests.Count - _first;
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
                ArgumentOutOfRangeException.ThrowIfNegative(index);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _requests.Count - _first);
                return _requests[_first + index];
            }
        }
    }

    /// <summary>Gives the requests of one operation.</summary>
    /// <param name="operationId">The id as the contract has it, such as <c>Bans.create</c>, in any case; <see cref="FakeOperations"/> has all.</param>
    /// <returns>The requests there are now, in their order; empty when there is none.</returns>
    /// <exception cref="ArgumentException">There is no such operation.</exception>
    public IReadOnlyList<RecordedRequest> For(string operationId)
    {
        OperationIds.Require(operationId);
        return [.. Snapshot().Where(request => OperationIds.AreSame(operationId, request.OperationId))];
    }

    /// <summary>Removes all requests. The log of <see cref="LiveChatFake.Server"/> is cleared too, if the fake started that server.</summary>
    public void Clear()
    {
        lock (_requests)
        {
            _requests.Clear();
            _first = 0;
            _droppedCount = 0;
            _characters = 0;
        }

        Cleared?.Invoke();
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
            _characters += CharactersOf(request);
            while (_requests.Count - _first > _most || (_characters > MaxCharacters && _requests.Count - _first > 1))
            {
                _characters -= CharactersOf(_requests[_first]);
                _requests[_first++] = null!;
                _droppedCount++;
            }

            if (_first > _most)
            {
                _requests.RemoveRange(0, _first);
                _first = 0;
            }
        }
    }

    private static long CharactersOf(RecordedRequest request) => (long)request.Body.Length + request.RawTarget.Length;

    private RecordedRequest[] Snapshot()
    {
        lock (_requests)
        {
            return _requests.GetRange(_first, _requests.Count - _first).ToArray();
        }
    }
}
