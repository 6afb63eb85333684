using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Histories;
using Comm100.LiveChat.Client.Testing.State;
using Comm100.LiveChat.Client.Testing.Webhooks;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>
/// Posts events to the registered webhooks of a fake. <see cref="LiveChatFakeData"/> causes events: a chat with an end causes <c>chat_ended</c>, one without an end
/// <c>chat_started</c>, one with a wrap-up also <c>chat_wrapped_up</c>, and an offline message <c>offline_message_submitted</c>.
/// </summary>
/// <remarks>
/// Events are delivered in the background, one after the other, in order. Await <see cref="WaitForDeliveriesAsync"/> before a test looks at their results. Each event is sent once: no
/// repetition after an error is documented. Without a <see cref="Handler"/>, the fake posts only to addresses of this machine. The webhooks that the fake generates at its
/// start receive nothing until they are changed.
/// </remarks>
public sealed class LiveChatFakeWebhooks
{
    private readonly LockObject _lock = new();
    private readonly LiveChatState _state;
    private readonly WebhookPayloads _payloads;
    private readonly WebhookSender _sender;
    private readonly CancellationToken _stopping;
    private readonly HashSet<string> _generatedTargets;
    private readonly int _maxDeliveries;

    // Guarded by _lock.
    private readonly Queue<WebhookDelivery> _pending = new();
    private readonly Queue<WebhookDelivery> _deliveries = new();
    private Task _worker = Task.CompletedTask;
    private bool _isRunning;
    private bool _isStopped;
    private int _resets;

    internal LiveChatFakeWebhooks(LiveChatFakeOptions options, LiveChatState state, WebhookSender sender, CancellationToken stopping)
    {
        _state = state;
        _sender = sender;
        _stopping = stopping;
        _maxDeliveries = options.MaxLoggedRequests;
        _payloads = new WebhookPayloads(options, FindDepartmentId);
        _generatedTargets = [.. ReadWebhooks().Select(webhook => webhook.TargetUrl)];
        state.Added = OnAdded;
    }

    /// <summary>
    /// Gets or sets the handler that sends the deliveries, such as that of a test server: <c>factory.Server.CreateHandler()</c>. With a handler, any address is allowed. The handler is not
    /// disposed by the fake.
    /// </summary>
    /// <value>Null by default: requests are sent over the network of this machine, to loopback addresses only.</value>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>Gets the completed deliveries in order, at most the latest <see cref="LiveChatFakeOptions.MaxLoggedRequests"/>. <see cref="LiveChatFake.Reset"/> clears them.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries
    {
        get
        {
            lock (_lock)
            {
                return [.. _deliveries];
            }
        }
    }

    /// <summary>Waits until all events that have been caused so far, and those that they cause in turn, are delivered.</summary>
    /// <param name="cancellationToken">Cancels the waiting, not the deliveries.</param>
    /// <returns>A task that completes when nothing is left to deliver.</returns>
    public async Task WaitForDeliveriesAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task worker;
            lock (_lock)
            {
                if (!_isRunning)
                {
                    return;
                }

                worker = _worker;
            }

            await worker.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Posts an event to all webhooks that are registered for it, or to one address, and waits for the responses.</summary>
    /// <param name="eventName">The name of the event, such as <c>chat_ended</c> or <c>chatEnded</c>. It can be unknown.</param>
    /// <param name="json">The body, which is sent unchanged and need not be JSON; null sends sample data with a new id.</param>
    /// <param name="targetUrl">The address; null sends to the registered webhooks.</param>
    /// <param name="cancellationToken">Cancels the requests. The deliveries then have an <see cref="WebhookDelivery.Error"/>.</param>
    /// <returns>The deliveries; empty if no webhook is registered for the event. A target that fails throws no exception.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ObjectDisposedException">The fake is disposed.</exception>
    public async Task<IReadOnlyList<WebhookDelivery>> DeliverAsync(string eventName, string? json = null, Uri? targetUrl = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        string name = WebhookNames.GetJsonName(eventName);
        string[] targets = targetUrl is null ? FindTargets(ReadWebhooks().Where(IsRegistered), name) : [targetUrl.OriginalString];
        string body = json ?? _payloads.CreateSample(name);
        CancellationTokenSource either;
        int resets;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isStopped, this);
            either = CancellationTokenSource.CreateLinkedTokenSource(_stopping, cancellationToken);
            resets = _resets;
        }

        using (either)
        {
            WebhookDelivery[] deliveries = [.. targets.Select(target => new WebhookDelivery(name, target, body))];
            foreach (WebhookDelivery delivery in deliveries)
            {
                await SendAsync(delivery, resets, either.Token).ConfigureAwait(false);
            }

            return deliveries;
        }
    }

    internal void Reset()
    {
        lock (_lock)
        {
            _resets++;
            _pending.Clear();
            _deliveries.Clear();
        }
    }

    /// <summary>Removes the events that are not delivered, and waits for the running one, which the disposal of the fake cancels.</summary>
    internal async Task StopAsync()
    {
        Task worker;
        lock (_lock)
        {
            _isStopped = true;
            _pending.Clear();
            worker = _worker;
        }

        await worker.ConfigureAwait(false);
    }

    private void OnAdded(string format, IReadOnlyList<JsonObject> items)
    {
        if (format is not ("Chat" or "OfflineMessage"))
        {
            return;
        }

        (string Event, string TargetUrl)[] webhooks = [.. ReadWebhooks().Where(IsRegistered)];
        if (webhooks.Length == 0)
        {
            return;
        }

        foreach (JsonObject item in items)
        {
            foreach (string name in GetEvents(format, item))
            {
                string[] targets = FindTargets(webhooks, name);
                if (targets.Length > 0)
                {
                    string body = format == "Chat" ? _payloads.CreateChatEvent(name, item) : _payloads.CreateOfflineMessageEvent(item);
                    Enqueue(targets.Select(target => new WebhookDelivery(name, target, body)));
                }
            }
        }
    }

    private static IEnumerable<string> GetEvents(string format, JsonObject item)
    {
        if (format != "Chat")
        {
            return [WebhookNames.OfflineMessageSubmitted];
        }

        string first = WebhookPayloads.IsEnded(item) ? WebhookNames.ChatEnded : WebhookNames.ChatStarted;
        return item["wrapup"] is JsonObject ? [first, WebhookNames.ChatWrappedUp] : [first];
    }

    private void Enqueue(IEnumerable<WebhookDelivery> deliveries)
    {
        lock (_lock)
        {
            if (_isStopped)
            {
                return;
            }

            foreach (WebhookDelivery delivery in deliveries)
            {
                _pending.Enqueue(delivery);
            }

            if (!_isRunning)
            {
                _isRunning = true;
                _worker = Task.Run(DeliverPendingAsync);
            }
        }
    }

    private async Task DeliverPendingAsync()
    {
        while (true)
        {
            WebhookDelivery? delivery;
            int resets;
            lock (_lock)
            {
                resets = _resets;
                if (!_pending.TryDequeue(out delivery))
                {
                    _isRunning = false;
                    return;
                }
            }

            await SendAsync(delivery, resets, _stopping).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(WebhookDelivery delivery, int resets, CancellationToken cancellationToken)
    {
        await _sender.SendAsync(delivery, Handler, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            // A delivery that was sent before a reset does not belong to the test after it.
            if (resets == _resets && _maxDeliveries > 0)
            {
                if (_deliveries.Count == _maxDeliveries)
                {
                    _deliveries.Dequeue();
                }

                _deliveries.Enqueue(delivery);
            }
        }
    }

    private static string[] FindTargets(IEnumerable<(string Event, string TargetUrl)> webhooks, string name) =>
        [.. webhooks.Where(webhook => WebhookNames.AreSame(webhook.Event, name)).Select(webhook => webhook.TargetUrl)];

    private bool IsRegistered((string Event, string TargetUrl) webhook) => !_generatedTargets.Contains(webhook.TargetUrl);

    private IEnumerable<(string Event, string TargetUrl)> ReadWebhooks() =>
        ((JsonArray)_state.Read(DataGroup.GetByName("Webhooks"), campaignId: null)).OfType<JsonObject>()
            .Select(webhook => (AddedItem.GetString(webhook["event"]), AddedItem.GetString(webhook["targetUrl"])));

    private long FindDepartmentId(string name) =>
        ((JsonArray)_state.Read(DataGroup.GetByName("Departments"), campaignId: null)).OfType<JsonObject>()
            .Where(department => AddedItem.GetString(department["name"]) == name)
            .Select(DocumentStore.GetId).FirstOrDefault();
}
