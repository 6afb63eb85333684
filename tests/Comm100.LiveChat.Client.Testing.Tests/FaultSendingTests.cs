using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class FaultSendingTests : IAsyncLifetime
{
    private const string NewBan = """{"type":"ip","ipAddress":"192.0.2.99"}""";

    private readonly FakeTimeProvider _time = new();

    private LiveChatFake Fake { get; set; } = null!;

    private Caller Call { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { TimeProvider = _time });
        Call = new Caller(Fake);
    }

    public async Task DisposeAsync()
    {
        Call.Dispose();
        await Fake.DisposeAsync();
    }

    [Fact]
    public async Task LoseAnswer_performs_the_operation_and_resets()
    {
        int before = await BanCount();
        Fake.Faults.On("Bans.create").LoseResponse().Times(1);

        await Call.Invoking(call => call.Post("bans", NewBan)).Should().ThrowAsync<HttpRequestException>();

        Fake.Requests.For("Bans.create").Should().ContainSingle().Which.StatusCode.Should().Be(0);
        (await BanCount()).Should().Be(before + 1);
    }

    [Fact]
    public async Task Reset_does_not_perform_the_operation()
    {
        int before = await BanCount();
        Fake.Faults.On("Bans.create").Reset().Times(1);

        await Call.Invoking(call => call.Post("bans", NewBan)).Should().ThrowAsync<HttpRequestException>();

        (await BanCount()).Should().Be(before);
    }

    [Fact]
    public async Task Perform_performs_the_operation_before_another_answer()
    {
        int before = await BanCount();
        Fake.Faults.On("Bans.create").PerformOperation().RespondHtml(502).Times(1);

        Reply reply = await Call.Post("bans", NewBan);

        reply.Status.Should().Be(HttpStatusCode.BadGateway);
        reply.Text.Should().StartWith("<!DOCTYPE html>");
        reply.ContentHeaders.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        (await BanCount()).Should().Be(before + 1);
    }

    [Fact]
    public async Task An_answer_given_instead_keeps_nothing_of_the_one_performed()
    {
        Call.Headers.Authorization = null;
        Fake.Faults.On("Bans.list").PerformOperation().Respond(503);

        Reply reply = await Call.Get("bans");

        reply.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        reply.Headers.WwwAuthenticate.Should().BeEmpty();
        reply.ContentHeaders.ContentType.Should().BeNull();
        reply.Text.Should().BeEmpty();
    }

    [Fact]
    public async Task Delay_waits_by_the_clock_and_then_answers_as_usual()
    {
        Fake.Faults.On("Bans.list").Delay(TimeSpan.FromMinutes(10));
        DateTimeOffset start = _time.GetUtcNow();
        Task<Reply> call = Call.Get("bans");

        await AdvanceUntil(call);

        (_time.GetUtcNow() - start).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(10));
        (await call).Status.Should().Be(HttpStatusCode.OK);
        Fake.Requests[0].StatusCode.Should().Be(200);
    }

    [Fact]
    public async Task Delay_combines_with_another_answer()
    {
        Fake.Faults.On("Bans.list").Delay(TimeSpan.FromMinutes(1)).RespondError(500, 500001, "Slow and wrong");
        DateTimeOffset start = _time.GetUtcNow();
        Task<Reply> call = Call.Get("bans");

        await AdvanceUntil(call);

        (_time.GetUtcNow() - start).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(1));
        (await call).Code.Should().Be(500001);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_client_that_goes_away_in_a_delay_has_changed_nothing_unless_told(bool performs, int added)
    {
        int before = await BanCount();
        FaultRule rule = Fake.Faults.On("Bans.create").Delay(TimeSpan.FromMinutes(1));
        _ = performs ? rule.PerformOperation() : rule;
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(Fake.BaseAddress.Host, Fake.BaseAddress.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/v1/livechat/bans HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {Fake.AccessToken}\r\nContent-Length: {NewBan.Length}\r\n\r\n{NewBan}"));
            await Until(() => rule.AppliedCount == 1);
        }

        (await BanCount()).Should().Be(before + added);
    }

    [Fact]
    public async Task Drip_sends_the_body_in_pieces()
    {
        Fake.Faults.On("Bans.list").Respond(200, "[{},{}]").SendInChunks(3, TimeSpan.FromSeconds(5));
        using HttpResponseMessage response = await Call.SendHeaders("bans", CancellationToken.None);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        byte[] buffer = new byte[100];
        DateTimeOffset start = _time.GetUtcNow();

        var pieces = new List<string>();
        foreach (int seconds in new[] { 5, 10, 15 })
        {
            Task<int> read = body.ReadAsync(buffer).AsTask();
            await AdvanceUntil(read);
            pieces.Add(Encoding.UTF8.GetString(buffer, 0, await read));
            (_time.GetUtcNow() - start).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(seconds));
        }

        pieces.Should().Equal("[{}", ",{}", "]");
    }

    [Fact]
    public async Task Drip_changes_nothing_of_the_answer()
    {
        string whole = (await Call.Get("bans")).Text;
        Fake.Faults.On("Bans.list").SendInChunks();

        (await Call.Get("bans")).Text.Should().Be(whole);
    }

    [Fact]
    public async Task Truncate_cuts_the_answer_of_the_operation()
    {
        int length = Encoding.UTF8.GetByteCount((await Call.Get("bans")).Text);
        Fake.Faults.On("Bans.list").Truncate(10);
        using HttpResponseMessage response = await Call.SendHeaders("bans", CancellationToken.None);
        await using Stream body = await response.Content.ReadAsStreamAsync();

        response.Content.Headers.ContentLength.Should().Be(length);
        await body.ReadExactlyAsync(new byte[10]);
        await body.Invoking(stream => stream.ReadExactlyAsync(new byte[1]).AsTask()).Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task ResetInHeaders_sends_a_part_of_them()
    {
        Fake.Faults.On("Bans.list").ResetInHeaders();

        string sent = await Raw("bans");

        sent.Should().StartWith("HTTP/1.1 200 OK\r\n").And.NotContain("\r\n\r\n");
        await Call.Invoking(call => call.Get("bans")).Should().ThrowAsync<HttpRequestException>();
        Fake.Requests.Should().OnlyContain(request => request.StatusCode == 0);
    }

    [Fact]
    public async Task CloseInHeaders_sends_a_part_of_them()
    {
        Fake.Faults.On("Bans.list").CloseInHeaders();

        string sent = await Raw("bans");

        sent.Should().StartWith("HTTP/1.1 200 OK\r\n").And.NotContain("\r\n\r\n");
        await Call.Invoking(call => call.Get("bans")).Should().ThrowAsync<HttpRequestException>();
        Fake.Requests.Should().OnlyContain(request => request.StatusCode == 0);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Close_ends_the_connection_without_a_reset(bool performs, int added)
    {
        int before = await BanCount();
        FaultRule rule = Fake.Faults.On("Bans.create").Close();
        _ = performs ? rule.PerformOperation() : rule;
        using var client = new TcpClient();
        await client.ConnectAsync(Fake.BaseAddress.Host, Fake.BaseAddress.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/livechat/bans HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {Fake.AccessToken}\r\nContent-Length: {NewBan.Length}\r\n\r\n{NewBan}"));

        // A reset would throw.
        (await client.GetStream().ReadAsync(new byte[1])).Should().Be(0);

        rule.AppliedCount.Should().Be(1);
        rule.ToString().Should().Contain("close the connection before the answer");
        (await BanCount()).Should().Be(before + added);
    }

    [Fact]
    public async Task ResetInBody_sends_the_headers_and_a_part_of_it()
    {
        Fake.Faults.On("Bans.list").Respond(200, "[1,2,3]").ResetInBody(4);

        string sent = await Raw("bans");

        sent.Should().StartWith("HTTP/1.1 200 OK\r\n").And.Contain("Content-Length: 7\r\n").And.EndWith("\r\n\r\n[1,2");
    }

    [Fact]
    public async Task A_cut_leaves_at_least_one_byte_away()
    {
        Fake.Faults.On("Bans.list").Respond(200, "[]").Truncate(100).Times(1);
        Fake.Faults.On("Bans.list").Respond(200).Truncate();

        await Call.Invoking(call => call.Get("bans")).Should().ThrowAsync<HttpRequestException>();
        await Call.Invoking(call => call.Get("bans")).Should().ThrowAsync<HttpRequestException>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_huge_body_has_its_size(bool declareLength)
    {
        Fake.Faults.On("Bans.list").RespondHuge(1_000_001, declareLength: declareLength);

        Reply reply = await Call.Get("bans");

        reply.Text.Should().HaveLength(1_000_001);
        ((string?)reply.Json).Should().HaveLength(999_999);
        Fake.Requests[0].StatusCode.Should().Be(200);
        using HttpResponseMessage response = await Call.SendHeaders("bans", CancellationToken.None);
        response.Headers.TransferEncodingChunked.Should().Be(declareLength ? null : true);
    }

    [Fact]
    public async Task A_client_that_has_enough_ends_a_huge_body()
    {
        Fake.Faults.On("Bans.list").RespondHuge(long.MaxValue);

        using (HttpResponseMessage response = await Call.SendHeaders("bans", CancellationToken.None))
        {
            response.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (await Call.Get("bans/1")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Gzip_compresses_the_answer_of_the_operation()
    {
        string whole = (await Call.Get("bans")).Text;
        Fake.Faults.On("Bans.list").Gzip();
        using HttpResponseMessage response = await Call.SendHeaders("bans", CancellationToken.None);
        await using var body = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(body);

        response.Content.Headers.ContentEncoding.Should().Equal("gzip");
        (await reader.ReadToEndAsync()).Should().Be(whole);
    }

    [Fact]
    public async Task A_gzip_bomb_is_small_and_expands()
    {
        Fake.Faults.On("Bans.list").RespondGzipBomb(10_000_000);
        using HttpResponseMessage response = await Call.SendHeaders("bans", CancellationToken.None);
        byte[] small = await response.Content.ReadAsByteArrayAsync();
        await using var body = new GZipStream(new MemoryStream(small), CompressionMode.Decompress);
        using var large = new MemoryStream();
        await body.CopyToAsync(large);

        small.Should().HaveCountLessThan(200_000);
        large.Length.Should().Be(10_000_000);
    }

    [Fact]
    public async Task Headers_and_the_content_type_are_changed()
    {
        Fake.Faults.On("Bans.list").WithContentType("text/plain").WithHeader("X-One", "1").WithHeaders(50, 500);

        Reply reply = await Call.Get("bans");

        reply.Json.Should().BeOfType<JsonArray>();
        reply.ContentHeaders.ContentType!.ToString().Should().Be("text/plain");
        reply.Headers.GetValues("X-One").Should().Equal("1");
        reply.Headers.GetValues("X-Fault-50").Single().Should().HaveLength(500);
        Fake.Faults.Clear();
        Fake.Faults.On("Bans.list").WithContentType(null);
        (await Call.Get("bans")).ContentHeaders.ContentType.Should().BeNull();
    }

    [Fact]
    public async Task Retry_after_comes_in_seconds_or_as_a_date()
    {
        DateTimeOffset date = _time.GetUtcNow().AddSeconds(90);
        Fake.Faults.On("Bans.list").Respond(503, retryAfter: TimeSpan.FromSeconds(1.2)).Times(1);
        Fake.Faults.On("Bans.list").Respond(429, retryAfter: date).Times(1);

        Reply first = await Call.Get("bans");
        Reply second = await Call.Get("bans");

        first.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(2));
        second.Headers.RetryAfter!.Date.Should().Be(date);
        ((int)first.Status, (int)second.Status).Should().Be((503, 429));
    }

    [Fact]
    public async Task ExpireToken_ends_the_token_the_request_came_with()
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("grant_type", "refresh_token"), new("refresh_token", Fake.Tokens.IssueRefreshToken())]);
        await http.PostAsync(Fake.TokenEndpoint, form);
        Call.Headers.Authorization = new("Bearer", Fake.Tokens.LatestAccessToken);
        Fake.Faults.On("Bans.list").Skip(1).ExpireToken().Times(1);

        var statuses = new List<int>();
        for (int i = 0; i < 3; i++)
        {
            statuses.Add((int)(await Call.Get("bans")).Status);
        }

        statuses.Should().Equal(200, 401, 401);
    }

    private async Task<int> BanCount() => (await Call.Get("bans")).Json!.AsArray().Count;

    private async Task<string> Raw(string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Fake.BaseAddress.Host, Fake.BaseAddress.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /api/v1/livechat/{path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {Fake.AccessToken}\r\n\r\n"));
        var sent = new MemoryStream();
        try
        {
            await stream.CopyToAsync(sent);
        }
        catch (IOException)
        {
            // The reset.
        }

        return Encoding.UTF8.GetString(sent.ToArray());
    }

    /// <summary>Moves the clock on in small steps, for the fake sets its timer when it gets there.</summary>
    private async Task AdvanceUntil(Task task)
    {
        using var polls = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await polls.WaitForNextTickAsync();
        }
    }

    private static async Task Until(Func<bool> condition)
    {
        using var polls = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!condition())
        {
            await polls.WaitForNextTickAsync();
        }
    }
}
