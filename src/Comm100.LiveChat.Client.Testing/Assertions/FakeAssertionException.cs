namespace Comm100.LiveChat.Client.Testing;

/// <summary>The requests that a <see cref="LiveChatFake"/> received do not meet the expectations of a test. The exception works with every test framework.</summary>
public sealed class FakeAssertionException : Exception
{
    /// <summary>Creates an exception with a default message.</summary>
    public FakeAssertionException()
        : this("The requests do not meet the expectations.")
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What was expected, and what was received instead.</param>
    public FakeAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What was expected, and what was received instead.</param>
    /// <param name="innerException">The cause.</param>
    public FakeAssertionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
