using Microsoft.Extensions.DependencyInjection;

namespace Comm100.LiveChat.Client.Tests.DependencyInjection;

public sealed class RegistrationTests : ClientTest
{
    public static TheoryData<string> Groups =>
        [.. typeof(ILiveChatClient).GetProperties().Select(property => property.Name)];

    [Fact]
    public async Task A_client_is_registered_from_a_delegate()
    {
        await using ServiceProvider provider = new ServiceCollection().AddLiveChatClient(Configure).Services.BuildServiceProvider(validateScopes: true);

        await provider.GetRequiredService<ILiveChatClient>().Bans.ListAsync();

        LastRequest.StatusCode.Should().Be(200);
        LastRequest.Headers["User-Agent"].Should().StartWith("Comm100.LiveChat.Client/");
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Each_group_of_the_client_can_be_injected(string group)
    {
        await using ServiceProvider provider = new ServiceCollection().AddLiveChatClient(Configure).Services.BuildServiceProvider();
        Type type = typeof(ILiveChatClient).GetProperty(group)!.PropertyType;

        provider.GetRequiredService(type).Should().BeSameAs(typeof(ILiveChatClient).GetProperty(group)!.GetValue(provider.GetRequiredService<ILiveChatClient>()));
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Each_group_of_a_named_client_can_be_injected(string group)
    {
        await using ServiceProvider provider = new ServiceCollection().AddLiveChatClient("eu", Configure).Services.BuildServiceProvider();
        Type type = typeof(ILiveChatClient).GetProperty(group)!.PropertyType;

        provider.GetRequiredKeyedService(type, "eu").Should().BeSameAs(typeof(ILiveChatClient).GetProperty(group)!.GetValue(provider.GetRequiredKeyedService<ILiveChatClient>("eu")));
        provider.GetService(type).Should().BeNull("no unnamed client is registered");
    }

    [Fact]
    public async Task A_named_client_does_not_use_the_options_of_the_unnamed_client()
    {
        await using ServiceProvider provider = new ServiceCollection()
            .AddLiveChatClient(options =>
            {
                Configure(options);
                options.SiteId = 12;
            }).Services
            .AddLiveChatClient("eu", Configure).Services
            .BuildServiceProvider();

        await provider.GetRequiredKeyedService<ILiveChatClient>("eu").Bans.ListAsync();
        LastRequest.QueryString.Should().BeEmpty();

        await provider.GetRequiredService<ILiveChatClient>().Bans.ListAsync();
        LastRequest.QueryString.Should().Be("?siteId=12");
    }

    [Fact]
    public async Task Registering_twice_combines_the_options_and_registers_one_client()
    {
        await using ServiceProvider provider = new ServiceCollection()
            .AddLiveChatClient(Configure).Services
            .AddLiveChatClient(options => options.SiteId = 12).Services
            .BuildServiceProvider();

        await provider.GetServices<ILiveChatClient>().Should().ContainSingle().Which.Bans.ListAsync();

        LastRequest.QueryString.Should().Be("?siteId=12");
    }

    [Fact]
    public void Null_or_empty_arguments_are_rejected()
    {
        var services = new ServiceCollection();
        FluentActions.Invoking(() => services.AddLiveChatClient((Action<LiveChatClientOptions>)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => services.AddLiveChatClient((Microsoft.Extensions.Configuration.IConfiguration)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => services.AddLiveChatClient("", Configure)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => services.AddLiveChatClient((string)null!, Configure)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => services.AddLiveChatClient("eu", (Action<LiveChatClientOptions>)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => ((IServiceCollection)null!).AddLiveChatClient(Configure)).Should().Throw<ArgumentNullException>();
    }

    private void Configure(LiveChatClientOptions options)
    {
        options.BaseAddress = Fake.BaseAddress;
        options.Credential = LiveChatCredential.ApiKey(Fake.Email, Fake.ApiKey);
    }
}
