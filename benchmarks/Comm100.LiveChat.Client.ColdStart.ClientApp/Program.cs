using Comm100.LiveChat.Client;

// Makes one call with one group of the client. The time of the first response is the time of the written line.
using var client = new LiveChatClient(new Uri(args[0]), LiveChatCredential.BearerToken(args[1]));
Ban ban = await client.Bans.GetAsync(1);
Console.WriteLine(ban.IpAddress);
