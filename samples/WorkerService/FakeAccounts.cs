using Comm100.LiveChat.Client.Testing;

namespace WorkerService;

/// <summary>The fakes of the accounts that have no address in the configuration.</summary>
internal sealed class FakeAccounts : IAsyncDisposable
{
    private readonly Dictionary<string, LiveChatFake> _fakes = new(StringComparer.Ordinal);

    /// <summary>Starts the fakes, and adds their addresses and keys to the configuration.</summary>
    public static async Task<FakeAccounts> StartAsync(ConfigurationManager configuration)
    {
        var accounts = new FakeAccounts();
        foreach (string account in Accounts.All)
        {
            string section = Accounts.GetSection(account);
            if (configuration[section + ":BaseAddress"] is not null)
            {
                continue;
            }

            // Another seed for each account, so that they have other chats.
            LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Seed = accounts._fakes.Count + 1 });
            accounts._fakes.Add(account, fake);
            configuration.AddInMemoryCollection(
            [
                new(section + ":BaseAddress", fake.BaseAddress.AbsoluteUri),
                new(section + ":Email", fake.Email),
                new(section + ":ApiKey", fake.ApiKey),
            ]);
        }

        return accounts;
    }

    public LiveChatFake? Find(string account) => _fakes.GetValueOrDefault(account);

    public async ValueTask DisposeAsync()
    {
        foreach (LiveChatFake fake in _fakes.Values)
        {
            await fake.DisposeAsync();
        }
    }
}
