namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>A test with a fake of its own.</summary>
public abstract class FakeTest : IAsyncLifetime
{
    protected LiveChatFake Fake { get; private set; } = null!;

    protected Caller Call { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Fake = await LiveChatFake.StartAsync();
        Call = new Caller(Fake);
    }

    public async Task DisposeAsync()
    {
        Call.Dispose();
        await Fake.DisposeAsync();
    }
}
