using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class ForeignHttpClientTests : ClientTest
{
    [Fact]
    public async Task Requests_are_authenticated_and_the_given_HttpClient_is_not_changed()
    {
        using var httpClient = new HttpClient();
        using var client = new LiveChatClient(CreateOptions(), httpClient);

        await client.Bans.ListAsync();

        LastRequest.StatusCode.Should().Be(200);
        LastRequest.Headers["Authorization"].Should().StartWith("Basic ");
        httpClient.DefaultRequestHeaders.Should().BeEmpty();
        (await httpClient.GetAsync(new Uri(Fake.BaseAddress, "/api/v1/livechat/bans"))).StatusCode.Should().Be(System.Net.HttpStatusCode.Unauthorized);
        LastRequest.Headers.Should().NotContainKey("Authorization");
    }

    [Fact]
    public async Task The_default_headers_of_the_given_HttpClient_are_sent()
    {
        using var httpClient = new HttpClient();
        httpClient.DefaultRequestHeaders.Add("X-Correlation", "abc");
        using var client = new LiveChatClient(CreateOptions(), httpClient);

        await client.Bans.ListAsync();

        LastRequest.Headers["X-Correlation"].Should().Be("abc");
    }

    [Fact]
    public async Task The_credential_and_user_agent_of_the_client_override_the_default_headers()
    {
        using var httpClient = new HttpClient();
        httpClient.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer somebody-else");
        httpClient.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "somebody-else/1.0");
        using var client = new LiveChatClient(CreateOptions(), httpClient);

        await client.Bans.ListAsync();

        LastRequest.Headers["Authorization"].Should().StartWith("Basic ");
        LastRequest.Headers["User-Agent"].Should().StartWith("Comm100.LiveChat.Client/");
        httpClient.DefaultRequestHeaders.Authorization!.Parameter.Should().Be("somebody-else");
    }

    [Fact]
    public async Task The_base_address_of_the_given_HttpClient_is_not_used()
    {
        using var httpClient = new HttpClient { BaseAddress = new Uri("https://elsewhere.invalid/path/") };
        using var client = new LiveChatClient(CreateOptions(), httpClient);

        await client.Bans.ListAsync();

        LastRequest.RawTarget.Should().Be("/api/v1/livechat/bans");
    }

    [Fact]
    public async Task The_timeout_of_the_options_applies_to_a_given_HttpClient_too()
    {
        await using RawServer server = RawServer.Silent();
        var clock = new FakeTimeProvider();
        LiveChatClientOptions options = server.CreateOptions();
        options.TimeProvider = clock;
        options.Timeout = TimeSpan.FromSeconds(5);
        using var httpClient = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new LiveChatClient(options, httpClient);

        Task call = client.Bans.ListAsync();
        await server.FirstRequest.OrFail();
        clock.Advance(TimeSpan.FromSeconds(5));

        (await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>())
            .Which.Timeout.Should().Be(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_null_HttpClient_throws_ArgumentNullException() =>
        FluentActions.Invoking(() => new LiveChatClient(CreateOptions(), null!)).Should().Throw<ArgumentNullException>();
}
