using System.Globalization;

namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>The start of a period is inclusive and its end exclusive, so that consecutive periods return each item once.</summary>
public sealed class PeriodEndTests : ClientTest
{
    [Fact]
    public async Task Consecutive_days_return_each_chat_once()
    {
        DateTimeOffset end = Queries.Month.TimeTo!.Value;
        List<Chat> all = await Client.Chats.ListAsync(new ChatQuery(end.AddDays(-5), end)).ToListAsync();
        List<string> byDay = [];
        for (DateTimeOffset day = end.AddDays(-5); day < end; day = day.AddDays(1))
        {
            byDay.AddRange(await Client.Chats.ListAsync(new ChatQuery(day, day.AddDays(1))).ToIdsAsync());
        }

        byDay.Should().BeEquivalentTo(all.Select(chat => chat.Id!.Value.Text)).And.OnlyHaveUniqueItems().And.NotBeEmpty();
    }

    [Fact]
    public async Task An_item_at_the_end_of_a_period_is_excluded_and_an_item_at_its_start_is_included()
    {
        DateTimeOffset time = new(2026, 6, 10, 0, 0, 0, TimeSpan.Zero);
        Fake.Data.Add("Chats", string.Create(CultureInfo.InvariantCulture, $$"""{"id":"midnight","requestTime":"{{time:yyyy-MM-dd'T'HH:mm:ss}}","endTime":"{{time:yyyy-MM-dd'T'HH:mm:ss}}"}"""));

        (await Client.Chats.ListAsync(new ChatQuery(time.AddDays(-1), time)).ToIdsAsync()).Should().NotContain("midnight");
        (await Client.Chats.ListAsync(new ChatQuery(time, time.AddDays(1))).ToIdsAsync()).Should().Contain("midnight");
    }
}
