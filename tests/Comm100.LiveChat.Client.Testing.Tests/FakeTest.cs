namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>The moment that the data of these tests ends at, so that they can name times.</summary>
internal static class Moments
{
    public static DateTimeOffset Now { get; } = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);
}

/// <summary>A test with a fake of its own.</summary>
public abstract class FakeTest : IAsyncLifetime
{
    protected LiveChatFake Fake { get; private set; } = null!;

    protected Caller Call { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = Moments.Now });
        Call = new Caller(Fake);
    }

    public async Task DisposeAsync()
    {
        Call.Dispose();
        await Fake.DisposeAsync();
    }
}
