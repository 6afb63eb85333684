namespace Comm100.LiveChat.Client.Testing;

/// <summary>The number of calls that a <see cref="LiveChatFake"/> accepts in a time window. A window begins with the first call after the previous window has ended.</summary>
public sealed class FakeRateLimit
{
    /// <summary>Creates a limit.</summary>
    /// <param name="calls">The number of calls in a window, at least 1.</param>
    /// <param name="window">The length of a window, measured by <see cref="LiveChatFakeOptions.TimeProvider"/>; greater than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> is less than 1, or <paramref name="window"/> is not greater than zero.</exception>
    public FakeRateLimit(int calls, TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        Calls = calls;
        Window = window;
    }

    /// <summary>Gets the number of calls in a window.</summary>
    public int Calls { get; }

    /// <summary>Gets the length of a window.</summary>
    public TimeSpan Window { get; }
}
