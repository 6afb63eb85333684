#!/usr/bin/env dotnet
#:project ../../src/Comm100.LiveChat.Client
#:project ../../src/Comm100.LiveChat.Client.Testing
#:property PublishAot=false
// Outside this repository, replace the project lines with #:package Comm100.LiveChat.Client@0.1.0 and #:package Comm100.LiveChat.Client.Testing@0.1.0.

// Bans the IP addresses of a list that are not banned yet. Usage: dotnet run bans.cs -- [FILE] [--write]
// FILE has one address in each line; lines that begin with # are ignored. Without --write, the script only lists what it would add.
// Without LIVECHAT_BASE_ADDRESS, the script uses a fake of the service and, without FILE, a list of its own.
using System.Net;
using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;

string? file = args.FirstOrDefault(argument => !argument.StartsWith("--", StringComparison.Ordinal));
string? address = Environment.GetEnvironmentVariable("LIVECHAT_BASE_ADDRESS");
await using LiveChatFake? fake = address is null ? await LiveChatFake.StartAsync() : null;
bool writes = fake is not null || args.Contains("--write");
if (file is null && fake is null)
{
    Console.Error.WriteLine("Name a file with one IP address in each line.");
    return 2;
}

if (file is not null && !File.Exists(file))
{
    Console.Error.WriteLine($"The file '{file}' does not exist.");
    return 2;
}

string[] lines = file is null ? ["# Senders of spam", "203.0.113.7", "203.0.113.8", "203.0.113.7"] : await File.ReadAllLinesAsync(file);
var addresses = new HashSet<IPAddress>();
foreach (string line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
{
    if (!IPAddress.TryParse(line, out IPAddress? parsed))
    {
        Console.Error.WriteLine($"'{line}' is not an IP address. Nothing was added.");
        return 2;
    }

    addresses.Add(parsed);
}

using LiveChatClient client = fake?.CreateClient() ?? new LiveChatClient(new Uri(address!), LiveChatCredential.ApiKey(Setting("LIVECHAT_EMAIL"), Setting("LIVECHAT_API_KEY")));
try
{
    foreach (Ban ban in await client.Bans.ListAsync())
    {
        if (IPAddress.TryParse(ban.IpAddress, out IPAddress? banned))
        {
            addresses.Remove(banned);
        }
    }

    foreach (IPAddress missing in addresses)
    {
        if (writes)
        {
            Ban added = await client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = missing.ToString(), Comment = "From the list" });
            Console.WriteLine($"Added ban {added.Id} for {missing}.");
        }
        else
        {
            Console.WriteLine($"Would add {missing}. Add --write to do so.");
        }
    }

    Console.WriteLine($"{addresses.Count} addresses were not banned.");
    return 0;
}
catch (LiveChatException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

static string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name} first.");
