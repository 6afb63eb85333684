using Comm100.LiveChat.Client.Tests.Errors;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>A client with a handler of the application.</summary>
public sealed class PrimaryHandlerTests : ClientTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_handler_is_disposed_with_the_client_only_if_disposeHandler_is_true(bool disposeHandler)
    {
        using var handler = new CountingHandler();
        var client = new LiveChatClient(CreateOptions(), handler, disposeHandler);
        await client.Bans.ListAsync();

        client.Dispose();
        client.Dispose();

        handler.Disposals.Should().Be(disposeHandler ? 1 : 0);
    }

    [Fact]
    public async Task A_handler_that_is_not_disposed_can_be_used_by_another_client()
    {
        using var handler = new CountingHandler();
        var first = new LiveChatClient(CreateOptions(), handler, disposeHandler: false);
        await first.Bans.ListAsync();
        first.Dispose();
        using var second = new LiveChatClient(CreateOptions(), handler, disposeHandler: false);

        await second.Bans.ListAsync();

        await Failure.OfAsync<ObjectDisposedException>(() => first.Bans.ListAsync());
        handler.Sent.Should().Be(2);
    }

    [Fact]
    public async Task Every_attempt_is_authenticated_and_uses_a_new_HttpRequestMessage()
    {
        Fake.Faults.On("Bans.get").Respond(503).Times(2);
        using var handler = new CountingHandler();
        LiveChatClientOptions options = CreateOptions();
        options.Retries.MaxAttempts = 3;
        options.Retries.BaseDelay = TimeSpan.Zero;
        using var client = new LiveChatClient(options, handler, disposeHandler: false);

        await Record.ExceptionAsync(() => client.Bans.GetAsync(1));

        Fake.Requests.Should().HaveCount(3).And.OnlyContain(request => request.Headers["Authorization"].StartsWith("Basic "));
        handler.Messages.Distinct().Should().HaveCount(3);
    }

    /// <summary>SocketsHttpHandler sends a request without a content again by itself.</summary>
    [Fact]
    public async Task Only_a_request_that_can_change_something_has_a_content()
    {
        using var handler = new CountingHandler();
        using var client = new LiveChatClient(CreateOptions(), handler, disposeHandler: false);

        await client.Bans.ListAsync();
        await client.Bans.DeleteAsync(1);

        handler.Messages.Select(message => message.Content is not null).Should().Equal(false, true);
    }

    [Fact]
    public async Task Token_requests_use_the_handler_too()
    {
        using var handler = new CountingHandler();
        LiveChatClientOptions options = CreateOptions();
        options.Credential = LiveChatCredential.OAuthPassword(Fake.Email, Fake.Password);
        using var client = new LiveChatClient(options, handler, disposeHandler: false);

        await client.Bans.ListAsync();

        handler.Sent.Should().Be(2);
        LastRequest.Headers["Authorization"].Should().StartWith("Bearer ");
    }

    [Fact]
    public async Task The_attempt_timeout_applies_to_a_given_handler_too()
    {
        await using RawServer server = RawServer.Silent();
        var clock = new FakeTimeProvider();
        LiveChatClientOptions options = server.CreateOptions();
        options.TimeProvider = clock;
        using var client = new LiveChatClient(options, new CountingHandler(), disposeHandler: true);
        Task call = client.Bans.DeleteAsync(1);
        await server.FirstRequest.OrFail();

        clock.Advance(options.AttemptTimeout);

        (await Failure.OfAsync<LiveChatTimeoutException>(() => call)).Timeout.Should().Be(options.AttemptTimeout);
    }

    [Fact]
    public void A_null_handler_and_null_options_throw_ArgumentNullException()
    {
        FluentActions.Invoking(() => new LiveChatClient(CreateOptions(), null!, disposeHandler: true)).Should().ThrowExactly<ArgumentNullException>().WithParameterName("primaryHandler");
        using var handler = new CountingHandler();
        FluentActions.Invoking(() => new LiveChatClient(null!, handler, disposeHandler: true)).Should().ThrowExactly<ArgumentNullException>();
    }

    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        public int Disposals { get; private set; }

        public int Sent => Messages.Count;

        public List<HttpRequestMessage> Messages { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Messages.Add(request);
            return base.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            Disposals++;
            base.Dispose(disposing);
        }
    }
}
