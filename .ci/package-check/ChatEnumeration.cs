using Comm100.LiveChat.Client;

/// <summary>Enumerates chats with 'await foreach', by items and by pages. Each target gets the interfaces of 'await foreach' from a different assembly.</summary>
public static class ChatEnumeration
{
    public static async Task RunAsync()
    {
        using var client = new LiveChatClient(new Uri(GetSetting("LIVECHAT_BASE_ADDRESS")), LiveChatCredential.ApiKey(GetSetting("LIVECHAT_EMAIL"), GetSetting("LIVECHAT_API_KEY")));
        var query = new ChatQuery(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero)) { PageSize = 20 };

        int chats = 0;
        await foreach (Chat chat in client.Chats.ListAsync(query))
        {
            chats += chat.Id is null ? 0 : 1;
        }

        int pages = 0;
        await foreach (LiveChatPage<Chat> page in client.Chats.ListAsync(query).AsPages())
        {
            pages += page.Items.Count > 0 ? 1 : 0;
        }

        Console.WriteLine($"Enumerated {chats} chats in {pages} pages.");
    }

    private static string GetSetting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
}
