using Microsoft.Extensions.DependencyInjection;

namespace Comm100.LiveChat.Client.Tests.DependencyInjection;

public sealed class LifetimeTests : ClientTest
{
    [Fact]
    public async Task The_client_and_its_groups_are_singletons()
    {
        await using ServiceProvider provider = Register();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        provider.GetRequiredService<ILiveChatClient>().Should().BeSameAs(scope.ServiceProvider.GetRequiredService<ILiveChatClient>());
        provider.GetRequiredService<IBansApi>().Should().BeSameAs(scope.ServiceProvider.GetRequiredService<IBansApi>());
    }

    [Fact]
    public async Task Disposing_a_scope_does_not_dispose_the_client()
    {
        await using ServiceProvider provider = Register();
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IBansApi>().ListAsync();
        }

        await FluentActions.Awaiting(() => provider.GetRequiredService<IBansApi>().ListAsync()).Should().NotThrowAsync();
    }

    [Fact]
    public async Task Disposing_the_service_provider_disposes_the_client()
    {
        ServiceProvider provider = Register();
        ILiveChatClient client = provider.GetRequiredService<ILiveChatClient>();
        IBansApi bans = provider.GetRequiredService<IBansApi>();
        await bans.ListAsync();
        Fake.Requests.Clear();

        await provider.DisposeAsync();

        await FluentActions.Awaiting(() => client.Bans.ListAsync()).Should().ThrowExactlyAsync<ObjectDisposedException>();
        await FluentActions.Awaiting(() => bans.ListAsync()).Should().ThrowExactlyAsync<ObjectDisposedException>();
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Resolving_the_client_sends_no_requests()
    {
        await using ServiceProvider provider = Register();

        provider.GetRequiredService<ILiveChatClient>();

        Fake.Requests.Should().BeEmpty();
    }

    private ServiceProvider Register() => new ServiceCollection().AddLiveChatClient(options =>
    {
        options.BaseAddress = Fake.BaseAddress;
        options.Credential = LiveChatCredential.ApiKey(Fake.Email, Fake.ApiKey);
    }).Services.BuildServiceProvider();
}
