using System.Net;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class FaultRuleTests : FakeTest
{
    [Fact]
    public async Task Skip_lets_the_first_requests_pass()
    {
        Fake.Faults.On("Bans.list").Skip(2).Respond(503).Times(1);

        (await Statuses(5)).Should().Equal(200, 200, 503, 200, 200);
    }

    [Fact]
    public async Task When_asks_each_request()
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
    public async Task A_condition_that_throws_shows()
    {
        Fake.Faults.On("Bans.list").When(_ => throw new InvalidOperationException("My mistake")).Respond(503);

        Reply reply = await Call.Get("bans");

        reply.Status.Should().Be(HttpStatusCode.InternalServerError);
        reply.Message.Should().Contain("My mistake");
    }

    [Fact]
    public async Task A_condition_may_change_the_plan()
    {
        Fake.Faults.On("Bans.list").When(_ =>
        {
            Fake.Faults.Clear();
            return false;
        }).Respond(503);

        (await Statuses(1)).Should().Equal(200);
        Fake.Faults.Rules.Should().BeEmpty();
    }

    [Fact]
    public async Task Chance_depends_on_the_seed_alone()
    {
        int[] first = await Chances(7);
        int[] again = await Chances(7);
        int[] other = await Chances(8);

        again.Should().Equal(first);
        other.Should().NotEqual(first);
        first.Count(status => status == 503).Should().BeInRange(10, 50);
        Fake.Faults.Rules[0].AppliedCount.Should().Be(other.Count(status => status == 503));
    }

    [Fact]
    public async Task A_probability_of_one_is_certain()
    {
        Fake.Faults.On("Bans.list").WithProbability(1).Respond(503);

        (await Statuses(10)).Should().OnlyContain(status => status == 503);
    }

    [Fact]
    public async Task Times_holds_for_requests_at_once()
    {
        FaultRule rule = Fake.Faults.On("Bans.list").Skip(5).Respond(503).Times(10);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Call.Get("bans")));

        replies.Count(reply => reply.Status == HttpStatusCode.ServiceUnavailable).Should().Be(10);
        rule.AppliedCount.Should().Be(10);
        rule.IsActive.Should().BeFalse();
    }

    [Fact]
    public void What_would_exhaust_memory_or_outlast_every_timer_is_refused()
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
    public async Task The_largest_arguments_that_are_allowed_are_played()
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
    public async Task The_log_drops_old_requests_whose_bodies_are_large()
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
    public async Task A_request_knows_its_rule()
    {
        FaultRule rule = Fake.Faults.On("Bans.list").Respond(503).Times(1);

        await Statuses(2);

        Fake.Requests.Select(request => request.Fault).Should().Equal(rule, null);
    }

    [Fact]
    public async Task Rules_describe_themselves()
    {
        Fake.Faults.On("Bans.list").Skip(1).Respond(503, retryAfter: TimeSpan.FromSeconds(3)).Times(2);
        Fake.Faults.On("Bans.create").LoseResponse().When(_ => true);
        Fake.Faults.On("*").WithProbability(0.25).Delay(TimeSpan.FromSeconds(2)).SendInChunks(5);
        Fake.Faults.On("Chats.list").Truncate(9);
        Fake.Faults.On("Chats.get").RespondGzipBomb(1000).WithContentType("text/html");
        Fake.Faults.On("Agents.get");

        await Statuses(2);

        Fake.Faults.Rules.Select(rule => rule.ToString()).Should().StartWith(
            "Bans.list: answer 503 (Retry-After: 3); 2 times; played 1 time");
        Fake.Faults.Rules[0].Should().Match<FaultRule>(rule => rule.AppliedCount == 1 && rule.IsActive && rule.OperationId == "Bans.list");
        Fake.Faults.Rules.Skip(1).Select(rule => rule.ToString()[..rule.ToString().LastIndexOf(';')]).Should().Equal(
            "Bans.create: perform the operation, reset the connection before the answer; on a condition",
            "*: wait 00:00:02, answer as usual, 5 bytes at a time; with probability 0.25",
            "Chats.list: answer as usual, close the connection after 9 bytes of the body",
            "Chats.get: answer 200 with 1000 bytes, as text/html, compressed",
            "Agents.get: nothing yet");
    }

    [Fact]
    public async Task A_rule_is_removed()
    {
        FaultRule rule = Fake.Faults.On("Bans.list").Respond(503);

        Fake.Faults.Remove(rule).Should().BeTrue();
        Fake.Faults.Remove(rule).Should().BeFalse();

        (await Statuses(1)).Should().Equal(200);
    }

    [Theory]
    [InlineData(DailyQuotaResponse.Forbidden, 403, 403000)]
    [InlineData(DailyQuotaResponse.ServerError, 500, 500010)]
    public async Task The_answer_of_a_used_up_day_has_two_forms(DailyQuotaResponse form, int status, int code)
    {
        Fake.Faults.On("Bans.list").DailyQuota(form);

        Reply reply = await Call.Get("bans");

        ((int)reply.Status, reply.Code).Should().Be((status, code));
        reply.Message.Should().Contain("limit");
    }

    [Fact]
    public void Misuse_is_told()
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

    private async Task<int[]> Chances(int seed)
    {
        Fake.Faults.Clear();
        Fake.Faults.WithSeed(seed).On("*").WithProbability(0.3).Respond(503);
        return await Statuses(100);
    }

    private async Task<int[]> Statuses(int count)
    {
        int[] statuses = new int[count];
        for (int i = 0; i < count; i++)
        {
            statuses[i] = (int)(await Call.Get("bans")).Status;
        }

        return statuses;
    }
}
