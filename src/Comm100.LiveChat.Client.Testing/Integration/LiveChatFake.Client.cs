namespace Comm100.LiveChat.Client.Testing;

public sealed partial class LiveChatFake
{
    private readonly LockObject _clientsLock = new();
    private List<LiveChatClient>? _clients = [];

    /// <summary>Gets a credential that this fake accepts: its <see cref="Email"/> with its <see cref="ApiKey"/>.</summary>
    public LiveChatCredential Credential => LiveChatCredential.ApiKey(Email, ApiKey);

    /// <summary>Creates options for a client of this fake.</summary>
    /// <returns>New options with <see cref="BaseAddress"/> and <see cref="Credential"/>, and defaults otherwise.</returns>
    public LiveChatClientOptions CreateOptions() => new() { BaseAddress = BaseAddress, Credential = Credential };

    /// <summary>Creates a client of this fake.</summary>
    /// <param name="configure">Changes the options of <see cref="CreateOptions"/>; null leaves them unchanged.</param>
    /// <returns>The client. It is disposed together with the fake.</returns>
    /// <exception cref="ArgumentException">The options are not valid. The message lists all errors.</exception>
    /// <exception cref="ObjectDisposedException">The fake is disposed.</exception>
    public LiveChatClient CreateClient(Action<LiveChatClientOptions>? configure = null)
    {
        LiveChatClientOptions options = CreateOptions();
        configure?.Invoke(options);
        lock (_clientsLock)
        {
            ObjectDisposedException.ThrowIf(_clients is null, this);
            var client = new LiveChatClient(options);
            _clients.Add(client);
            return client;
        }
    }

    partial void DisposeClients()
    {
        List<LiveChatClient>? clients;
        lock (_clientsLock)
        {
            clients = _clients;
            _clients = null;
        }

        foreach (LiveChatClient client in clients ?? [])
        {
            client.Dispose();
        }
    }
}
