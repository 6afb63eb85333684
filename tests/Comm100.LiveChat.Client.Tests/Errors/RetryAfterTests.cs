using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Errors;

public sealed class RetryAfterTests : ClientTest
{
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
    [InlineData("99999999999999999999", 315_360_000)]
    [InlineData("", null)]
    public async Task RetryAfter_is_read_from_seconds_or_a_date(string header, int? seconds)
    {
        foreach (int status in (int[])[429, 503, 403])
        {
            LiveChatClient client = CreateClient(options => options.TimeProvider = new FakeTimeProvider());
            Respond("Bans.list", status, "{}", headers: [("Retry-After", header), ("Date", "Thu, 01 Jan 2026 00:00:00 GMT")]);

            var exception = (LiveChatApiException?)await Record.ExceptionAsync(() => client.Bans.ListAsync());

            exception!.RetryAfter.Should().Be(seconds is { } number ? TimeSpan.FromSeconds(number) : null);
        }
    }

    [Fact]
    public async Task A_Retry_After_date_is_relative_to_the_Date_header()
    {
        LiveChatClient client = CreateClient(options => options.TimeProvider = new FakeTimeProvider());
        Respond("Bans.list", 503, "{}", headers: [("Retry-After", "Tue, 02 Jun 2026 12:00:30 GMT"), ("Date", "Tue, 02 Jun 2026 12:00:00 GMT")]);

        (await Failure.OfAsync<LiveChatServerException>(() => client.Bans.ListAsync())).RetryAfter.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task RetryAfter_is_null_without_the_header()
    {
        Respond("Bans.list", 429, "{}");

        (await Failure.OfAsync<LiveChatRateLimitException>(() => Client.Bans.ListAsync())).RetryAfter.Should().BeNull();
    }

    [Fact]
    public async Task The_message_contains_the_delay()
    {
        Respond("Bans.list", 429, "{}", headers: ("Retry-After", "120"));

        (await Failure.OfAsync<LiveChatRateLimitException>(() => Client.Bans.ListAsync())).Message.Should().Contain("120 s");
    }
}
