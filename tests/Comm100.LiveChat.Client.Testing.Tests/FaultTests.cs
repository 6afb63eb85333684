using System.Net;
using System.Text;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class FaultTests : FakeTest
{
    [Fact]
    public async Task Respond_sends_a_status_a_body_and_headers_only_for_its_operation()
    {
        Fake.Faults.On("Bans.list").Respond(503, "<h1>Down</h1>", "text/html", [new("Retry-After", "7"), new("X-Two", "a"), new("X-Two", "b")]);

        RawResponse rawResponse = await Call.Get("bans");

        rawResponse.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        rawResponse.Text.Should().Be("<h1>Down</h1>");
        rawResponse.ContentHeaders.ContentType!.ToString().Should().Be("text/html");
        rawResponse.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(7));
        rawResponse.Headers.GetValues("X-Two").Should().Equal("a", "b");
        Fake.Requests[0].StatusCode.Should().Be(503);
        (await Call.Get("bans/1")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Respond_without_a_body_sends_no_body()
    {
        Fake.Faults.On("Bans.list").Respond(204).Times(1);
        Fake.Faults.On("Bans.list").Respond(429).Times(1);

        RawResponse none = await Call.Get("bans");
        RawResponse empty = await Call.Get("bans");

        none.Status.Should().Be(HttpStatusCode.NoContent);
        empty.Status.Should().Be(HttpStatusCode.TooManyRequests);
        empty.Text.Should().BeEmpty();
        empty.ContentHeaders.ContentType.Should().BeNull();
    }

    [Fact]
    public async Task Rules_are_applied_in_order()
    {
        Fake.Faults.On("Bans.list").Respond(500).Times(2);
        Fake.Faults.On(FaultPlan.AnyOperation).Respond(502).Times(1);
        Fake.Faults.On("bans.LIST").Respond(503);

        var statuses = new List<int>();
        for (int i = 0; i < 5; i++)
        {
            statuses.Add((int)(await Call.Get("bans")).Status);
        }

        statuses.Should().Equal(500, 500, 502, 503, 503);
        Fake.Faults.Clear();
        (await Call.Get("bans")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Faults_are_applied_before_authentication_and_do_not_change_data()
    {
        Fake.Faults.On("Bans.delete").Respond(500).Times(1);
        Call.Headers.Authorization = null;

        (await Call.Delete("bans/1")).Status.Should().Be(HttpStatusCode.InternalServerError);

        Call.Headers.Authorization = new("Bearer", Fake.AccessToken);
        (await Call.Get("bans/1")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_rule_for_any_operation_applies_to_unknown_urls_too()
    {
        Fake.Faults.On(FaultPlan.AnyOperation).Respond(418);

        ((int)(await Call.Get("nothing")).Status).Should().Be(418);
    }

    [Fact]
    public async Task A_rule_without_a_fault_does_nothing()
    {
        Fake.Faults.On("Bans.list").Times(1);

        (await Call.Get("bans")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Reset_resets_the_connection()
    {
        Fake.Faults.On("Bans.list").Reset().Times(1);

        await Call.Invoking(call => call.Get("bans")).Should().ThrowAsync<HttpRequestException>();

        Fake.Requests.Should().ContainSingle().Which.StatusCode.Should().Be(0);
        (await Call.Get("bans")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Truncate_closes_the_connection_in_the_body()
    {
        Fake.Faults.On("Bans.list").Truncate(200, "[{\"id\":1", 4000);
        using HttpResponseMessage response = await Call.SendHeaders("bans", CancellationToken.None);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.Should().Be(4000);
        await response.Content.Invoking(content => content.ReadAsByteArrayAsync()).Should().ThrowAsync<HttpRequestException>();
        Fake.Requests[0].StatusCode.Should().Be(0);
    }

    [Fact]
    public async Task HangInBody_sends_only_the_start_of_the_body()
    {
        Fake.Faults.On("Bans.list").HangInBody(200, "[{\"id\":1", 4000);
        using HttpResponseMessage response = await Call.SendHeaders("bans", CancellationToken.None);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        byte[] start = new byte[8];
        await body.ReadExactlyAsync(start);

        Task<int> rest = body.ReadAsync(new byte[1]).AsTask();

        Encoding.UTF8.GetString(start).Should().Be("[{\"id\":1");
        rest.IsCompleted.Should().BeFalse();
        await Fake.DisposeAsync();
        await rest.Invoking(task => task).Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task Hang_ends_when_the_client_disconnects()
    {
        Fake.Faults.On("Bans.list").Hang();
        using var cancellation = new CancellationTokenSource();
        Task<HttpResponseMessage> call = Call.SendHeaders("bans", cancellation.Token);
        await WaitForRequests(1);
        call.IsCompleted.Should().BeFalse();

        await cancellation.CancelAsync();

        await call.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        Fake.Requests.Should().ContainSingle().Which.StatusCode.Should().Be(0);
    }

    [Fact]
    public async Task Disposing_is_fast_even_if_requests_hang()
    {
        Fake.Faults.On(FaultPlan.AnyOperation).Hang();
        Task[] calls = [.. Enumerable.Range(0, 20).Select(_ => Call.Get("bans"))];
        await WaitForRequests(20);

        Task disposal = Fake.DisposeAsync().AsTask();

        await disposal.OrFail();
        foreach (Task call in calls)
        {
            await call.Invoking(task => task).Should().ThrowAsync<HttpRequestException>();
        }
    }

    [Fact]
    public void Invalid_arguments_are_rejected()
    {
        Fake.Faults.Invoking(faults => faults.On("Bans.creat")).Should().Throw<ArgumentException>().WithMessage("*'Bans.creat'*");
        FaultRule rule = Fake.Faults.On("Bans.create");
        rule.Invoking(it => it.Respond(42)).Should().Throw<ArgumentOutOfRangeException>();
        rule.Invoking(it => it.Times(0)).Should().Throw<ArgumentOutOfRangeException>();
        rule.Invoking(it => it.Truncate(200, "abc", 3)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private async Task WaitForRequests(int count)
    {
        using var polls = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (Fake.Requests.Count < count)
        {
            await polls.WaitForNextTickAsync();
        }
    }
}
