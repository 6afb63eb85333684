namespace Comm100.LiveChat.Client.Tests;

public sealed class RetryAfterTests : ClientTest
{
    // The clock of the test stands at 2026-01-01 00:00:00 UTC.
    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("Thu, 01 Jan 2026 00:02:00 GMT", 120)]
    [InlineData("Thu, 01 Jan 2026 00:00:00 GMT", 0)]
    [InlineData("Wed, 31 Dec 2025 23:59:59 GMT", 0)]
    [InlineData("Sat, 01 Jan 2000 00:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData("1.5", null)]
    [InlineData("99999999999999999999", int.MaxValue)]
    [InlineData("", null)]
    public async Task The_time_to_wait_is_read_from_seconds_or_a_date(string header, int? seconds)
    {
        foreach (int status in (int[])[429, 503, 403])
        {
            LiveChatClient client = CreateClient(options => options.TimeProvider = new ManualTimeProvider());
            Answer("Bans.list", status, "{}", headers: ("Retry-After", header));

            var exception = (LiveChatApiException?)await Record.ExceptionAsync(() => client.Bans.ListAsync());

            exception!.RetryAfter.Should().Be(seconds is { } number ? TimeSpan.FromSeconds(number) : null);
        }
    }

    [Fact]
    public async Task There_is_none_where_the_service_names_none()
    {
        Answer("Bans.list", 429, "{}");

        (await Failure.OfAsync<LiveChatRateLimitException>(() => Client.Bans.ListAsync())).RetryAfter.Should().BeNull();
    }

    [Fact]
    public async Task The_message_says_how_long_to_wait()
    {
        Answer("Bans.list", 429, "{}", headers: ("Retry-After", "120"));

        (await Failure.OfAsync<LiveChatRateLimitException>(() => Client.Bans.ListAsync())).Message.Should().Contain("120 s");
    }
}
