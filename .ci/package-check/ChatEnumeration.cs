using Comm100.LiveChat.Client;

/// <summary>Walks pages with 'await foreach', by items and by pages: the assembly that declares its interfaces differs from target to target.</summary>
public static class Walk
{
    public static async Task RunAsync()
    {
        using var client = new LiveChatClient(new Uri(Setting("LIVECHAT_BASE_ADDRESS")), LiveChatCredential.ApiKey(Setting("LIVECHAT_EMAIL"), Setting("LIVECHAT_API_KEY")));
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

        Console.WriteLine($"Walked {chats} chats in {pages} pages.");
    }

    private static string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
}
