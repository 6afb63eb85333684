using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Samples.Tests.WireMock;

/// <summary>Tests how the client reports the faults of WireMock.Net, independent of retries.</summary>
[Collection(ExportedServerGroup.Name)]
public sealed class FaultTests(ExportedServer exported)
{
    [Theory]
    [InlineData("EMPTY_RESPONSE")]
    [InlineData("MALFORMED_RESPONSE_CHUNK")]
    public async Task A_broken_response_is_reported(string fault)
    {
        using var client = new LiveChatClient(exported.CreateOptions($"faults/{fault}/"));

        await FluentActions.Awaiting(() => client.Bans.GetAsync(1)).Should().ThrowAsync<LiveChatException>();

        exported.GetLastMapping().Should().Be("fault.path." + fault);
    }

    [Fact]
    public async Task A_response_after_the_timeout_is_a_timeout()
    {
        var clock = new FakeTimeProvider();
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        LiveChatClientOptions options = exported.CreateOptions("faults/CHUNKED_DRIBBLE_DELAY/");
        options.TimeProvider = clock;
        using var http = new HttpClient(new SignalRequest(sent)) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new LiveChatClient(options, http);

        Task call = client.Bans.ListAsync();
        await sent.Task;
        call.IsCompleted.Should().BeFalse();
        clock.Advance(options.Timeout);

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<LiveChatTimeoutException>();
    }

    [Fact]
    public async Task A_header_selects_a_fault_for_any_path()
    {
        using var http = new HttpClient { BaseAddress = exported.Address };
        http.DefaultRequestHeaders.Add("X-Fault", "EMPTY_RESPONSE");

        (await http.GetStringAsync(new Uri("api/v1/livechat/bans", UriKind.Relative))).Should().BeEmpty();
        exported.GetLastMapping().Should().Be("fault.header.EMPTY_RESPONSE");
    }

    private sealed class SignalRequest(TaskCompletionSource reached) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Task<HttpResponseMessage> response = base.SendAsync(request, cancellationToken);
            reached.TrySetResult();
            return response;
        }
    }
}
