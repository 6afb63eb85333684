using System.Globalization;
using Comm100.LiveChat.Client;
using Spectre.Console;

namespace Quickstart;

/// <summary>Lists the bans, then adds one, changes it and removes it.</summary>
internal sealed class BanSteps(IBansApi bans, IAnsiConsole screen, Service service)
{
    private Ban? _added;

    public async Task RunAsync(StepRunner steps)
    {
        await steps.RunAsync("Bans", ListAsync);
        if (!service.IsFake)
        {
            steps.Skip("Add, change and remove a ban", "the sample only reads data of a real service.");
            return;
        }

        await steps.RunAsync("Add a ban", AddAsync);
        if (_added?.Id is not { } id)
        {
            steps.Skip("Change and remove the ban", "the ban was not added.");
            return;
        }

        await steps.RunAsync("Change the ban", () => ChangeAsync(id));
        await steps.RunAsync("Remove the ban", () => RemoveAsync(id));
    }

    private async Task ListAsync()
    {
        IReadOnlyList<Ban> all = await bans.ListAsync();

        // Addresses and comments are data of visitors.
        Table table = service.IsFake ? Screen.CreateTable("Id", "Type", "Visitor or address", "Comment") : Screen.CreateTable("Id", "Type");
        foreach (Ban ban in all)
        {
            string id = $"{ban.Id}";
            if (service.IsFake)
            {
                table.AddTextRow(id, $"{ban.Type}", ban.Type == BanType.Visitor ? ban.VisitorId : ban.IpAddress, ban.Comment);
            }
            else
            {
                table.AddTextRow(id, $"{ban.Type}");
            }
        }

        screen.Write(table);
        screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Count} bans."));
    }

    private async Task AddAsync()
    {
        _added = await bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9", Comment = "Sends spam" });
        screen.WriteLine($"Added ban {_added.Id} of {_added.IpAddress}: {_added.Comment}.");
    }

    private async Task ChangeAsync(long id)
    {
        // Properties that are null keep their values, so only the changed ones are set.
        Ban changed = await bans.UpdateAsync(id, new Ban { Comment = "Sends spam, was warned" });
        Table table = Screen.CreateTable("Property", "Before", "After");
        table.AddTextRow("Address", _added?.IpAddress, changed.IpAddress);
        table.AddTextRow("Comment", _added?.Comment, changed.Comment);
        screen.Write(table);
    }

    private async Task RemoveAsync(long id)
    {
        await bans.DeleteAsync(id);
        screen.WriteLine($"Removed ban {id}.");
    }
}
