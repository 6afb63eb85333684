// A program for .NET Framework 4.6.2 that runs on Windows and on Mono. It lists, creates, updates and deletes bans, enumerates the chat history
// page by page, and handles an error. It writes one line for each step.
//   NetFramework.exe ADDRESS EMAIL API_KEY [FROM TO]
using System.Globalization;
using Comm100.LiveChat.Client;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length is not (3 or 5))
{
    Console.Error.WriteLine("Usage: NetFramework.exe ADDRESS EMAIL API_KEY [FROM TO]");
    return 2;
}

using var client = new LiveChatClient(new Uri(args[0]), LiveChatCredential.ApiKey(args[1], args[2]));

IReadOnlyList<Ban> bans = await client.Bans.ListAsync();
Console.WriteLine($"list: {bans.Count} bans");

Ban created = await client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9", Comment = "Sends spam" });
Console.WriteLine($"create: ban {created.Id} of {created.IpAddress}");

long id = created.Id ?? throw new InvalidOperationException("The service created a ban without an id.");
Ban updated = await client.Bans.UpdateAsync(id, new Ban { Comment = "Sends spam again" });
Console.WriteLine($"update: {updated.Comment}");

await client.Bans.DeleteAsync(id);
Console.WriteLine($"delete: ban {id}");

DateTimeOffset to = args.Length == 5 ? ParseTime(args[4]) : TimeProvider.System.GetUtcNow();
DateTimeOffset from = args.Length == 5 ? ParseTime(args[3]) : to.AddDays(-7);
int chats = 0;
int messages = 0;
await foreach (Chat chat in client.Chats.ListAsync(new ChatQuery(from, to) { PageSize = 20 }))
{
    chats++;
    messages += chat.ChatTranscript?.Count ?? 0;
}

Console.WriteLine($"enumerate: {chats} chats, {messages} messages");

try
{
    await client.Bans.GetAsync(id);
    Console.WriteLine("error: the service returned a deleted ban");
    return 1;
}
catch (LiveChatNotFoundException exception)
{
    Console.WriteLine($"error: {(int)exception.StatusCode} {exception.ErrorCode}, {exception.GetType().Name}");
    return 0;
}

static DateTimeOffset ParseTime(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
