<Query Kind="Statements">
  <NuGetReference>Comm100.LiveChat.Client</NuGetReference>
  <Namespace>Comm100.LiveChat.Client</Namespace>
</Query>

// This sample adds canned messages and one category, after you have confirmed it.

// LINQPad asks once for each of these values and stores it encrypted. File > Password Manager changes them.
// The address is that of the account's control panel, such as https://hosted.comm100.com.
var address = new Uri(Util.GetPassword("comm100-address"));
var credential = LiveChatCredential.ApiKey(Util.GetPassword("comm100-email"), Util.GetPassword("comm100-api-key"));
using var client = new LiveChatClient(address, credential);

// To read a file: string[] lines = File.ReadAllLines(Util.ReadLine("CSV file"));
string[] lines = @"name,shortcut,message
Welcome,hi,Welcome to our support. What can I do for you?
Opening hours,hours,We are here from 9 to 17 on working days.
Goodbye,bye,""Thank you, and goodbye.""".Split('\n');

const string Category = "Imported";

var existing = new HashSet<string>((await client.CannedMessages.ListAsync()).Select(message => message.Name), StringComparer.OrdinalIgnoreCase);
List<CannedMessage> messages = lines.Skip(1)
    .Select(line => line.TrimEnd('\r').Split(new[] { ',' }, 3))
    .Select(fields => new CannedMessage { Name = fields[0], Shortcuts = fields[1], Message = fields[2].Trim('"') })
    .ToList();

messages.Select(message => new { message.Name, message.Shortcuts, message.Message, Exists = existing.Contains(message.Name) }).Dump("The file");

messages.RemoveAll(message => existing.Contains(message.Name));
if (messages.Count == 0 || !Util.ReadLine($"Add {messages.Count} canned messages? (true or false)", false))
{
    "Nothing was added.".Dump();
    return;
}

CannedMessageCategory category = (await client.CannedMessageCategories.ListAsync()).FirstOrDefault(known => known.Name == Category)
    ?? await client.CannedMessageCategories.CreateAsync(new CannedMessageCategory { Name = Category, ParentId = 0, IsPrivate = false });

var results = new List<object>();
foreach (CannedMessage message in messages)
{
    message.CategoryId = category.Id;
    try
    {
        CannedMessage added = await client.CannedMessages.CreateAsync(message);
        results.Add(new { added.Name, added.Id, Result = "added" });
    }
    catch (LiveChatConflictException)
    {
        results.Add(new { message.Name, Id = (long?)null, Result = "The name already exists." });
    }
}

results.Dump("Results");
