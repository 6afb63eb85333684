using System.Net;
using Comm100.LiveChat.Client.Tests.Errors;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>What a call waits for ends with the time of the call, and with the client.</summary>
public sealed class LimitTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_call_waits_for_the_probing_call_no_longer_than_its_own_timeout()
    {
        using var handler = new ScriptHandler();
        using LiveChatClient client = CreateClient(handler);
        handler.Next(Refusal(10));
        await Failure.OfAsync<LiveChatRateLimitException>(() => client.Bans.ListAsync());
        _clock.Advance(TimeSpan.FromSeconds(10));

        // This one goes first and never comes back: its handler does not look at its token.
        TaskCompletionSource<HttpResponseMessage> never = handler.NextStalls();
        Task first = client.Bans.ListAsync();
        Task other = client.Departments.ListAsync();
        other.IsCompleted.Should().BeFalse();
        _clock.Advance(s_limit);

        LiveChatThrottledException exception = await Failure.OfAsync<LiveChatThrottledException>(() => other);
        exception.Elapsed.Should().Be(s_limit);
        handler.Sent.Should().Be(2);
        never.SetException(new OperationCanceledException());
        await Failure.OfAsync<LiveChatTimeoutException>(() => first);
    }

    [Fact]
    public async Task A_pause_that_grows_beyond_the_time_of_a_call_that_waits_ends_that_call()
    {
        using var handler = new ScriptHandler();
        using LiveChatClient client = CreateClient(handler);
        TaskCompletionSource<HttpResponseMessage> late = handler.NextStalls();
        Task early = client.Bans.ListAsync();
        handler.Next(Refusal(10));
        await Failure.OfAsync<LiveChatRateLimitException>(() => client.Bans.ListAsync());
        Task waiting = client.Departments.ListAsync();
        late.SetResult(Refusal(100));
        await Failure.OfAsync<LiveChatRateLimitException>(() => early);

        _clock.Advance(TimeSpan.FromSeconds(10));

        (await Failure.OfAsync<LiveChatThrottledException>(() => waiting)).RetryAfter.Should().Be(TimeSpan.FromSeconds(90));
        handler.Sent.Should().Be(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_limit_that_ends_after_Dispose_makes_no_timeout_of_the_call(bool isOfAttempt)
    {
        using var handler = new ScriptHandler();
        using LiveChatClient client = CreateClient(handler, options => options.AttemptTimeout = isOfAttempt ? TimeSpan.FromSeconds(10) : Timeout.InfiniteTimeSpan);
        TaskCompletionSource<HttpResponseMessage> never = handler.NextStalls();
        Task call = client.Bans.ListAsync();

        client.Dispose();
        _clock.Advance(s_limit);
        never.SetException(new TaskCanceledException("late", new TimeoutException()));

        await Failure.OfAsync<ObjectDisposedException>(() => call);
    }

    [Fact]
    public async Task A_failure_that_comes_after_Dispose_is_that_of_Dispose()
    {
        foreach (Exception late in (Exception[])[new HttpRequestException("late"), new IOException("late"), new OperationCanceledException(), new ObjectDisposedException("handler")])
        {
            using var handler = new ScriptHandler();
            using LiveChatClient client = CreateClient(handler);
            TaskCompletionSource<HttpResponseMessage> never = handler.NextStalls();
            Task call = client.Bans.ListAsync();

            client.Dispose();
            never.SetException(late);

            await Failure.OfAsync<ObjectDisposedException>(() => call);
        }
    }

    private static HttpResponseMessage Refusal(int seconds) => new(HttpStatusCode.TooManyRequests)
    {
        Content = new ByteArrayContent([]),
        Headers = { RetryAfter = new(TimeSpan.FromSeconds(seconds)) },
    };

    private LiveChatClient CreateClient(ScriptHandler handler, Action<LiveChatClientOptions>? configure = null)
    {
        var options = new LiveChatClientOptions
        {
            BaseAddress = new Uri("https://livechat.invalid/"),
            Credential = LiveChatCredential.ApiKey("agent@example.com", "key"),
            TimeProvider = _clock,
            Timeout = s_limit,
            AttemptTimeout = Timeout.InfiniteTimeSpan,
            Retries = { MaxAttempts = 1, MaxRetryAfter = TimeSpan.FromMinutes(5) },
        };
        configure?.Invoke(options);
        return new LiveChatClient(options, handler, disposeHandler: false);
    }

    /// <summary>A handler of an application that returns what a test has prepared, and ignores its token.</summary>
    private sealed class ScriptHandler : HttpMessageHandler
    {
        private readonly Queue<Task<HttpResponseMessage>> _responses = new();

        public int Sent { get; private set; }

        public void Next(HttpResponseMessage response) => _responses.Enqueue(Task.FromResult(response));

        public TaskCompletionSource<HttpResponseMessage> NextStalls()
        {
            var stalled = new TaskCompletionSource<HttpResponseMessage>();
            _responses.Enqueue(stalled.Task);
            return stalled;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent++;
            return _responses.Dequeue();
        }
    }
}
