namespace Comm100.LiveChat.Client.Testing.Tests.Integration;

public sealed class ClientTests : FakeTest
{
    [Fact]
    public async Task A_client_of_the_fake_works_without_configuration()
    {
        LiveChatClient client = Fake.CreateClient();

        (await client.Bans.ListAsync()).Should().HaveCount(3);

        Fake.Requests.Single().StatusCode.Should().Be(200);
    }

    [Fact]
    public async Task The_options_of_a_client_can_be_changed()
    {
        LiveChatClient client = Fake.CreateClient(options =>
        {
            options.ApiPath = "/api/v2/livechat";
            options.Credential = LiveChatCredential.BearerToken(Fake.AccessToken);
        });

        await client.Configs.GetAsync();

        Fake.Requests.Single().Path.Should().Be("/api/v2/livechat/configs");
        Fake.Requests.Single().Headers["Authorization"].Should().StartWith("Bearer ");
    }

    [Fact]
    public async Task CreateOptions_returns_new_options_for_the_fake()
    {
        LiveChatClientOptions options = Fake.CreateOptions();
        options.SiteId = 7;
        using var client = new LiveChatClient(options);

        await client.Bans.ListAsync();

        Fake.CreateOptions().SiteId.Should().BeNull();
        Fake.Requests.Single().QueryString.Should().Be("?siteId=7");
    }

    [Fact]
    public async Task The_credential_matches_the_options_of_the_fake()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Email = "other@example.com", ApiKey = "other" });
        using var right = new LiveChatClient(fake.BaseAddress, fake.Credential);
        using var wrong = new LiveChatClient(fake.BaseAddress, Fake.Credential);

        await right.Bans.ListAsync();

        await FluentActions.Awaiting(() => wrong.Bans.ListAsync()).Should().ThrowAsync<LiveChatAuthenticationException>();
    }

    [Fact]
    public async Task Clients_are_disposed_with_the_fake()
    {
        LiveChatFake fake = await LiveChatFake.StartAsync();
        LiveChatClient early = fake.CreateClient();
        LiveChatClient late = fake.CreateClient();
        early.Dispose();

        await fake.DisposeAsync();

        await FluentActions.Awaiting(() => late.Bans.ListAsync()).Should().ThrowAsync<ObjectDisposedException>();
        FluentActions.Invoking(() => fake.CreateClient()).Should().Throw<ObjectDisposedException>();
    }
}
