using Polly;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>The base class of tests with Polly strategies that an application adds.</summary>
public abstract class StrategyTest : ResilienceTest
{
    /// <summary>The operations of <see cref="ResilienceTest.Operations"/>, and a custom request.</summary>
    public static TheoryData<string> AllKinds => ["Bans.get", "Bans.update", "Bans.delete", "Bans.create", "custom"];

    protected static Task CallAnyAsync(ILiveChatClient client, string operation, CancellationToken cancellationToken = default) => operation == "custom"
        ? client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans"), cancellationToken)
        : CallAsync(client, operation, cancellationToken);

    protected LiveChatClient CreateClientWith(Action<ResiliencePipelineBuilder<HttpResponseMessage>> strategies, Action<LiveChatClientOptions>? configure = null) =>
        CreateResilientClient(options =>
        {
            options.ConfigureResilience(strategies);
            configure?.Invoke(options);
        });
}
