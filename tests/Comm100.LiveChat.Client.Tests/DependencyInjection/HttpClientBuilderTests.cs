using Comm100.LiveChat.Client.Testing;
using Comm100.LiveChat.Client.Tests.Errors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.DependencyInjection;

public sealed class HttpClientBuilderTests : ClientTest
{
    [Fact]
    public async Task An_added_message_handler_receives_every_request()
    {
        IServiceCollection services = new ServiceCollection();
        services.AddLiveChatClient(Configure).AddHttpMessageHandler(() => new StampHandler());
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IBansApi>().ListAsync();
        await provider.GetRequiredService<ILiveChatClient>().SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans"));

        Fake.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Headers["X-Stamp"] == "1" && request.StatusCode == 200);
    }

    [Fact]
    public async Task A_message_handler_of_one_client_receives_no_requests_of_another_client()
    {
        IServiceCollection services = new ServiceCollection();
        services.AddLiveChatClient(Configure).AddHttpMessageHandler(() => new StampHandler());
        services.AddLiveChatClient("eu", Configure);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<IBansApi>("eu").ListAsync();

        LastRequest.Headers.Should().NotContainKey("X-Stamp");
    }

    [Fact]
    public async Task The_timeout_of_the_options_applies_to_a_call()
    {
        await using RawServer server = RawServer.Silent();
        var clock = new FakeTimeProvider();
        await using ServiceProvider provider = new ServiceCollection().AddLiveChatClient(options =>
        {
            Configure(options);
            options.BaseAddress = server.BaseAddress;
            options.TimeProvider = clock;
            options.Timeout = TimeSpan.FromSeconds(12);
        }).Services.BuildServiceProvider();

        Task call = provider.GetRequiredService<IBansApi>().ListAsync();
        await server.FirstRequest.OrFail();
        clock.Advance(TimeSpan.FromSeconds(12));

        (await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>())
            .Which.Timeout.Should().Be(TimeSpan.FromSeconds(12));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_redirect_is_reported_even_if_the_primary_handler_follows_redirects(bool hasCustomPrimaryHandler)
    {
        await using LiveChatFake other = await Fakes.StartAsync();
        other.Faults.On("Bans.list").Respond(200, "[]");
        Respond("Bans.list", 302, body: null, headers: ("Location", new Uri(other.BaseAddress, "/api/v1/livechat/bans").AbsoluteUri));
        IServiceCollection services = new ServiceCollection();
        IHttpClientBuilder builder = services.AddLiveChatClient(Configure);
        if (hasCustomPrimaryHandler)
        {
            builder.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler());
        }

        await using ServiceProvider provider = services.BuildServiceProvider();

        await Failure.OfAsync<LiveChatRedirectException>(() => provider.GetRequiredService<IBansApi>().ListAsync());

        other.Requests.Should().NotContain(request => request.Headers.ContainsKey("Authorization"));
        if (!hasCustomPrimaryHandler)
        {
            other.Requests.Should().BeEmpty();
        }
    }

    private void Configure(LiveChatClientOptions options)
    {
        options.BaseAddress = Fake.BaseAddress;
        options.Credential = LiveChatCredential.ApiKey(Fake.Email, Fake.ApiKey);
    }

    private sealed class StampHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Stamp", "1");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
