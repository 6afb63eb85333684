using System.Globalization;
using Comm100.LiveChat.Client.Testing.Responses;
using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Counts the calls of the API and rejects those that exceed a limit. Rejected calls are not counted.</summary>
internal sealed class CallLimiter
{
    private readonly LockObject _lock = new();
    private readonly LiveChatFakeOptions _options;
    private DateTimeOffset _windowEnd;
    private int _windowCalls;
    private DateTime _day;
    private int _dayCalls;

    public CallLimiter(LiveChatFakeOptions options)
    {
        _options = options;
    }

    /// <summary>Counts a call. Returns the error response if a limit is exceeded; otherwise, null.</summary>
    public FakeResponse? CountCall(HttpResponse response)
    {
        lock (_lock)
        {
            DateTimeOffset now = _options.TimeProvider.GetUtcNow();
            StartNewWindows(now);
            if (_options.RateLimit is { } limit && _windowCalls >= limit.Calls)
            {
                double seconds = Math.Ceiling((_windowEnd - now).TotalSeconds);
                response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return FakeResponse.Error(429, 429000, "There are too many requests.");
            }

            if (_options.DailyQuota is { } quota && _dayCalls >= quota)
            {
                return FakeResponse.Error(ServiceErrors.DailyQuotaExceeded(_options.DailyQuotaResponse));
            }

            _windowCalls++;
            _dayCalls++;
            return null;
        }
    }

    public void Reset()
    {
        lock (_lock)
        {
            _windowEnd = default;
            _day = default;
        }
    }

    private void StartNewWindows(DateTimeOffset now)
    {
        if (_options.RateLimit is { } limit && now >= _windowEnd)
        {
            _windowEnd = now + limit.Window;
            _windowCalls = 0;
        }

        if (now.UtcDateTime.Date != _day)
        {
            _day = now.UtcDateTime.Date;
            _dayCalls = 0;
        }
    }
}
