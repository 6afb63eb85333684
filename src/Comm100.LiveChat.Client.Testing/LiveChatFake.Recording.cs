namespace Comm100.LiveChat.Client.Testing;

/// <content>Recording.</content>
public sealed partial class LiveChatFake
{
    /// <summary>Starts a recorder: a server on a loopback port that forwards each request to a service, or to another fake, and writes the
    /// response as a mapping file of WireMock.Net. A fake with <see cref="LiveChatFakeOptions.RecordingFolder"/> replays the files.</summary>
    /// <param name="service">The base address of the service, such as <c>https://example.comm100.com/</c>.</param>
    /// <param name="folder">The folder for the files. It is created if it does not exist, and must be empty.</param>
    /// <param name="options">The options; null uses the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running recorder. Dispose it to stop it.</returns>
    /// <remarks>
    /// Secrets and personal data are replaced before anything is written: <c>Authorization</c>, cookies and all other headers except
    /// <c>Content-Type</c>, <c>Allow</c> and <c>Retry-After</c>; tokens and passwords; the names of visitors and agents; all e-mail addresses, IP
    /// addresses and phone numbers; transcripts, messages and comments, the values of forms and the names of files; the addresses of the account,
    /// of webhooks and of sign-in pages; and, in chats, messages, agents and bans, every string in a field that the API document does not describe.
    /// Within a recording, equal originals have equal replacements. Ids, times, departments and settings are kept. Review a recording before you
    /// share it: the text of a setting can still mention a person.
    /// </remarks>
    /// <exception cref="ArgumentException">The address is not absolute, the folder has no name, or an option has an invalid value.</exception>
    /// <exception cref="IOException">The folder is not empty, or cannot be created.</exception>
    public static Task<LiveChatRecorder> RecordAsync(Uri service, string folder, LiveChatRecordingOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(LiveChatRecorder.Start(service, folder, options ?? new LiveChatRecordingOptions()));
    }
}
