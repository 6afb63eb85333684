// A native program that contains the whole client, and makes the calls of samples/Quickstart.
using Comm100.LiveChat.Client;

using LiveChatClient client = BanCalls.CreateClient();
await BanCalls.RunAsync(client.Bans);

ChatButton before = await client.ChatButton.GetAsync(1);
ChatButton after = await client.ChatButton.UpdateAsync(1, new ChatButton
{
    Type = ChatButtonType.Adaptive,
    IsUseDomainRestriction = true,
    AllowedDomains = ["example.com", "shop.example.com"],
    Adaptive = new ChatButtonAdaptive { ThemeColor = "#0057b8" },
});
BanCalls.Check(before.Type is not null && after.AllowedDomains is ["example.com", "shop.example.com"] && after.Adaptive?.ThemeColor == "#0057b8", "the chat button");

var query = new ChatQuery(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero)) { PageSize = 20 };
int chats = 0;
await foreach (Chat chat in client.Chats.ListAsync(query))
{
    chats += chat.Id is not null && chat.RequestTime is not null ? 1 : 0;
}

BanCalls.Check(chats == 47, "the chats");
