using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests;

/// <summary>Starts fakes that use the wire style of this build of the tests.</summary>
internal static class Fakes
{
#if FAKE_OBSERVED
    public static FakeWireStyle Style => FakeWireStyle.Observed;
#else
    public static FakeWireStyle Style => FakeWireStyle.Documented;
#endif

    public static Task<LiveChatFake> StartAsync(LiveChatFakeOptions? options = null)
    {
        options ??= new LiveChatFakeOptions();
        options.Style = Style;

        // The tests use fixed times.
        options.Now ??= new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);
        return LiveChatFake.StartAsync(options);
    }
}
