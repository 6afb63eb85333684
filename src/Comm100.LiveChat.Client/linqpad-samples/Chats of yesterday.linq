<Query Kind="Statements">
  <NuGetReference>Comm100.LiveChat.Client</NuGetReference>
  <Namespace>Comm100.LiveChat.Client</Namespace>
</Query>

// This sample only reads.

// LINQPad asks once for each of these values and stores it encrypted. File > Password Manager changes them.
// The address is that of the account's control panel, such as https://hosted.comm100.com.
var address = new Uri(Util.GetPassword("comm100-address"));
var credential = LiveChatCredential.ApiKey(Util.GetPassword("comm100-email"), Util.GetPassword("comm100-api-key"));
using var client = new LiveChatClient(address, credential);

DateTime day = Util.ReadLine("Day", DateTime.Today.AddDays(-1));

// The end of the period is not part of it. The service returns the times with the offset of the query.
var start = new DateTimeOffset(day);
var query = new ChatQuery(start, start.AddDays(1)) { TimeZone = start.Offset };

var chats = new List<Chat>();
await foreach (Chat chat in client.Chats.ListAsync(query))
{
    chats.Add(chat);
}

chats
    .Select(chat => new
    {
        chat.Id,
        chat.RequestTime,
        chat.Name,
        chat.Department,
        Agents = string.Join(", ", (chat.Agents ?? new List<ChatAgent>()).Select(agent => agent.Name)),
        chat.WaitingTime,
        Messages = chat.ChatTranscript?.Count ?? 0,
        Rating = chat.PostChat?.RatingGrade,
    })
    .Dump($"{chats.Count} chats");

Enumerable.Range(0, 24)
    .Select(hour => new { Hour = hour, Chats = chats.Count(chat => chat.RequestTime?.Hour == hour) })
    .Chart(row => row.Hour, row => row.Chats, Util.SeriesType.Column)
    .Dump("Chats by hour");

chats.GroupBy(chat => string.IsNullOrEmpty(chat.Department) ? "none" : chat.Department)
    .Select(group => new { Department = group.Key, Chats = group.Count() })
    .OrderByDescending(row => row.Chats)
    .Chart(row => row.Department, row => row.Chats, Util.SeriesType.Pie)
    .Dump("Chats by department");
