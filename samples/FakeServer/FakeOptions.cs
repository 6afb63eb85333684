using Comm100.LiveChat.Client.Testing;

namespace FakeServer;

/// <summary>Creates the options of the fake.</summary>
internal static class FakeOptions
{
    public static LiveChatFakeOptions Create(ServerArguments arguments)
    {
        var options = new LiveChatFakeOptions();
        options.Port = arguments.Port ?? options.Port;
        options.ChatCount = arguments.Chats ?? options.ChatCount;
        options.Seed = arguments.Seed ?? options.Seed;
        options.Now = arguments.Now;

        // The page shows only the latest requests, and a long-running server should not keep more than it needs.
        options.MaxLoggedRequests = 1000;
        options.Style = arguments.Style ?? options.Style;
        return options;
    }
}
