using System.Globalization;
using Comm100.LiveChat.Client;
using Spectre.Console;

namespace Quickstart;

/// <summary>Enumerates all chats of the last 30 days, page after page.</summary>
internal sealed class ChatSteps(IChatsApi chats, IAnsiConsole screen, Service service)
{
    private const int ShownChats = 5;

    public Task RunAsync(StepRunner steps)
    {
        DateTimeOffset from = service.Now.AddDays(-30);
        return steps.RunAsync(
            $"Chats from {Screen.Time(from)} to {Screen.Time(service.Now)} UTC",
            () => EnumerateAsync(new ChatQuery(from, service.Now)));
    }

    private async Task EnumerateAsync(ChatQuery query)
    {
        // Only the counts and the first chats are kept. The enumeration keeps only one page in memory.
        var departments = new SortedDictionary<string, ChatCount>(StringComparer.Ordinal);
        var first = new List<Chat>();
        await foreach (Chat chat in chats.ListAsync(query))
        {
            string department = string.IsNullOrEmpty(chat.Department) ? "(none)" : chat.Department;
            departments.TryAdd(department, new ChatCount());
            departments[department].Add(chat);
            if (first.Count < ShownChats)
            {
                first.Add(chat);
            }
        }

        ShowCounts(departments);
        ShowFirst(first);
    }

    private void ShowCounts(SortedDictionary<string, ChatCount> departments)
    {
        Table table = Screen.CreateTable("Department", "Chats", "Longest wait");
        foreach ((string department, ChatCount count) in departments)
        {
            table.AddTextRow(department, count.Chats.ToString(CultureInfo.InvariantCulture), count.MaxWaitText);
        }

        screen.Write(table);
        int all = departments.Values.Sum(count => count.Chats);
        ChatCount? slowest = departments.Values.MaxBy(count => count.MaxWait);
        screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all} chats. The longest wait was {slowest?.MaxWaitText ?? "unknown"}."));
    }

    private void ShowFirst(List<Chat> first)
    {
        screen.WriteLine();
        screen.WriteLine($"The first {first.Count}:");
        string[] columns = ["Id", "Department", "Agents", "Requested (UTC)", "Ended (UTC)", "Messages"];

        // Messages are data of visitors.
        Table table = Screen.CreateTable(service.IsFake ? [.. columns, "First message"] : columns);
        foreach (Chat chat in first)
        {
            string[] cells =
            [
                $"{chat.Id}",
                chat.Department ?? "",
                string.Join(", ", (chat.Agents ?? []).Select(agent => agent.Name)),
                Screen.Time(chat.RequestTime),
                Screen.Time(chat.EndTime),
                $"{chat.ChatTranscript?.Count ?? 0}",
            ];
            table.AddTextRow(service.IsFake ? [.. cells, chat.ChatTranscript?.FirstOrDefault()?.Content ?? ""] : cells);
        }

        screen.Write(table);
    }
}
