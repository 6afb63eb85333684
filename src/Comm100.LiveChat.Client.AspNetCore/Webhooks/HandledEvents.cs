using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.AspNetCore.Webhooks;

/// <summary>
/// Remembers handled events in a distributed cache. If the cache fails, events are handled as if it were empty, so that none is lost.
/// </summary>
/// <param name="cache">The cache.</param>
/// <param name="period">How long an event is remembered.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The logger.</param>
internal sealed class HandledEvents(IDistributedCache cache, TimeSpan period, TimeProvider time, ILogger logger)
{
    public static readonly TimeSpan CacheTimeout = TimeSpan.FromSeconds(2);

    private const string KeyPrefix = "comm100-livechat-webhook:";
    private const char Separator = '\n';

    private static readonly byte[] s_entry = [1];

    /// <summary>
    /// Creates the key of an event: a hash of what identifies it, because the service sends no id of a delivery. That is its name with the id and the time of what happened; where they are missing or
    /// an event can happen again at any time, the complete body.
    /// </summary>
    /// <param name="context">The request. Its endpoint is a part of the key, since different accounts can have chats with the same id.</param>
    /// <param name="received">The event.</param>
    /// <param name="body">The body of the request.</param>
    public static string CreateKey(HttpContext context, LiveChatWebhookEvent received, ReadOnlySpan<byte> body)
    {
        string identity = GetIdentity(received) ?? Convert.ToHexString(SHA256.HashData(body));
        string name = received.Event?.Value ?? "";
        return KeyPrefix + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Separator, GetRoute(context), name, identity))));
    }

    public async Task<bool> ContainsAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await cache.GetAsync(key, cancellationToken).WaitAsync(CacheTimeout, time, cancellationToken).ConfigureAwait(false) is not null;
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            LogFailure(exception);
            return false;
        }
    }

    /// <summary>Remembers an event that was handled, even if the service has closed the connection.</summary>
    public async Task AddAsync(string key)
    {
        try
        {
            var options = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = period };
            await cache.SetAsync(key, s_entry, options, CancellationToken.None).WaitAsync(CacheTimeout, time).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogFailure(exception);
        }
    }

    // The message of the exception can contain the connection string of the cache.
    private void LogFailure(Exception exception) => WebhookLog.CacheFailed(logger, exception.GetType().FullName!);

    // With the prefixes of groups and branches of the application, which MapLiveChatWebhooks does not know, and the other parameters, such as an account.
    private static string GetRoute(HttpContext context)
    {
        string? pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        IEnumerable<string?> values = context.Request.RouteValues
            .Where(pair => !pair.Key.Equals(WebhookSecrets.ParameterName, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .Select(pair => Convert.ToString(pair.Value, CultureInfo.InvariantCulture));
        return string.Join(Separator, [context.Request.PathBase.Value, pattern, .. values]).ToUpperInvariant();
    }

    private static string? GetIdentity(LiveChatWebhookEvent received) => received switch
    {
        // A chat is requested, starts and ends once.
        ChatRequestedEvent or ChatStartedEvent => GetId(received.ChatId),
        ChatEndedEvent ended => Join(GetId(ended.ChatId), ended.Chat?.EndTime, isTimeRequired: false),
        ChatWrappedUpEvent wrappedUp => Join(GetId(wrappedUp.ChatId), wrappedUp.Wrapup?.Time, isTimeRequired: true),
        OfflineMessageSubmittedEvent submitted => Join(GetId(submitted.OfflineMessage?.Id), submitted.OfflineMessage?.Time, isTimeRequired: false),
        _ => null,
    };

    private static string? Join(string? id, DateTimeOffset? time, bool isTimeRequired) =>
        id is null || (isTimeRequired && time is null) ? null
        : string.Create(CultureInfo.InvariantCulture, $"{id}{Separator}{time?.UtcTicks}");

    // An id that is not set identifies nothing. Ids are equal if they differ only in case.
    private static string? GetId(ChatId? id) =>
        id?.Text.Trim() is { Length: > 0 } text && text != "0" && !(Guid.TryParse(text, out Guid guid) && guid == Guid.Empty) ? text.ToUpperInvariant() : null;
}
