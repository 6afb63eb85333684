using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class LimitTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_rate_is_limited_until_its_window_ends()
    {
        await using LiveChatFake fake = await Start(options => options.RateLimit = new FakeRateLimit(3, TimeSpan.FromMinutes(5)));
        using var call = new Caller(fake);
        await call.Get("bans");
        _time.Advance(TimeSpan.FromSeconds(59.5));

        int[] statuses = await Statuses(call, 3);
        Reply refused = await call.Get("bans");

        statuses.Should().Equal(200, 200, 429);
        refused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(241));
        refused.Code.Should().Be(429000);
        _time.Advance(TimeSpan.FromSeconds(240));
        (await Statuses(call, 1)).Should().Equal(429);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await Statuses(call, 4)).Should().Equal(200, 200, 200, 429);
    }

    [Theory]
    [InlineData(DailyQuotaResponse.Forbidden, 403, 403000)]
    [InlineData(DailyQuotaResponse.ServerError, 500, 500010)]
    public async Task A_day_has_its_calls_and_the_next_day_has_them_again(DailyQuotaResponse form, int status, int code)
    {
        await using LiveChatFake fake = await Start(options =>
        {
            options.DailyQuota = 2;
            options.DailyQuotaResponse = form;
        });
        using var call = new Caller(fake);
        _time.Advance(TimeSpan.FromHours(23));

        int[] statuses = await Statuses(call, 3);
        Reply refused = await call.Get("bans");
        _time.Advance(TimeSpan.FromHours(1));

        statuses.Should().Equal(200, 200, status);
        refused.Code.Should().Be(code);
        refused.Message.Should().Contain("limit");
        (await Statuses(call, 3)).Should().Equal(200, 200, status);
    }

    [Fact]
    public async Task Faults_and_tokens_are_not_counted_and_a_reset_counts_anew()
    {
        await using LiveChatFake fake = await Start(options => options.DailyQuota = 1);
        using var call = new Caller(fake);
        fake.Faults.On("Bans.list").Respond(503).Times(2);
        await call.Get("/oauth/token");

        (await Statuses(call, 4)).Should().Equal(503, 503, 200, 403);
        fake.Reset();
        (await Statuses(call, 2)).Should().Equal(200, 403);
    }

    [Fact]
    public async Task Calls_at_once_are_counted_once_each()
    {
        await using LiveChatFake fake = await Start(options => options.RateLimit = new FakeRateLimit(10, TimeSpan.FromMinutes(1)));
        using var call = new Caller(fake);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => call.Get("bans")));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).Should().Be(10);
    }

    [Fact]
    public async Task Limits_that_cannot_be_are_told()
    {
        FluentActions.Invoking(() => new FakeRateLimit(0, TimeSpan.FromSeconds(1))).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new FakeRateLimit(1, TimeSpan.Zero)).Should().Throw<ArgumentOutOfRangeException>();
        await FluentActions.Awaiting(() => Start(options => options.DailyQuota = -1)).Should().ThrowAsync<ArgumentException>().WithMessage("*DailyQuota*");
    }

    private static async Task<int[]> Statuses(Caller call, int count)
    {
        int[] statuses = new int[count];
        for (int i = 0; i < count; i++)
        {
            statuses[i] = (int)(await call.Get("bans")).Status;
        }

        return statuses;
    }

    private Task<LiveChatFake> Start(Action<LiveChatFakeOptions> configure)
    {
        var options = new LiveChatFakeOptions { TimeProvider = _time };
        configure(options);
        return LiveChatFake.StartAsync(options);
    }
}
