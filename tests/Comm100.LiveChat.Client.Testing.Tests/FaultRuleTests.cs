using System.Net;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class FaultRuleTests : FakeTest
{
    [Fact]
    public async Task Skip_skips_the_first_requests()
    {
        Fake.Faults.On("Bans.list").Skip(2).Respond(503).Times(1);

        (await GetStatuses(5)).Should().Equal(200, 200, 503, 200, 200);
    }

    [Fact]
    public async Task When_evaluates_every_request()
    {
        Fake.Faults.On("Bans.get")
            .When(request => request.Path.EndsWith("/2", StringComparison.Ordinal))
            .When(request => request.QueryString.Length == 0)
            .Respond(503);

        (await Call.Get("bans/1")).Status.Should().Be(HttpStatusCode.OK);
        (await Call.Get("bans/2?siteId=1")).Status.Should().Be(HttpStatusCode.OK);
        (await Call.Get("bans/2")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task An_exception_of_a_condition_is_reported_in_the_response()
    {
        Fake.Faults.On("Bans.list").When(_ => throw new InvalidOperationException("Expected failure")).Respond(503);

        RawResponse rawResponse = await Call.Get("bans");

        rawResponse.Status.Should().Be(HttpStatusCode.InternalServerError);
        rawResponse.Message.Should().Contain("Expected failure");
    }

    [Fact]
    public async Task A_condition_can_change_the_plan()
    {
        Fake.Faults.On("Bans.list").When(_ =>
        {
            Fake.Faults.Clear();
            return false;
        }).Respond(503);

        (await GetStatuses(1)).Should().Equal(200);
        Fake.Faults.Rules.Should().BeEmpty();
    }

    [Fact]
    public async Task Random_faults_depend_only_on_the_seed()
    {
        int[] first = await GetRandomStatuses(7);
        int[] again = await GetRandomStatuses(7);
        int[] other = await GetRandomStatuses(8);

        again.Should().Equal(first);
        other.Should().NotEqual(first);
        first.Count(status => status == 503).Should().BeInRange(10, 50);
        Fake.Faults.Rules[0].AppliedCount.Should().Be(other.Count(status => status == 503));
    }

    [Fact]
    public async Task A_probability_of_one_applies_to_every_request()
    {
        Fake.Faults.On("Bans.list").WithProbability(1).Respond(503);

        (await GetStatuses(10)).Should().OnlyContain(status => status == 503);
    }

    [Fact]
    public async Task Times_counts_concurrent_requests()
    {
        FaultRule rule = Fake.Faults.On("Bans.list").Skip(5).Respond(503).Times(10);

        RawResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Call.Get("bans")));

        responses.Count(rawResponse => rawResponse.Status == HttpStatusCode.ServiceUnavailable).Should().Be(10);
        rule.AppliedCount.Should().Be(10);
        rule.IsActive.Should().BeFalse();
    }

    [Fact]
    public void Arguments_that_exceed_memory_or_timers_are_rejected()
    {
        FaultRule rule = Fake.Faults.On("Bans.list");

        rule.Invoking(it => it.WithHeaders(int.MaxValue)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("count");
        rule.Invoking(it => it.WithHeaders(1, int.MaxValue)).Should().Throw<ArgumentOutOfRangeException>();
        rule.Invoking(it => it.WithHeaders(int.MaxValue, int.MaxValue)).Should().Throw<ArgumentOutOfRangeException>();
        rule.Invoking(it => it.Respond(200, headers: Endless())).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("headers");
        rule.Invoking(it => it.Delay(TimeSpan.MaxValue)).Should().Throw<ArgumentOutOfRangeException>();
        rule.Invoking(it => it.SendInChunks(1, TimeSpan.MaxValue)).Should().Throw<ArgumentOutOfRangeException>();
        rule.IsActive.Should().BeFalse();

        static IEnumerable<KeyValuePair<string, string>> Endless()
        {
            while (true)
            {
                yield return KeyValuePair.Create("X-Endless", "1");
            }
        }
    }

    [Fact]
    public async Task The_maximum_arguments_work()
    {
        Fake.Faults.On("Bans.get").Respond(200, TimeSpan.MaxValue).Times(1);
        Fake.Faults.On("Bans.get").SendInChunks(int.MaxValue).Times(1);
        Fake.Faults.On("Bans.get").HangInBody(200, "", long.MaxValue).Times(1);

        (await Call.Get("bans/1")).Status.Should().Be(HttpStatusCode.OK);
        (await Call.Get("bans/1")).Status.Should().Be(HttpStatusCode.OK);
        using (HttpResponseMessage response = await Call.SendHeaders("bans/1", CancellationToken.None))
        {
            response.Content.Headers.ContentLength.Should().Be(long.MaxValue);
        }
    }

    [Fact]
    public async Task The_log_drops_old_requests_with_large_bodies()
    {
        string body = new('a', 20_000_000);
        for (int i = 0; i < 5; i++)
        {
            await Call.Post("bans", body);
        }

        Fake.Requests.Count.Should().BeLessThan(5);
        (Fake.Requests.Count + Fake.Requests.DroppedCount).Should().Be(5);
        Fake.Requests[^1].Body.Should().HaveLength(body.Length);
    }

    [Fact]
    public async Task A_request_has_the_rule_that_was_applied()
    {
        FaultRule rule = Fake.Faults.On("Bans.list").Respond(503).Times(1);

        await GetStatuses(2);

        Fake.Requests.Select(request => request.Fault).Should().Equal(rule, null);
    }

    [Fact]
    public async Task Rules_have_a_description()
    {
        Fake.Faults.On("Bans.list").Skip(1).Respond(503, retryAfter: TimeSpan.FromSeconds(3)).Times(2);
        Fake.Faults.On("Bans.create").LoseResponse().When(_ => true);
        Fake.Faults.On("*").WithProbability(0.25).Delay(TimeSpan.FromSeconds(2)).SendInChunks(5);
        Fake.Faults.On("Chats.list").Truncate(9);
        Fake.Faults.On("Chats.get").RespondGzipBomb(1000).WithContentType("text/html");
        Fake.Faults.On("Agents.get");

        await GetStatuses(2);

        Fake.Faults.Rules.Select(rule => rule.ToString()).Should().StartWith(
            "Bans.list: respond 503 (Retry-After: 3); 2 times; applied 1 time");
        Fake.Faults.Rules[0].Should().Match<FaultRule>(rule => rule.AppliedCount == 1 && rule.IsActive && rule.OperationId == "Bans.list");
        Fake.Faults.Rules.Skip(1).Select(rule => rule.ToString()[..rule.ToString().LastIndexOf(';')]).Should().Equal(
            "Bans.create: perform the operation, reset the connection before the response; on a condition",
            "*: wait 00:00:02, respond normally, 5 bytes at a time; with probability 0.25",
            "Chats.list: respond normally, close the connection after 9 bytes of the body",
            "Chats.get: respond 200 with 1000 bytes, as text/html, compressed",
            "Agents.get: nothing yet");
    }

    [Fact]
    public async Task A_rule_can_be_removed()
    {
        FaultRule rule = Fake.Faults.On("Bans.list").Respond(503);

        Fake.Faults.Remove(rule).Should().BeTrue();
        Fake.Faults.Remove(rule).Should().BeFalse();

        (await GetStatuses(1)).Should().Equal(200);
    }

    [Theory]
    [InlineData(DailyQuotaResponse.Forbidden, 403, 403000)]
    [InlineData(DailyQuotaResponse.ServerError, 500, 500010)]
    public async Task The_daily_quota_response_has_two_forms(DailyQuotaResponse form, int status, int code)
    {
        Fake.Faults.On("Bans.list").DailyQuota(form);

        RawResponse rawResponse = await Call.Get("bans");

        ((int)rawResponse.Status, rawResponse.Code).Should().Be((status, code));
        rawResponse.Message.Should().Contain("limit");
    }

    [Fact]
    public void Invalid_arguments_are_rejected()
    {
        FaultRule rule = Fake.Faults.On("Bans.list");

        rule.Invoking(it => it.Skip(-1)).Should().Throw<ArgumentOutOfRangeException>();
        rule.Invoking(it => it.WithProbability(0)).Should().Throw<ArgumentOutOfRangeException>();
        rule.Invoking(it => it.WithProbability(double.NaN)).Should().Throw<ArgumentOutOfRangeException>();
        rule.Invoking(it => it.Delay(TimeSpan.Zero)).Should().Throw<ArgumentOutOfRangeException>();
        rule.Invoking(it => it.SendInChunks(0)).Should().Throw<ArgumentOutOfRangeException>();
        rule.Invoking(it => it.Truncate(-1)).Should().Throw<ArgumentOutOfRangeException>();
        rule.Invoking(it => it.RespondHuge(1)).Should().Throw<ArgumentOutOfRangeException>();
        rule.Invoking(it => it.DailyQuota((DailyQuotaResponse)9)).Should().Throw<ArgumentOutOfRangeException>();
        rule.IsActive.Should().BeFalse();
    }

    private async Task<int[]> GetRandomStatuses(int seed)
    {
        Fake.Faults.Clear();
        Fake.Faults.WithSeed(seed).On("*").WithProbability(0.3).Respond(503);
        return await GetStatuses(100);
    }

    private async Task<int[]> GetStatuses(int count)
    {
        int[] statuses = new int[count];
        for (int i = 0; i < count; i++)
        {
            statuses[i] = (int)(await Call.Get("bans")).Status;
        }

        return statuses;
    }
}
