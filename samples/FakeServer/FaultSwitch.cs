using System.Globalization;
using Comm100.LiveChat.Client.Testing;
using Microsoft.AspNetCore.Http;

namespace FakeServer;

/// <summary>Sets faults as requests over HTTP ask for them.</summary>
internal static class FaultSwitch
{
    private const int MaxRules = 1000;

    private static readonly Lock s_lock = new();

    /// <summary>Adds a fault, or says why it cannot be one.</summary>
    public static string? Set(LiveChatFake fake, string operationId, IQueryCollection query)
    {
        bool isReset = query.ContainsKey("reset");
        bool isHang = query.ContainsKey("hang");
        bool isRespond = query.TryGetValue("respond", out var text);
        bool isStatus = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 200 and <= 599;
        if ((isReset ? 1 : 0) + (isHang ? 1 : 0) + (isRespond ? 1 : 0) != 1 || (isRespond && !isStatus))
        {
            return "Say what the fault is: ?respond=STATUS with 200 to 599, ?reset or ?hang.\n";
        }

        int times = 0;
        if (query.TryGetValue("times", out var count) && !(int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out times) && times > 0))
        {
            return "times must be a whole number from 1 on.\n";
        }

        lock (s_lock)
        {
            return Add(fake, operationId, times, rule => _ = isReset ? rule.Reset() : isHang ? rule.Hang() : rule.Respond(status));
        }
    }

    private static string? Add(LiveChatFake fake, string operationId, int times, Action<FaultRule> play)
    {
        if (fake.Faults.Rules.Count >= MaxRules)
        {
            foreach (FaultRule over in fake.Faults.Rules.Where(rule => !rule.IsActive))
            {
                fake.Faults.Remove(over);
            }

            if (fake.Faults.Rules.Count >= MaxRules)
            {
                return "There are 1000 faults in force. Remove them first: DELETE /faults.\n";
            }
        }

        try
        {
            FaultRule rule = fake.Faults.On(operationId);
            if (times > 0)
            {
                rule.Times(times);
            }

            play(rule);
        }
        catch (ArgumentException)
        {
            return "There is no such operation. Ids look like Bans.list; * stands for all.\n";
        }

        return null;
    }
}
