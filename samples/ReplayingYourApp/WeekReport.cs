using Comm100.LiveChat.Client;

namespace ReplayingYourApp;

/// <summary>A class of your application. It counts the chats and the returning visitors of the last seven days.</summary>
public sealed class WeekReport(ILiveChatClient client, TimeProvider clock)
{
    public async Task<WeekFigures> CountAsync(CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = clock.GetUtcNow();
        var chats = new List<Chat>();
        await foreach (Chat chat in client.Chats.ListAsync(new ChatQuery(now.AddDays(-7), now) { PageSize = 50 }).WithCancellation(cancellationToken))
        {
            chats.Add(chat);
        }

        IReadOnlyList<Department> departments = await client.Departments.ListAsync(cancellationToken);
        return new WeekFigures(
            chats.Count,
            departments.ToDictionary(department => department.Name!, department => chats.Count(chat => chat.Department == department.Name), StringComparer.Ordinal),
            chats.GroupBy(chat => chat.Email, StringComparer.OrdinalIgnoreCase).Count(visits => visits.Count() > 1));
    }
}

/// <summary>The figures of a week.</summary>
public sealed record WeekFigures(int Chats, IReadOnlyDictionary<string, int> ChatsByDepartment, int ReturningVisitors);
