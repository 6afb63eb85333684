using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Histories;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>Performs operations on the data of a fake.</summary>
internal sealed partial class LiveChatState
{
    private static readonly LiveChatContract s_contract = LiveChatContract.Instance;
    private static readonly ResourceCatalog s_catalog = new(s_contract);

    private readonly LockObject _lock = new();
    private readonly LiveChatFakeOptions _options;

    /// <summary>Gets or sets a delegate that is called after objects were added, with the name of their format and copies of them.</summary>
    public Action<string, IReadOnlyList<JsonObject>>? Added { get; set; }

    // Guarded by _lock.
    private HistoryReader _history;
    private DocumentStore _store;

    public LiveChatState(LiveChatFakeOptions options)
    {
        _options = options;
        _history = new HistoryReader(options);
        _store = new DocumentStore(s_catalog, options.Seed, options.Style);
    }

    public void Reset()
    {
        lock (_lock)
        {
            _history = new HistoryReader(_options);
            _store = new DocumentStore(s_catalog, _options.Seed, _options.Style);
        }
    }

    public FakeResponse Execute(ContractOperation operation, IReadOnlyList<string> keys, RecordedRequest request, string origin)
    {
        Resource resource = s_catalog[operation];
        if (resource.Action == ResourceAction.ListHistory)
        {
            return FakeResponse.Json(200, GetHistory().List(operation, request, origin));
        }

        if (resource.Action == ResourceAction.GetFromHistory)
        {
            return FakeResponse.Json(200, GetHistory().Get(resource.Format, keys[0]));
        }

        lock (_lock)
        {
            return new StoreOperation(s_contract, s_catalog, _store, resource, keys).Execute(operation, request.Body);
        }
    }

    // The reader is immutable, so items are generated without the lock.
    private HistoryReader GetHistory()
    {
        lock (_lock)
        {
            return _history;
        }
    }
}
