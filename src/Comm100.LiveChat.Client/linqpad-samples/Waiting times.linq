<Query Kind="Statements">
  <NuGetReference>Comm100.LiveChat.Client</NuGetReference>
  <Namespace>Comm100.LiveChat.Client</Namespace>
</Query>

// This sample only reads. It shows how long the visitors of one week waited, as a histogram.

// LINQPad asks once for each of these values and stores it encrypted. File > Password Manager changes them.
// The address is that of the account's control panel, such as https://hosted.comm100.com.
var address = new Uri(Util.GetPassword("comm100-address"));
var credential = LiveChatCredential.ApiKey(Util.GetPassword("comm100-email"), Util.GetPassword("comm100-api-key"));
using var client = new LiveChatClient(address, credential);

DateTime end = Util.ReadLine("Last day", DateTime.Today.AddDays(-1)).AddDays(1);
var query = new ChatQuery(new DateTimeOffset(end.AddDays(-7)), new DateTimeOffset(end));

var seconds = new List<double>();
await foreach (Chat chat in client.Chats.ListAsync(query))
{
    if (chat.WaitingDuration is TimeSpan waitingTime)
    {
        seconds.Add(waitingTime.TotalSeconds);
    }
}

if (seconds.Count == 0)
{
    "There are no chats.".Dump();
    return;
}

seconds.Sort();
new
{
    Chats = seconds.Count,
    Average = TimeSpan.FromSeconds(Math.Round(seconds.Average())),
    Median = TimeSpan.FromSeconds(seconds[seconds.Count / 2]),
    Longest = TimeSpan.FromSeconds(seconds[seconds.Count - 1]),
}.Dump("Waiting times");

int[] limits = { 0, 10, 20, 30, 60, 120, 300, int.MaxValue };
Enumerable.Range(0, limits.Length - 1)
    .Select(i => new
    {
        Seconds = i == limits.Length - 2 ? $"{limits[i]} or more" : $"{limits[i]} to {limits[i + 1]}",
        Chats = seconds.Count(value => value >= limits[i] && value < limits[i + 1]),
    })
    .Dump("Histogram")
    .Chart(row => row.Seconds, row => row.Chats, Util.SeriesType.Column)
    .Dump("Chats by waiting time in seconds");
