using Comm100.LiveChat.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Comm100.LiveChat.Client.Tests.DependencyInjection;

public sealed class NamedClientTests : IAsyncLifetime
{
    private LiveChatFake _eu = null!;
    private LiveChatFake _us = null!;

    public async Task InitializeAsync()
    {
        _eu = await Fakes.StartAsync(new LiveChatFakeOptions { ApiKey = "eu-key" });
        _us = await Fakes.StartAsync(new LiveChatFakeOptions { AccessToken = "us-token" });
    }

    public async Task DisposeAsync()
    {
        await _eu.DisposeAsync();
        await _us.DisposeAsync();
    }

    [Fact]
    public async Task Each_named_client_calls_its_own_service_with_its_own_credential()
    {
        await using ServiceProvider provider = new ServiceCollection()
            .AddLiveChatClient("eu", options =>
            {
                options.BaseAddress = _eu.BaseAddress;
                options.Credential = LiveChatCredential.ApiKey(_eu.Email, "eu-key");
            }).Services
            .AddLiveChatClient("us", options =>
            {
                options.BaseAddress = _us.BaseAddress;
                options.Credential = LiveChatCredential.BearerToken("us-token");
            }).Services
            .AddTransient<Consumer>()
            .BuildServiceProvider();
        Consumer consumer = provider.GetRequiredService<Consumer>();

        await consumer.Eu.Bans.ListAsync();
        await consumer.UsBans.ListAsync();

        _eu.Requests.Should().ContainSingle().Which.Should().Match<RecordedRequest>(request => request.StatusCode == 200 && request.Headers["Authorization"].StartsWith("Basic "));
        _us.Requests.Should().ContainSingle().Which.Should().Match<RecordedRequest>(request => request.StatusCode == 200 && request.Headers["Authorization"] == "Bearer us-token");
        provider.GetService<ILiveChatClient>().Should().BeNull("no unnamed client is registered");
    }

    private sealed class Consumer([FromKeyedServices("eu")] ILiveChatClient eu, [FromKeyedServices("us")] IBansApi usBans)
    {
        public ILiveChatClient Eu { get; } = eu;

        public IBansApi UsBans { get; } = usBans;
    }
}
