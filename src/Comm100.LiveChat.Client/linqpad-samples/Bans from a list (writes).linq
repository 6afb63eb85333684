<Query Kind="Statements">
  <NuGetReference>Comm100.LiveChat.Client</NuGetReference>
  <Namespace>Comm100.LiveChat.Client</Namespace>
</Query>

// This sample adds bans, after you have confirmed it.

// LINQPad asks once for each of these values and stores it encrypted. File > Password Manager changes them.
// The address is that of the account's control panel, such as https://hosted.comm100.com.
var address = new Uri(Util.GetPassword("comm100-address"));
var credential = LiveChatCredential.ApiKey(Util.GetPassword("comm100-email"), Util.GetPassword("comm100-api-key"));
using var client = new LiveChatClient(address, credential);

// One address or range in each line, then a comment.
const string List = @"
203.0.113.9        Sends spam
203.0.113.77       Sends spam
198.51.100.0/24    Scans our pages
";

var existing = new HashSet<string>((await client.Bans.ListAsync()).Select(ban => ban.IpAddress), StringComparer.OrdinalIgnoreCase);
List<Ban> bans = List.Split(new[] { '\r', '\n' }, StringSplitOptions.RemoveEmptyEntries)
    .Select(line => line.Split(new[] { ' ' }, 2))
    .Select(parts => new Ban { Type = BanType.Ip, IpAddress = parts[0], Comment = parts.Length > 1 ? parts[1].Trim() : null })
    .ToList();

bans.Select(ban => new { ban.IpAddress, ban.Comment, Exists = existing.Contains(ban.IpAddress) }).Dump("The list");

bans.RemoveAll(ban => existing.Contains(ban.IpAddress));
if (bans.Count == 0 || !Util.ReadLine($"Add {bans.Count} bans? (true or false)", false))
{
    "Nothing was added.".Dump();
    return;
}

var results = new List<object>();
foreach (Ban ban in bans)
{
    try
    {
        Ban added = await client.Bans.CreateAsync(ban);
        results.Add(new { added.IpAddress, added.Id, Result = "added" });
    }
    catch (LiveChatValidationException exception)
    {
        results.Add(new { ban.IpAddress, Id = (long?)null, Result = exception.Message });
    }
}

results.Dump("Results");
