// A native program that uses one group.
using Comm100.LiveChat.Client;

using LiveChatClient client = BanCalls.CreateClient();
await BanCalls.RunAsync(client.Bans);
