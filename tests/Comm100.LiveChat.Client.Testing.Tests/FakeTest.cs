namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>A fixed time at which the data of tests ends, so that tests can use literal times.</summary>
internal static class FixedTime
{
    public static DateTimeOffset Now { get; } = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);
}

/// <summary>A base class for tests with a separate fake.</summary>
public abstract class FakeTest : IAsyncLifetime
{
    protected LiveChatFake Fake { get; private set; } = null!;

    protected RawClient Call { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = FixedTime.Now });
        Call = new RawClient(Fake);
    }

    public async Task DisposeAsync()
    {
        Call.Dispose();
        await Fake.DisposeAsync();
    }
}
