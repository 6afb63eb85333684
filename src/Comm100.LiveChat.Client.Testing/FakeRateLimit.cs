namespace Comm100.LiveChat.Client.Testing;

/// <summary>How many calls a <see cref="LiveChatFake"/> takes in a time. A window begins with the first call after the last one ended.</summary>
public sealed class FakeRateLimit
{
    /// <summary>Makes a limit.</summary>
    /// <param name="calls">How many calls a window takes, at least 1.</param>
    /// <param name="window">How long a window is, by <see cref="LiveChatFakeOptions.TimeProvider"/>: more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no calls, or there is no time.</exception>
    public FakeRateLimit(int calls, TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        Calls = calls;
        Window = window;
    }

    /// <summary>Gets how many calls a window takes.</summary>
    public int Calls { get; }

    /// <summary>Gets how long a window is.</summary>
    public TimeSpan Window { get; }
}
