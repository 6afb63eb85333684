using System.Net;
using Comm100.LiveChat.Client.Tests.Errors;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>The waits of a call end when the call times out and when its client is disposed.</summary>
public sealed class LimitTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_call_waits_for_the_probe_no_longer_than_its_own_timeout()
    {
        using var handler = new ScriptHandler();
        using LiveChatClient client = CreateClient(handler);
        handler.Enqueue(TooManyRequests(10));
        await Failure.OfAsync<LiveChatRateLimitException>(() => client.Bans.ListAsync());
        _clock.Advance(TimeSpan.FromSeconds(10));

        // This call is the probe. It does not time out, because the handler ignores the token.
        TaskCompletionSource<HttpResponseMessage> pending = handler.EnqueuePending();
        Task probe = client.Bans.ListAsync();
        Task other = client.Departments.ListAsync();
        other.IsCompleted.Should().BeFalse();
        _clock.Advance(s_timeout);

        LiveChatThrottledException exception = await Failure.OfAsync<LiveChatThrottledException>(() => other);
        exception.Elapsed.Should().Be(s_timeout);
        handler.Sent.Should().Be(2);
        pending.SetException(new OperationCanceledException());
        await Failure.OfAsync<LiveChatTimeoutException>(() => probe);
    }

    [Fact]
    public async Task A_waiting_call_throws_if_the_delay_is_extended_beyond_its_timeout()
    {
        using var handler = new ScriptHandler();
        using LiveChatClient client = CreateClient(handler);
        TaskCompletionSource<HttpResponseMessage> late = handler.EnqueuePending();
        Task early = client.Bans.ListAsync();
        handler.Enqueue(TooManyRequests(10));
        await Failure.OfAsync<LiveChatRateLimitException>(() => client.Bans.ListAsync());
        Task waiting = client.Departments.ListAsync();
        late.SetResult(TooManyRequests(100));
        await Failure.OfAsync<LiveChatRateLimitException>(() => early);

        _clock.Advance(TimeSpan.FromSeconds(10));

        (await Failure.OfAsync<LiveChatThrottledException>(() => waiting)).RetryAfter.Should().Be(TimeSpan.FromSeconds(90));
        handler.Sent.Should().Be(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_times_out_after_Dispose_throws_ObjectDisposedException(bool isAttemptTimeout)
    {
        using var handler = new ScriptHandler();
        using LiveChatClient client = CreateClient(handler, options => options.AttemptTimeout = isAttemptTimeout ? TimeSpan.FromSeconds(10) : Timeout.InfiniteTimeSpan);
        TaskCompletionSource<HttpResponseMessage> pending = handler.EnqueuePending();
        Task call = client.Bans.ListAsync();

        client.Dispose();
        _clock.Advance(s_timeout);
        pending.SetException(new TaskCanceledException("late", new TimeoutException()));

        await Failure.OfAsync<ObjectDisposedException>(() => call);
    }

    [Fact]
    public async Task A_call_that_fails_after_Dispose_throws_ObjectDisposedException()
    {
        foreach (Exception failure in (Exception[])[new HttpRequestException("late"), new IOException("late"), new OperationCanceledException(), new ObjectDisposedException("handler")])
        {
            using var handler = new ScriptHandler();
            using LiveChatClient client = CreateClient(handler);
            TaskCompletionSource<HttpResponseMessage> pending = handler.EnqueuePending();
            Task call = client.Bans.ListAsync();

            client.Dispose();
            pending.SetException(failure);

            await Failure.OfAsync<ObjectDisposedException>(() => call);
        }
    }

    private static HttpResponseMessage TooManyRequests(int seconds) => new(HttpStatusCode.TooManyRequests)
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
            Timeout = s_timeout,
            AttemptTimeout = Timeout.InfiniteTimeSpan,
            Retries = { MaxAttempts = 1, MaxRetryAfter = TimeSpan.FromMinutes(5) },
        };
        configure?.Invoke(options);
        return new LiveChatClient(options, handler, disposeHandler: false);
    }

    /// <summary>A custom handler that returns the responses of the test and ignores the token.</summary>
    private sealed class ScriptHandler : HttpMessageHandler
    {
        private readonly Queue<Task<HttpResponseMessage>> _responses = new();

        public int Sent { get; private set; }

        public void Enqueue(HttpResponseMessage response) => _responses.Enqueue(Task.FromResult(response));

        public TaskCompletionSource<HttpResponseMessage> EnqueuePending()
        {
            var pending = new TaskCompletionSource<HttpResponseMessage>();
            _responses.Enqueue(pending.Task);
            return pending;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent++;
            return _responses.Dequeue();
        }
    }
}
