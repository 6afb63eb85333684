
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>Tests the time at which the data ends.</summary>
public sealed class DataEndTests
{
    [Fact]
    public async Task By_default_there_are_chats_of_the_last_seven_days()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        LiveChatClient client = fake.CreateClient();
        DateTimeOffset now = TimeProvider.System.GetUtcNow();

        fake.Now.Should().BeCloseTo(now, TimeSpan.FromMinutes(5));
        (await client.Chats.GetPageAsync(new ChatQuery(now.AddDays(-7), now))).Total.Should().BeGreaterThan(20);
        (await client.OfflineMessages.GetPageAsync(new OfflineMessageQuery(now.AddDays(-7), now))).Total.Should().BePositive();
    }

    [Fact]
    public async Task The_data_ends_at_the_start_time_of_the_given_clock_and_does_not_move()
    {
        var clock = CreateClock(new DateTimeOffset(2031, 3, 1, 10, 0, 0, 123, TimeSpan.Zero));
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { TimeProvider = clock });
        LiveChatClient client = fake.CreateClient();
        var expected = new DateTimeOffset(2031, 3, 1, 10, 0, 0, TimeSpan.Zero);
        fake.Now.Should().Be(expected);
        var query = new ChatQuery(expected.AddDays(-30), expected);
        long? total = (await client.Chats.GetPageAsync(query)).Total;

        clock.Advance(TimeSpan.FromDays(40));
        fake.Reset();

        fake.Now.Should().Be(expected);
        total.Should().Be(240);
        (await client.Chats.GetPageAsync(query)).Total.Should().Be(total);
    }

    [Fact]
    public async Task A_fixed_time_gives_the_same_data_with_any_clock()
    {
        var responses = new List<string>();
        foreach (int year in (int[])[2027, 2030])
        {
            await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions
            {
                Now = FixedTime.Now,
                TimeProvider = CreateClock(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            });
            using var call = new RawClient(fake);
            string text = (await call.Get("chats?timeFrom=2026-05-31T12:00:00&timeTo=2026-06-30T12:00:00&pageSize=500")).Text;
            responses.Add(text.Replace(fake.BaseAddress.AbsoluteUri, "/", StringComparison.Ordinal));
        }

        responses[1].Should().Be(responses[0]);
    }

    [Fact]
    public async Task Samples_with_the_time_of_a_fake_are_in_the_same_period_as_its_data()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        fake.Data.Clear<Chat>();
        fake.Data.AddRange(new LiveChatSamples(seed: 7, fake.Now).CreateMany<Chat>(50));

        (await fake.CreateClient().Chats.GetPageAsync(new ChatQuery(fake.Now.AddDays(-30), fake.Now))).Total.Should().Be(50);
    }

    private static FakeTimeProvider CreateClock(DateTimeOffset time) => new(time);
}
