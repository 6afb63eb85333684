namespace Comm100.LiveChat.Client.WireMock.Tests;

/// <summary>What WireMock can do to a connection, as the client tells of it. How often a call is tried is not looked at.</summary>
public sealed class FaultTests(WireMockServer wireMock) : IClassFixture<WireMockServer>
{
    [WireMockTheory]
    [InlineData("EMPTY_RESPONSE")]
    [InlineData("RANDOM_DATA_THEN_CLOSE")]
    [InlineData("MALFORMED_RESPONSE_CHUNK")]
    [InlineData("CONNECTION_RESET_BY_PEER")]
    public async Task A_broken_connection_is_told_as_one(string fault)
    {
        using var client = new LiveChatClient(wireMock.CreateOptions($"faults/{fault}/"));

        await FluentActions.Awaiting(() => client.Bans.GetAsync(1)).Should().ThrowAsync<LiveChatConnectionException>();

        (await wireMock.LastMappingAsync()).Should().Be("fault.path." + fault);
    }

    [WireMockFact]
    public async Task A_body_that_drips_past_the_deadline_is_a_timeout()
    {
        var clock = new ManualTimeProvider();
        var headers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        LiveChatClientOptions options = wireMock.CreateOptions("faults/CHUNKED_DRIBBLE_DELAY/");
        options.TimeProvider = clock;
        using var http = new HttpClient(new SignalHeaders(headers)) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new LiveChatClient(options, http);

        Task call = client.Bans.ListAsync();
        await headers.Task;
        call.IsCompleted.Should().BeFalse();
        clock.Advance(options.Timeout);

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<LiveChatTimeoutException>();
    }

    [WireMockFact]
    public async Task A_header_asks_for_a_fault_on_any_path()
    {
        using var http = new HttpClient { BaseAddress = wireMock.Address };
        http.DefaultRequestHeaders.Add("X-Fault", "EMPTY_RESPONSE");

        await FluentActions.Awaiting(() => http.GetAsync(new Uri("api/v1/livechat/bans", UriKind.Relative))).Should().ThrowAsync<HttpRequestException>();
        (await wireMock.LastMappingAsync()).Should().Be("fault.header.EMPTY_RESPONSE");
    }

    private sealed class SignalHeaders(TaskCompletionSource reached) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            reached.TrySetResult();
            return response;
        }
    }
}
