using System.Globalization;
using Comm100.LiveChat.Client;

namespace Quickstart;

/// <summary>The number of chats, and the maximum waiting time of a visitor.</summary>
internal sealed class ChatCount
{
    public int Chats { get; private set; }

    public TimeSpan? MaxWait { get; private set; }

    public string MaxWaitText => MaxWait?.ToString("c", CultureInfo.InvariantCulture) ?? "unknown";

    public void Add(Chat chat)
    {
        Chats++;
        if (Parse(chat.WaitingTime) is { } wait && !(wait <= MaxWait))
        {
            MaxWait = wait;
        }
    }

    // The service writes hh:mm:ss, or seconds such as 10s.
    private static TimeSpan? Parse(string? text)
    {
        if (TimeSpan.TryParseExact(text, @"hh\:mm\:ss", CultureInfo.InvariantCulture, out TimeSpan wait))
        {
            return wait;
        }

        return double.TryParse(text?.TrimEnd('s'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }
}
