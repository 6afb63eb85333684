using Comm100.LiveChat.Client;

/// <summary>The calls of samples/Quickstart with bans, and a check of each response.</summary>
public static class BanCalls
{
    public static LiveChatClient CreateClient() => new(new Uri(GetSetting("LIVECHAT_BASE_ADDRESS")), LiveChatCredential.ApiKey(GetSetting("LIVECHAT_EMAIL"), GetSetting("LIVECHAT_API_KEY")));

    public static async Task RunAsync(IBansApi bans)
    {
        int count = (await bans.ListAsync()).Count;
        Ban added = await bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9", Comment = "Sends spam" });
        Check(added.Type == BanType.Ip && added.IpAddress == "203.0.113.9" && added.Comment == "Sends spam", "the added ban");
        Ban changed = await bans.UpdateAsync(added.Id!.Value, new Ban { Comment = "Sends spam, was warned" });
        Check(changed.IpAddress == "203.0.113.9" && changed.Comment == "Sends spam, was warned", "the changed ban");
        await bans.DeleteAsync(added.Id.Value);
        Check(count > 0, "the list of bans");
    }

    public static void Check(bool isExpected, string response)
    {
        if (!isExpected)
        {
            throw new InvalidOperationException($"The response is not as expected: {response}.");
        }
    }

    private static string GetSetting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
}
