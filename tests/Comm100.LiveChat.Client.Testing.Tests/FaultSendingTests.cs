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

    private RawClient Call { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { TimeProvider = _time });
        Call = new RawClient(Fake);
    }

    public async Task DisposeAsync()
    {
        Call.Dispose();
        await Fake.DisposeAsync();
    }

    [Fact]
    public async Task LoseResponse_performs_the_operation_and_resets_the_connection()
    {
        int before = await CountBans();
        Fake.Faults.On("Bans.create").LoseResponse().Times(1);

        await Call.Invoking(call => call.Post("bans", NewBan)).Should().ThrowAsync<HttpRequestException>();

        Fake.Requests.For("Bans.create").Should().ContainSingle().Which.StatusCode.Should().Be(0);
        (await CountBans()).Should().Be(before + 1);
    }

    [Fact]
    public async Task Reset_does_not_perform_the_operation()
    {
        int before = await CountBans();
        Fake.Faults.On("Bans.create").Reset().Times(1);

        await Call.Invoking(call => call.Post("bans", NewBan)).Should().ThrowAsync<HttpRequestException>();

        (await CountBans()).Should().Be(before);
    }

    [Fact]
    public async Task PerformOperation_performs_the_operation_before_another_response()
    {
        int before = await CountBans();
        Fake.Faults.On("Bans.create").PerformOperation().RespondHtml(502).Times(1);

        RawResponse rawResponse = await Call.Post("bans", NewBan);

        rawResponse.Status.Should().Be(HttpStatusCode.BadGateway);
        rawResponse.Text.Should().StartWith("<!DOCTYPE html>");
        rawResponse.ContentHeaders.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        (await CountBans()).Should().Be(before + 1);
    }

    [Fact]
    public async Task A_replaced_response_has_no_headers_of_the_original_response()
    {
        Call.Headers.Authorization = null;
        Fake.Faults.On("Bans.list").PerformOperation().Respond(503);

        RawResponse rawResponse = await Call.Get("bans");

        rawResponse.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        rawResponse.Headers.WwwAuthenticate.Should().BeEmpty();
        rawResponse.ContentHeaders.ContentType.Should().BeNull();
        rawResponse.Text.Should().BeEmpty();
    }

    [Fact]
    public async Task Delay_uses_the_clock_and_then_responds_normally()
    {
        Fake.Faults.On("Bans.list").Delay(TimeSpan.FromMinutes(10));
        DateTimeOffset start = _time.GetUtcNow();
        Task<RawResponse> call = Call.Get("bans");

        await AdvanceUntil(call);

        (_time.GetUtcNow() - start).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(10));
        (await call).Status.Should().Be(HttpStatusCode.OK);
        Fake.Requests[0].StatusCode.Should().Be(200);
    }

    [Fact]
    public async Task Delay_can_be_combined_with_another_response()
    {
        Fake.Faults.On("Bans.list").Delay(TimeSpan.FromMinutes(1)).RespondError(500, 500001, "Slow and wrong");
        DateTimeOffset start = _time.GetUtcNow();
        Task<RawResponse> call = Call.Get("bans");

        await AdvanceUntil(call);

        (_time.GetUtcNow() - start).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(1));
        (await call).Code.Should().Be(500001);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task The_operation_is_not_performed_if_the_client_disconnects_during_a_delay_unless_PerformOperation_is_used(bool performs, int added)
    {
        int before = await CountBans();
        FaultRule rule = Fake.Faults.On("Bans.create").Delay(TimeSpan.FromMinutes(1));
        _ = performs ? rule.PerformOperation() : rule;
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(Fake.BaseAddress.Host, Fake.BaseAddress.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/v1/livechat/bans HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {Fake.AccessToken}\r\nContent-Length: {NewBan.Length}\r\n\r\n{NewBan}"));
            await Until(() => rule.AppliedCount == 1 && Fake.Data.Count("Bans") == before + added);
        }

        (await CountBans()).Should().Be(before + added);
    }

    [Fact]
    public async Task SendInChunks_sends_the_body_in_chunks()
    {
        Fake.Faults.On("Bans.list").Respond(200, "[{},{}]").SendInChunks(3, TimeSpan.FromSeconds(5));
        using HttpResponseMessage response = await Call.SendHeaders("bans", CancellationToken.None);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        byte[] buffer = new byte[100];
        DateTimeOffset start = _time.GetUtcNow();

        var chunks = new List<string>();
        foreach (int seconds in new[] { 5, 10, 15 })
        {
            Task<int> read = body.ReadAsync(buffer).AsTask();
            await AdvanceUntil(read);
            chunks.Add(Encoding.UTF8.GetString(buffer, 0, await read));
            (_time.GetUtcNow() - start).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(seconds));
        }

        chunks.Should().Equal("[{}", ",{}", "]");
    }

    [Fact]
    public async Task SendInChunks_does_not_change_the_response()
    {
        string entireBody = (await Call.Get("bans")).Text;
        Fake.Faults.On("Bans.list").SendInChunks();

        (await Call.Get("bans")).Text.Should().Be(entireBody);
    }

    [Fact]
    public async Task Truncate_truncates_the_response_of_the_operation()
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
    public async Task ResetInHeaders_sends_a_part_of_the_headers()
    {
        Fake.Faults.On("Bans.list").ResetInHeaders();

        string sent = await SendRaw("bans");

        sent.Should().StartWith("HTTP/1.1 200 OK\r\n").And.NotContain("\r\n\r\n");
        await Call.Invoking(call => call.Get("bans")).Should().ThrowAsync<HttpRequestException>();
        Fake.Requests.Should().OnlyContain(request => request.StatusCode == 0);
    }

    [Fact]
    public async Task CloseInHeaders_sends_a_part_of_the_headers()
    {
        Fake.Faults.On("Bans.list").CloseInHeaders();

        string sent = await SendRaw("bans");

        sent.Should().StartWith("HTTP/1.1 200 OK\r\n").And.NotContain("\r\n\r\n");
        await Call.Invoking(call => call.Get("bans")).Should().ThrowAsync<HttpRequestException>();
        Fake.Requests.Should().OnlyContain(request => request.StatusCode == 0);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Close_closes_the_connection_without_a_reset(bool performs, int added)
    {
        int before = await CountBans();
        FaultRule rule = Fake.Faults.On("Bans.create").Close();
        _ = performs ? rule.PerformOperation() : rule;
        using var client = new TcpClient();
        await client.ConnectAsync(Fake.BaseAddress.Host, Fake.BaseAddress.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/livechat/bans HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {Fake.AccessToken}\r\nContent-Length: {NewBan.Length}\r\n\r\n{NewBan}"));

        // Reading would throw after a reset.
        (await client.GetStream().ReadAsync(new byte[1])).Should().Be(0);

        rule.AppliedCount.Should().Be(1);
        rule.ToString().Should().Contain("close the connection before the response");
        (await CountBans()).Should().Be(before + added);
    }

    [Fact]
    public async Task ResetInBody_sends_the_headers_and_a_part_of_the_body()
    {
        Fake.Faults.On("Bans.list").Respond(200, "[1,2,3]").ResetInBody(4);

        string sent = await SendRaw("bans");

        sent.Should().StartWith("HTTP/1.1 200 OK\r\n").And.Contain("Content-Length: 7\r\n").And.EndWith("\r\n\r\n[1,2");
    }

    [Fact]
    public async Task At_least_one_byte_of_a_truncated_body_is_missing()
    {
        Fake.Faults.On("Bans.list").Respond(200, "[]").Truncate(100).Times(1);
        Fake.Faults.On("Bans.list").Respond(200).Truncate();

        await Call.Invoking(call => call.Get("bans")).Should().ThrowAsync<HttpRequestException>();
        await Call.Invoking(call => call.Get("bans")).Should().ThrowAsync<HttpRequestException>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_huge_body_has_the_requested_size(bool declareLength)
    {
        Fake.Faults.On("Bans.list").RespondHuge(1_000_001, declareLength: declareLength);

        RawResponse rawResponse = await Call.Get("bans");

        rawResponse.Text.Should().HaveLength(1_000_001);
        ((string?)rawResponse.Json).Should().HaveLength(999_999);
        Fake.Requests[0].StatusCode.Should().Be(200);
        using HttpResponseMessage response = await Call.SendHeaders("bans", CancellationToken.None);
        response.Headers.TransferEncodingChunked.Should().Be(declareLength ? null : true);
    }

    [Fact]
    public async Task A_client_can_abort_a_huge_body()
    {
        Fake.Faults.On("Bans.list").RespondHuge(long.MaxValue);

        using (HttpResponseMessage response = await Call.SendHeaders("bans", CancellationToken.None))
        {
            response.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (await Call.Get("bans/1")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Gzip_compresses_the_response_of_the_operation()
    {
        string entireBody = (await Call.Get("bans")).Text;
        Fake.Faults.On("Bans.list").Gzip();
        using HttpResponseMessage response = await Call.SendHeaders("bans", CancellationToken.None);
        await using var body = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(body);

        response.Content.Headers.ContentEncoding.Should().Equal("gzip");
        (await reader.ReadToEndAsync()).Should().Be(entireBody);
    }

    [Fact]
    public async Task A_gzip_bomb_is_small_and_expands_to_its_size()
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
    public async Task Headers_and_the_content_type_can_be_changed()
    {
        Fake.Faults.On("Bans.list").WithContentType("text/plain").WithHeader("X-One", "1").WithHeaders(50, 500);

        RawResponse rawResponse = await Call.Get("bans");

        rawResponse.Json.Should().BeOfType<JsonArray>();
        rawResponse.ContentHeaders.ContentType!.ToString().Should().Be("text/plain");
        rawResponse.Headers.GetValues("X-One").Should().Equal("1");
        rawResponse.Headers.GetValues("X-Fault-50").Single().Should().HaveLength(500);
        Fake.Faults.Clear();
        Fake.Faults.On("Bans.list").WithContentType(null);
        (await Call.Get("bans")).ContentHeaders.ContentType.Should().BeNull();
    }

    [Fact]
    public async Task Retry_after_is_in_seconds_or_a_date()
    {
        DateTimeOffset date = _time.GetUtcNow().AddSeconds(90);
        Fake.Faults.On("Bans.list").Respond(503, retryAfter: TimeSpan.FromSeconds(1.2)).Times(1);
        Fake.Faults.On("Bans.list").Respond(429, retryAfter: date).Times(1);

        RawResponse first = await Call.Get("bans");
        RawResponse second = await Call.Get("bans");

        first.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(2));
        second.Headers.RetryAfter!.Date.Should().Be(date);
        ((int)first.Status, (int)second.Status).Should().Be((503, 429));
    }

    [Fact]
    public async Task ExpireToken_revokes_the_token_of_the_request()
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

    private async Task<int> CountBans() => (await Call.Get("bans")).Json!.AsArray().Count;

    private async Task<string> SendRaw(string path)
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
            // Expected for a reset.
        }

        return Encoding.UTF8.GetString(sent.ToArray());
    }

    /// <summary>Advances the clock in small steps, because the fake starts its timers later.</summary>
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
