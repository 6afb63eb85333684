using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests;

/// <summary>A test with its own fake, and clients of that fake.</summary>
public abstract class ClientTest : IAsyncLifetime
{
    private readonly List<LiveChatClient> _clients = [];

    protected LiveChatFake Fake { get; private set; } = null!;

    protected LiveChatClient Client { get; private set; } = null!;

    /// <summary>The last request that the fake received.</summary>
    protected RecordedRequest LastRequest => Fake.Requests[^1];

    public virtual async Task InitializeAsync()
    {
        Fake = await Fakes.StartAsync();
        Client = CreateClient();
    }

    public virtual async Task DisposeAsync()
    {
        foreach (LiveChatClient client in _clients)
        {
            client.Dispose();
        }

        await Fake.DisposeAsync();
    }

    /// <summary>Options without retries, so that a test sees a single response. Other tests cover retries.</summary>
    protected LiveChatClientOptions CreateOptions()
    {
        LiveChatClientOptions options = Fake.CreateOptions();
        options.Retries.MaxAttempts = 1;
        return options;
    }

    /// <summary>Creates a client of the fake that is disposed with the test.</summary>
    protected LiveChatClient CreateClient(Action<LiveChatClientOptions>? configure = null)
    {
        LiveChatClientOptions options = CreateOptions();
        configure?.Invoke(options);
        var client = new LiveChatClient(options);
        _clients.Add(client);
        return client;
    }

    /// <summary>Sends one response to the next request for an operation.</summary>
    protected void Respond(string operationId, int status, string? body, string? contentType = "application/json", params (string Name, string Value)[] headers) =>
        Fake.Faults.On(operationId)
            .Respond(status, body, contentType, headers.Select(header => KeyValuePair.Create(header.Name, header.Value)))
            .Times(1);
}
