using System.Net;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests.Errors;

public sealed class RedirectTests : ClientTest
{
    private LiveChatFake _other = null!;

    public static TheoryData<int> Statuses => new(301, 302, 303, 307, 308);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _other = await Fakes.StartAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_redirect_to_another_host_is_reported_and_not_followed(int status)
    {
        var target = new Uri(_other.BaseAddress, "/api/v1/livechat/bans?token=hidden");
        Respond("Bans.list", status, "Moved", "text/html", ("Location", target.AbsoluteUri));

        LiveChatRedirectException exception = await Failure.OfAsync<LiveChatRedirectException>(() => Client.Bans.ListAsync());

        exception.StatusCode.Should().Be((HttpStatusCode)status);
        exception.Location.Should().Be(target);
        exception.Message.Should().Contain(target.GetLeftPart(UriPartial.Authority)).And.NotContain("hidden").And.Contain("base address");
        exception.ResponseBody.Should().Be("Moved");
        Fake.Requests.Should().ContainSingle();
        _other.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_redirected_create_is_not_sent_to_another_host(int status)
    {
        Respond("Bans.create", status, body: null, headers: ("Location", new Uri(_other.BaseAddress, "/api/v1/livechat/bans").AbsoluteUri));

        await Failure.OfAsync<LiveChatRedirectException>(() => Client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" }));

        Fake.Requests.Should().ContainSingle();
        _other.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/signin?returnUrl=hidden", "/signin?returnUrl=hidden")]
    [InlineData("signin", "/api/v1/livechat/signin")]
    [InlineData("../../v2/livechat/bans", "/api/v2/livechat/bans")]
    [InlineData("?hidden=1", "/api/v1/livechat/bans?hidden=1")]
    public async Task A_relative_location_is_reported_as_an_absolute_URI(string location, string target)
    {
        Respond("Bans.list", 302, body: null, headers: ("Location", location));

        LiveChatRedirectException exception = await Failure.OfAsync<LiveChatRedirectException>(() => Client.Bans.ListAsync());

        exception.Location!.AbsoluteUri.Should().Be(new Uri(Fake.BaseAddress, target).AbsoluteUri);
        exception.Message.Should().Contain(Fake.BaseAddress.GetLeftPart(UriPartial.Authority)).And.NotContain("hidden");
        Fake.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("//")]
    [InlineData("http://")]
    [InlineData("http://[::bad")]
    [InlineData("http://user:hidden@example.invalid/x")]
    [InlineData("javascript:void")]
    public async Task A_redirect_without_a_valid_location_is_reported(string? location)
    {
        Respond("Bans.list", 302, body: null, headers: location is null ? [] : [("Location", location)]);

        LiveChatRedirectException exception = await Failure.OfAsync<LiveChatRedirectException>(() => Client.Bans.ListAsync());

        exception.StatusCode.Should().Be(HttpStatusCode.Found);
        exception.Message.Should().Contain("Redirects are not followed").And.NotContain("hidden");
        if (string.IsNullOrEmpty(location))
        {
            exception.Message.Should().Contain("without a target");
        }
    }

    [Fact]
    public async Task An_id_in_the_location_of_a_redirect_is_not_in_the_exception_text()
    {
        Respond("Chats.get", 301, body: null, headers: ("Location", new Uri(_other.BaseAddress, "/api/v1/livechat/chats/canary-chat").AbsoluteUri));

        LiveChatRedirectException exception = await Failure.OfAsync<LiveChatRedirectException>(() => Client.Chats.GetAsync("canary-chat"));

        exception.ToString().Should().Contain(_other.BaseAddress.Authority).And.NotContain("canary-chat");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_followed_redirect_is_reported_with_the_address_of_the_response(int status)
    {
        var target = new Uri(_other.BaseAddress, "/api/v1/livechat/bans?token=hidden");
        Respond("Bans.list", status, body: null, headers: ("Location", target.AbsoluteUri));
        _other.Faults.On("Bans.list").Respond(200, "[]");
        using var httpClient = new HttpClient();
        using var client = new LiveChatClient(CreateOptions(), httpClient);

        LiveChatRedirectException exception = await Failure.OfAsync<LiveChatRedirectException>(() => client.Bans.ListAsync());

        exception.Location.Should().Be(target);
        exception.OperationId.Should().Be("Bans.list");
        exception.Message.Should().Contain("AllowAutoRedirect").And.NotContain("hidden");

        // The handler has sent the request to the other host before the client can check it, but without the credential.
        _other.Requests.Should().ContainSingle().Which.Headers.Should().NotContainKey("Authorization");
    }

    [Fact]
    public async Task An_error_after_a_followed_redirect_is_reported_as_a_redirect()
    {
        // The handler removes the credential when it follows a redirect, so the usual response of the other host is 401.
        Respond("Bans.list", 302, body: null, headers: ("Location", new Uri(_other.BaseAddress, "/api/v1/livechat/bans").AbsoluteUri));
        using var httpClient = new HttpClient();
        using var client = new LiveChatClient(CreateOptions(), httpClient);

        LiveChatRedirectException exception = await Failure.OfAsync<LiveChatRedirectException>(() => client.Bans.ListAsync());

        exception.Location!.Authority.Should().Be(_other.BaseAddress.Authority);
        _other.Requests.Should().ContainSingle().Which.Headers.Should().NotContainKey("Authorization");
    }

    [Fact]
    public async Task A_redirect_is_reported_with_a_given_HttpClient_that_does_not_follow_redirects()
    {
        var target = new Uri(_other.BaseAddress, "/api/v1/livechat/bans");
        Respond("Bans.list", 302, body: null, headers: ("Location", target.AbsoluteUri));
        using var httpClient = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var client = new LiveChatClient(CreateOptions(), httpClient);

        (await Failure.OfAsync<LiveChatRedirectException>(() => client.Bans.ListAsync())).Location.Should().Be(target);

        _other.Requests.Should().BeEmpty();
    }
}
