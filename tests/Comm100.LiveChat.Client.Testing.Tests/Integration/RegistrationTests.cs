using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Comm100.LiveChat.Client.Testing.Tests.Integration;

public sealed class RegistrationTests : FakeTest
{
    private static readonly Uri s_realAddress = new("https://hosted.example.com");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_registered_client_calls_the_fake_in_any_order_of_registration(bool isFakeFirst)
    {
        var services = new ServiceCollection();
        if (isFakeFirst)
        {
            services.AddLiveChatFake(Fake);
        }

        AddClient(services);
        if (!isFakeFirst)
        {
            services.AddLiveChatFake(Fake);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IBansApi>().ListAsync();

        Fake.Requests.Single().OperationId.Should().Be("Bans.list");
        provider.GetRequiredService<LiveChatFake>().Should().BeSameAs(Fake);
    }

    [Fact]
    public async Task The_other_options_and_the_handlers_are_kept()
    {
        var handler = new CountingHandler();
        var services = new ServiceCollection();
        services
            .AddLiveChatClient(options =>
            {
                options.BaseAddress = s_realAddress;
                options.Credential = LiveChatCredential.BearerToken("real");
                options.ApiPath = "/livechatwebapi/api/v2/livechat";
                options.SiteId = 9;
            })
            .AddHttpMessageHandler(() => handler);
        services.AddLiveChatFake(Fake);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ILiveChatClient>().Bans.ListAsync();

        Fake.Requests.Single().RawTarget.Should().Be("/livechatwebapi/api/v2/livechat/bans?siteId=9");
        handler.Count.Should().Be(1);
    }

    [Fact]
    public async Task Named_clients_can_have_separate_fakes()
    {
        await using LiveChatFake other = await LiveChatFake.StartAsync();
        var services = new ServiceCollection();
        AddClient(services);
        AddClient(services, "eu");
        AddClient(services, "us");
        services.AddLiveChatFake("eu", other).AddLiveChatFake("us").AddLiveChatFake(Fake);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IBansApi>().ListAsync();
        await provider.GetRequiredKeyedService<IBansApi>("eu").GetAsync(1);
        await provider.GetRequiredKeyedService<IBansApi>("us").GetAsync(2);

        Fake.Requests.Single().OperationId.Should().Be("Bans.list");
        other.Requests.Single().Path.Should().EndWith("/bans/1");
        provider.GetRequiredKeyedService<LiveChatFake>("us").Requests.Single().Path.Should().EndWith("/bans/2");
    }

    [Fact]
    public async Task A_fake_for_one_client_does_not_affect_another()
    {
        var services = new ServiceCollection();
        AddClient(services, "eu");
        services.AddLiveChatFake(Fake);
        await using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<ILiveChatClient>("eu").Should().NotBeNull();

        provider.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<LiveChatClientOptions>>().Get("eu").BaseAddress.Should().Be(s_realAddress);
    }

    [Fact]
    public async Task Of_several_fakes_for_a_client_only_the_last_is_used_and_started()
    {
        var services = new ServiceCollection();
        AddClient(services);
        services.AddLiveChatFake(_ => throw new InvalidOperationException("This fake must not be started."));
        services.AddLiveChatFake(Fake);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IBansApi>().ListAsync();

        Fake.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_given_fake_is_not_disposed_with_the_container()
    {
        var services = new ServiceCollection();
        services.AddLiveChatFake(Fake);
        AddClient(services);
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            await provider.GetRequiredService<IBansApi>().ListAsync();
        }

        (await Call.Get("bans")).Status.Should().Be(System.Net.HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fake_of_the_container_starts_on_demand_and_is_disposed_with_the_container(bool isAsync) => await Port.IsFreeAfter(async () =>
    {
        var services = new ServiceCollection();
        AddClient(services);
        services.AddLiveChatFake(options => options.ChatCount = 3);
        ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IBansApi>().ListAsync();

        LiveChatFake fake = provider.GetRequiredService<LiveChatFake>();
        fake.Requests.Should().ContainSingle();
        fake.Data.List<Chat>().Should().HaveCount(3);
        if (isAsync)
        {
            await provider.DisposeAsync();
        }
        else
        {
            // Containers of tests are often disposed synchronously.
#pragma warning disable CA1849
            provider.Dispose();
#pragma warning restore CA1849
        }

        return fake.BaseAddress.Port;
    });

    [Fact]
    public async Task A_host_starts_with_a_fake_even_if_the_configuration_has_no_service()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLiveChatClient(builder.Configuration.GetSection("LiveChat"));
        builder.Services.AddLiveChatFake();
        using IHost host = builder.Build();
        await host.StartAsync();

        (await host.Services.GetRequiredService<IBansApi>().ListAsync()).Should().HaveCount(3);

        await host.StopAsync();
    }

    [Fact]
    public async Task A_fake_starts_synchronously()
    {
        // The registrations rely on this, so that a container without a free thread cannot deadlock.
        Task<LiveChatFake> start = LiveChatFake.StartAsync();

        start.IsCompletedSuccessfully.Should().BeTrue();
        await (await start).DisposeAsync();
    }

    [Fact]
    public void Invalid_arguments_are_rejected()
    {
        var services = new ServiceCollection();

        FluentActions.Invoking(() => services.AddLiveChatFake("")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => services.AddLiveChatFake("", Fake)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => services.AddLiveChatFake((LiveChatFake)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => ((IServiceCollection)null!).AddLiveChatFake()).Should().Throw<ArgumentNullException>();
    }

    private static void AddClient(IServiceCollection services, string? name = null)
    {
        if (name is null)
        {
            services.AddLiveChatClient(Configure);
        }
        else
        {
            services.AddLiveChatClient(name, Configure);
        }

        static void Configure(LiveChatClientOptions options)
        {
            options.BaseAddress = s_realAddress;
            options.Credential = LiveChatCredential.BearerToken("real");
        }
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
