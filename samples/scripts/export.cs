#!/usr/bin/env dotnet
#:project ../../src/Comm100.LiveChat.Client
#:project ../../src/Comm100.LiveChat.Client.Testing
#:package CsvHelper
#:property PublishAot=false
// Outside this repository, replace the project lines with #:package Comm100.LiveChat.Client@0.1.0 and #:package Comm100.LiveChat.Client.Testing@0.1.0, and add @33.0.1 to CsvHelper.

// Writes the chats of yesterday as CSV. Usage: dotnet run export.cs -- [FILE]
// Without FILE, the script writes to the console. Without LIVECHAT_BASE_ADDRESS, it uses a fake of the service.
// The sample ChatExport exports longer periods, and continues an export that was stopped.
using System.Globalization;
using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;
using CsvHelper;
using CsvHelper.Configuration;

string? address = Environment.GetEnvironmentVariable("LIVECHAT_BASE_ADDRESS");
await using LiveChatFake? fake = address is null ? await LiveChatFake.StartAsync() : null;
using LiveChatClient client = fake?.CreateClient() ?? new LiveChatClient(new Uri(address!), LiveChatCredential.ApiKey(Setting("LIVECHAT_EMAIL"), Setting("LIVECHAT_API_KEY")));

// A whole day: the end of the period is exclusive.
DateTime today = TimeProvider.System.GetLocalNow().Date;
var query = new ChatQuery(new DateTimeOffset(today.AddDays(-1)), new DateTimeOffset(today));
await using TextWriter output = args.Length > 0 ? new StreamWriter(args[0]) : Console.Out;
await using var csv = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture)
{
    // Visitors write these values. A spreadsheet must not take them for formulas.
    InjectionOptions = InjectionOptions.Escape,
});
foreach (string title in (string[])["Id", "Requested", "Department", "Agents", "Waited", "Messages"])
{
    csv.WriteField(title);
}

await csv.NextRecordAsync();
int count = 0;
try
{
    await foreach (Chat chat in client.Chats.ListAsync(query))
    {
        csv.WriteField(chat.Id?.ToString());
        csv.WriteField(chat.RequestTime?.ToString("O", CultureInfo.InvariantCulture));
        csv.WriteField(chat.Department);
        csv.WriteField(string.Join("; ", (chat.Agents ?? []).Select(agent => agent.Name)));
        csv.WriteField(chat.WaitingTime);
        csv.WriteField(chat.ChatTranscript?.Count ?? 0);
        await csv.NextRecordAsync();
        count++;
    }
}
catch (LiveChatException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

Console.Error.WriteLine($"{count} chats.");
return 0;

static string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name} first.");
