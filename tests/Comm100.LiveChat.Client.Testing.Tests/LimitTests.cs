using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class LimitTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task The_rate_limit_applies_until_the_window_ends()
    {
        await using LiveChatFake fake = await Start(options => options.RateLimit = new FakeRateLimit(3, TimeSpan.FromMinutes(5)));
        using var call = new RawClient(fake);
        await call.Get("bans");
        _time.Advance(TimeSpan.FromSeconds(59.5));

        int[] statuses = await GetStatuses(call, 3);
        RawResponse rejected = await call.Get("bans");

        statuses.Should().Equal(200, 200, 429);
        rejected.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(241));
        rejected.Code.Should().Be(429000);
        _time.Advance(TimeSpan.FromSeconds(240));
        (await GetStatuses(call, 1)).Should().Equal(429);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await GetStatuses(call, 4)).Should().Equal(200, 200, 200, 429);
    }

    [Theory]
    [InlineData(DailyQuotaResponse.Forbidden, 403, 403000)]
    [InlineData(DailyQuotaResponse.ServerError, 500, 500010)]
    public async Task The_daily_quota_is_reset_on_the_next_day(DailyQuotaResponse form, int status, int code)
    {
        await using LiveChatFake fake = await Start(options =>
        {
            options.DailyQuota = 2;
            options.DailyQuotaResponse = form;
        });
        using var call = new RawClient(fake);
        _time.Advance(TimeSpan.FromHours(23));

        int[] statuses = await GetStatuses(call, 3);
        RawResponse rejected = await call.Get("bans");
        _time.Advance(TimeSpan.FromHours(1));

        statuses.Should().Equal(200, 200, status);
        rejected.Code.Should().Be(code);
        rejected.Message.Should().Contain("limit");
        (await GetStatuses(call, 3)).Should().Equal(200, 200, status);
    }

    [Fact]
    public async Task Faults_and_token_requests_are_not_counted_and_a_reset_clears_the_counters()
    {
        await using LiveChatFake fake = await Start(options => options.DailyQuota = 1);
        using var call = new RawClient(fake);
        fake.Faults.On("Bans.list").Respond(503).Times(2);
        await call.Get("/oauth/token");

        (await GetStatuses(call, 4)).Should().Equal(503, 503, 200, 403);
        fake.Reset();
        (await GetStatuses(call, 2)).Should().Equal(200, 403);
    }

    [Fact]
    public async Task Each_concurrent_call_is_counted_once()
    {
        await using LiveChatFake fake = await Start(options => options.RateLimit = new FakeRateLimit(10, TimeSpan.FromMinutes(1)));
        using var call = new RawClient(fake);

        RawResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => call.Get("bans")));

        responses.Count(response => response.Status == HttpStatusCode.OK).Should().Be(10);
    }

    [Fact]
    public async Task Invalid_limits_are_rejected()
    {
        FluentActions.Invoking(() => new FakeRateLimit(0, TimeSpan.FromSeconds(1))).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new FakeRateLimit(1, TimeSpan.Zero)).Should().Throw<ArgumentOutOfRangeException>();
        await FluentActions.Awaiting(() => Start(options => options.DailyQuota = -1)).Should().ThrowAsync<ArgumentException>().WithMessage("*DailyQuota*");
    }

    private static async Task<int[]> GetStatuses(RawClient call, int count)
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
