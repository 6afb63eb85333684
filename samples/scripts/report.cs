#!/usr/bin/env dotnet
#:project ../../src/Comm100.LiveChat.Client
#:project ../../src/Comm100.LiveChat.Client.Testing
#:package Spectre.Console
#:property PublishAot=false
// Outside this repository, replace the project lines with #:package Comm100.LiveChat.Client@0.1.0 and #:package Comm100.LiveChat.Client.Testing@0.1.0, and add @0.49.1 to Spectre.Console.

// Counts the chats, missed chats and offline messages of the last seven days. Usage: dotnet run report.cs
// Without LIVECHAT_BASE_ADDRESS, the script uses a fake of the service.
using System.Globalization;
using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;
using Spectre.Console;

string? address = Environment.GetEnvironmentVariable("LIVECHAT_BASE_ADDRESS");
await using LiveChatFake? fake = address is null ? await LiveChatFake.StartAsync() : null;
using LiveChatClient client = fake?.CreateClient() ?? new LiveChatClient(new Uri(address!), LiveChatCredential.ApiKey(Setting("LIVECHAT_EMAIL"), Setting("LIVECHAT_API_KEY")));

DateTime today = TimeProvider.System.GetLocalNow().Date;
Table table = new Table().AddColumns("Day", "Chats", "Missed or refused", "Offline messages");
try
{
    for (int i = 7; i >= 1; i--)
    {
        // A whole day: the end of the period is exclusive. One page says how many items there are.
        DateTimeOffset from = new(today.AddDays(-i));
        DateTimeOffset to = new(today.AddDays(1 - i));
        ChatPage chats = await client.Chats.GetPageAsync(new ChatQuery(from, to) { PageSize = 1 });
        MissedAndRefusedChatPage missed = await client.MissedAndRefusedChats.GetPageAsync(new MissedAndRefusedChatQuery(from, to) { PageSize = 1 });
        OfflineMessagePage messages = await client.OfflineMessages.GetPageAsync(new OfflineMessageQuery(from, to) { PageSize = 1 });
        table.AddRow(from.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture), $"{chats.Total}", $"{missed.Total}", $"{messages.Total}");
    }
}
catch (LiveChatException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

AnsiConsole.Write(table);
AnsiConsole.WriteLine("The days are those of the local time zone.");
return 0;

static string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name} first.");
