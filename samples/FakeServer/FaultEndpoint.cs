using System.Globalization;
using Comm100.LiveChat.Client.Testing;
using Microsoft.AspNetCore.Http;

namespace FakeServer;

/// <summary>Adds faults that are requested over HTTP.</summary>
internal static class FaultEndpoint
{
    private const int MaxRules = 1000;

    private static readonly Lock s_lock = new();

    /// <summary>Adds a fault. Returns an error message if the request is invalid; otherwise, null.</summary>
    public static string? Add(LiveChatFake fake, string operationId, IQueryCollection query)
    {
        bool isReset = query.ContainsKey("reset");
        bool isHang = query.ContainsKey("hang");
        bool isRespond = query.TryGetValue("respond", out var text);
        bool isStatus = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 200 and <= 599;
        if ((isReset ? 1 : 0) + (isHang ? 1 : 0) + (isRespond ? 1 : 0) != 1 || (isRespond && !isStatus))
        {
            return "Specify exactly one fault: ?respond=STATUS with 200 to 599, ?reset or ?hang.\n";
        }

        int times = 0;
        if (query.TryGetValue("times", out var count) && !(int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out times) && times > 0))
        {
            return "times must be a whole number of at least 1.\n";
        }

        lock (s_lock)
        {
            return Add(fake, operationId, times, rule => _ = isReset ? rule.Reset() : isHang ? rule.Hang() : rule.Respond(status));
        }
    }

    private static string? Add(LiveChatFake fake, string operationId, int times, Action<FaultRule> configure)
    {
        if (fake.Faults.Rules.Count >= MaxRules)
        {
            foreach (FaultRule inactive in fake.Faults.Rules.Where(rule => !rule.IsActive))
            {
                fake.Faults.Remove(inactive);
            }

            if (fake.Faults.Rules.Count >= MaxRules)
            {
                return "There are already 1000 active faults. Remove them with DELETE /faults.\n";
            }
        }

        try
        {
            FaultRule rule = fake.Faults.On(operationId);
            if (times > 0)
            {
                rule.Times(times);
            }

            configure(rule);
        }
        catch (ArgumentException)
        {
            return "There is no such operation. An id looks like Bans.list; * stands for all operations.\n";
        }

        return null;
    }
}
