namespace Comm100.LiveChat.Client.Testing;

/// <content>Recording.</content>
public sealed partial class LiveChatFake
{
    /// <summary>Starts a recorder: a server on a loopback port that passes each request on to a service, or to another fake, and writes the response as a mapping file of WireMock.Net. A fake with
    /// <see cref="LiveChatFakeOptions.Recording"/> replays the files.</summary>
    /// <param name="service">The base address of the service, such as <c>https://example.comm100.com/</c>.</param>
    /// <param name="folder">The folder for the files. It is made if it is not there, and must be empty.</param>
    /// <param name="options">How to record; null takes the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running recorder. Dispose of it to stop it.</returns>
    /// <remarks>
    /// Secrets and personal data are replaced before anything is written: <c>Authorization</c>, cookies and all other headers save <c>Content-Type</c>, <c>Allow</c> and <c>Retry-After</c>; tokens and passwords; names of
    /// visitors and agents; e-mail addresses, IP addresses and phone numbers, wherever they are; what was said and written, the answers of forms and the names of files; the address of the account, of webhooks and of
    /// sign-in pages; and in chats, messages, agents and bans each text that the API document does not know. Within one recording, the same original has the same replacement. Ids, times, departments and
    /// settings stay. Read a recording before you share it: what a setting's own text says of somebody, nobody can know.
    /// </remarks>
    /// <exception cref="ArgumentException">The address is not absolute, the folder has no name, or an option has a value that cannot be.</exception>
    /// <exception cref="IOException">The folder is not empty, or cannot be made.</exception>
    public static Task<LiveChatRecorder> RecordAsync(Uri service, string folder, LiveChatRecordingOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(LiveChatRecorder.Start(service, folder, options ?? new LiveChatRecordingOptions()));
    }
}
