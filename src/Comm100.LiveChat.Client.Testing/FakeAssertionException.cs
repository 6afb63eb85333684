namespace Comm100.LiveChat.Client.Testing;

/// <summary>The requests a <see cref="LiveChatFake"/> got are not those a test expected. It belongs to no test framework; all of them show its message.</summary>
public sealed class FakeAssertionException : Exception
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public FakeAssertionException()
        : this("The requests are not those expected.")
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What was expected, and what came instead.</param>
    public FakeAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What was expected, and what came instead.</param>
    /// <param name="innerException">What led to it.</param>
    public FakeAssertionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
