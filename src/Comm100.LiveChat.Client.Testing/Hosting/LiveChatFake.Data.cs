namespace Comm100.LiveChat.Client.Testing;

public sealed partial class LiveChatFake
{
    private LiveChatFakeData? _data;

    /// <summary>Gets what the fake holds, to be set as a test needs it; <see cref="Reset"/> puts it back to the seed.</summary>
    public LiveChatFakeData Data => _data ??= new LiveChatFakeData(_state);
}
