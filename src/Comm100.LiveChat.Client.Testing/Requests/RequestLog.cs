using System.Collections;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>The requests that a <see cref="LiveChatFake"/> received, in order. The log can be read while requests arrive: an enumeration
/// contains the requests that were there when it started.</summary>
public sealed class RequestLog : IReadOnlyList<RecordedRequest>
{
    private readonly List<RecordedRequest> _requests = [];
    // Bodies and URLs can be long, so their total length is limited too.
    private const long MaxCharacters = 64 * 1024 * 1024;

    private readonly int _maxCount;

    // The number of dropped requests at the start of the list. They are removed in batches.
    private int _first;
    private long _droppedCount;
    private long _characters;

    /// <summary>Gets or sets a delegate that is called by <see cref="Clear"/>.</summary>
    internal Action? Cleared { get; set; }

    internal RequestLog(int maxCount)
    {
        _maxCount = maxCount;
    }

    /// <summary>Gets the number of requests that were dropped since the start or the last <see cref="Clear"/>, because there were more than
    /// <see cref="LiveChatFakeOptions.MaxLoggedRequests"/>. Assertions that require all requests then fail.</summary>
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

    /// <summary>Gets the number of requests since the start or the last <see cref="Clear"/>, excluding the dropped ones.</summary>
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

    /// <summary>Gets a request by its index.</summary>
    /// <param name="index">The zero-based index.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative, or not less than <see cref="Count"/>.</exception>
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

    /// <summary>Returns the requests of one operation.</summary>
    /// <param name="operationId">The id of the operation, such as <c>Bans.create</c>, in any case; see <see cref="FakeOperations"/>.</param>
    /// <returns>The requests so far, in order; empty if there are none.</returns>
    /// <exception cref="ArgumentException"><paramref name="operationId"/> is not the id of an operation.</exception>
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
            _characters += CountCharacters(request);
            while (_requests.Count - _first > _maxCount || (_characters > MaxCharacters && _requests.Count - _first > 1))
            {
                _characters -= CountCharacters(_requests[_first]);
                _requests[_first++] = null!;
                _droppedCount++;
            }

            if (_first > _maxCount)
            {
                _requests.RemoveRange(0, _first);
                _first = 0;
            }
        }
    }

    private static long CountCharacters(RecordedRequest request) => (long)request.Body.Length + request.RawTarget.Length;

    private RecordedRequest[] Snapshot()
    {
        lock (_requests)
        {
            return _requests.GetRange(_first, _requests.Count - _first).ToArray();
        }
    }
}
