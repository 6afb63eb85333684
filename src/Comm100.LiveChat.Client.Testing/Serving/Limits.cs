using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Counts the calls of the API, and refuses those that are too many. What is refused is not counted.</summary>
internal sealed class Limits
{
    private readonly Gate _lock = new();
    private readonly LiveChatFakeOptions _options;
    private DateTimeOffset _windowEnd;
    private int _windowCalls;
    private DateTime _day;
    private int _dayCalls;

    public Limits(LiveChatFakeOptions options)
    {
        _options = options;
    }

    public static Answer QuotaAnswer(DailyQuotaAnswer answer) => answer switch
    {
        DailyQuotaAnswer.Forbidden =>
            Answer.Error(403, 403000, "The daily limit of API calls of this account is reached. It is reset at 00:00 UTC."),
        DailyQuotaAnswer.ServerError => Answer.Error(500, 500010, "The daily limit of API calls is reached."),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "There are two answers."),
    };

    /// <summary>Counts a call; gives the answer that refuses it, or null.</summary>
    public Answer? Refuse(HttpResponse response)
    {
        lock (_lock)
        {
            DateTimeOffset now = _options.TimeProvider.GetUtcNow();
            StartAnew(now);
            if (_options.RateLimit is { } limit && _windowCalls >= limit.Calls)
            {
                double seconds = Math.Ceiling((_windowEnd - now).TotalSeconds);
                response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return Answer.Error(429, 429000, "There are too many requests.");
            }

            if (_options.DailyQuota is { } quota && _dayCalls >= quota)
            {
                return QuotaAnswer(_options.DailyQuotaAnswer);
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

    private void StartAnew(DateTimeOffset now)
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
