namespace Comm100.LiveChat.Client.Internal;

/// <summary>Creates the exception that a disposed client throws.</summary>
internal static class DisposedClient
{
    // Written out, since this folder must not use the type of the client.
    private const string TypeName = "LiveChatClient";

    public static ObjectDisposedException CreateException() => new(TypeName);

    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public static void ThrowIf(bool isDisposed)
    {
        if (isDisposed)
        {
            throw CreateException();
        }
    }
}
