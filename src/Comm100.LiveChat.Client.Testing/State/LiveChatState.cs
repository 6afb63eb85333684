using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.History;
using Comm100.LiveChat.Client.Testing.Serving;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>Carries out operations on the data of one fake.</summary>
internal sealed partial class LiveChatState
{
    private static readonly LiveChatContract s_contract = LiveChatContract.Instance;
    private static readonly ResourceCatalog s_catalog = new(s_contract);

    private readonly Gate _lock = new();
    private readonly LiveChatFakeOptions _options;
    private HistoryReader _history;
    private Store _store;

    public LiveChatState(LiveChatFakeOptions options)
    {
        _options = options;
        _history = new HistoryReader(options);
        _store = new Store(s_catalog, options.Seed, options.Style);
    }

    public void Reset()
    {
        lock (_lock)
        {
            _history = new HistoryReader(_options);
            _store = new Store(s_catalog, _options.Seed, _options.Style);
        }
    }

    public Answer Execute(ContractOperation operation, IReadOnlyList<string> keys, RecordedRequest request, string origin)
    {
        Resource resource = s_catalog[operation];
        if (resource.Action == ResourceAction.ListHistory)
        {
            return Answer.Json(200, _history.List(operation, request, origin));
        }

        if (resource.Action == ResourceAction.GetFromHistory)
        {
            return Answer.Json(200, _history.Get(resource.Format, keys[0]));
        }

        lock (_lock)
        {
            return new StoreOperation(s_contract, s_catalog, _store, resource, keys).Run(operation, request.Body);
        }
    }
}
