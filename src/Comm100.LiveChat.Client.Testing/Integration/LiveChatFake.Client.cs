namespace Comm100.LiveChat.Client.Testing;

public sealed partial class LiveChatFake
{
    private readonly LockObject _clientsLock = new();
    private List<LiveChatClient>? _clients = [];

    /// <summary>Gets a credential that this fake accepts: its <see cref="Email"/> with its <see cref="ApiKey"/>.</summary>
    public LiveChatCredential Credential => LiveChatCredential.ApiKey(Email, ApiKey);

    /// <summary>Makes options for a client of this fake.</summary>
    /// <returns>New options, with <see cref="BaseAddress"/> and <see cref="Credential"/> set and all else as by default.</returns>
    public LiveChatClientOptions CreateOptions() => new() { BaseAddress = BaseAddress, Credential = Credential };

    /// <summary>Creates a client of this fake.</summary>
    /// <param name="configure">Changes the options before the client is made from them; null leaves them as <see cref="CreateOptions"/> makes them.</param>
    /// <returns>The client. It is disposed with the fake, if it was not before.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message names all that is wrong.</exception>
    /// <exception cref="ObjectDisposedException">The fake was disposed.</exception>
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
