using Comm100.LiveChat.Client;

// One call with one group of the client, and the end. The time of the first answer is the time of this line.
using var client = new LiveChatClient(new Uri(args[0]), LiveChatCredential.BearerToken(args[1]));
Ban ban = await client.Bans.GetAsync(1);
Console.WriteLine(ban.IpAddress);
