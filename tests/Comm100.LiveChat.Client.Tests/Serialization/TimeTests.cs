namespace Comm100.LiveChat.Client.Tests.Serialization;

public sealed class TimeTests : ClientTest
{
    public static TheoryData<string, DateTimeOffset> Forms => new()
    {
        { "2019-01-16T09:12:45.027", new DateTimeOffset(2019, 1, 16, 9, 12, 45, 27, TimeSpan.Zero) },
        { "2019-01-16T09:12:45.2", new DateTimeOffset(2019, 1, 16, 9, 12, 45, 200, TimeSpan.Zero) },
        { "2019-01-16T09:12:45", new DateTimeOffset(2019, 1, 16, 9, 12, 45, TimeSpan.Zero) },
        { "2019-01-16T09:12:45Z", new DateTimeOffset(2019, 1, 16, 9, 12, 45, TimeSpan.Zero) },
        { "2019-01-16T09:12:45.027Z", new DateTimeOffset(2019, 1, 16, 9, 12, 45, 27, TimeSpan.Zero) },
        { "2019-01-16T09:12:45+08:00", new DateTimeOffset(2019, 1, 16, 9, 12, 45, TimeSpan.FromHours(8)) },
        { "2019-01-16 09:12:45", new DateTimeOffset(2019, 1, 16, 9, 12, 45, TimeSpan.Zero) },
        { " 2019-01-16T09:12:45Z ", new DateTimeOffset(2019, 1, 16, 9, 12, 45, TimeSpan.Zero) },
        { "01/16/2019 09:12:45", new DateTimeOffset(2019, 1, 16, 9, 12, 45, TimeSpan.Zero) },
        { "0001-01-01T00:00:00", DateTimeOffset.MinValue },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_time_is_read_in_every_form_of_the_service(string text, DateTimeOffset expected)
    {
        Respond("Chats.get", 200, $$"""{"requestTime":"{{text}}","chatTranscript":[{"time":"{{text}}"}]}""");

        Chat chat = await CreateClient(options => options.StrictJson = true).Chats.GetAsync(1);

        chat.RequestTime.Should().Be(expected);
        chat.ChatTranscript![0].Time.Should().Be(expected);
    }

    [Fact]
    public async Task A_time_without_a_time_zone_is_in_the_requested_time_zone()
    {
        Respond("Chats.list", 200, """{"chats":[{"requestTime":"2019-01-16T09:12:45"},{"requestTime":"2019-01-16T09:12:45Z"}]}""");
        ChatQuery query = Queries.Month;
        query.TimeZone = new TimeSpan(-3, -30, 0);

        ChatPage page = await Client.Chats.GetPageAsync(query);

        LastRequest.QueryString.Should().Contain("timezone=-03%3A30");
        page.Chats![0].RequestTime.Should().Be(new DateTimeOffset(2019, 1, 16, 9, 12, 45, new TimeSpan(-3, -30, 0)));
        page.Chats[1].RequestTime.Should().Be(new DateTimeOffset(2019, 1, 16, 9, 12, 45, TimeSpan.Zero));
    }

    [Fact]
    public async Task The_time_zone_of_one_response_does_not_affect_the_next()
    {
        ChatQuery query = Queries.Month;
        query.TimeZone = TimeSpan.FromHours(8);
        ChatPage zoned = await Client.Chats.GetPageAsync(query);
        ChatPage utc = await Client.Chats.GetPageAsync(Queries.Month);

        zoned.Chats!.Select(chat => chat.RequestTime).Should().Equal(utc.Chats!.Select(chat => chat.RequestTime));
        zoned.Chats![0].RequestTime!.Value.Offset.Should().Be(TimeSpan.FromHours(8));
        utc.Chats![0].RequestTime!.Value.Offset.Should().Be(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("2019-02-30T00:00:00")]
    [InlineData("16/01/2019 09:12:45")]
    public async Task An_invalid_time_is_null(string text)
    {
        Respond("Chats.list", 200, $$"""{"chats":[{"id":1,"requestTime":"{{text}}"}]}""");
        ChatQuery query = Queries.Month;
        query.TimeZone = TimeSpan.FromHours(8);

        ChatPage page = await Client.Chats.GetPageAsync(query);

        page.Chats.Should().ContainSingle().Which.Should().Match<Chat>(chat => chat.Id == 1 && chat.RequestTime == null);
    }
}
