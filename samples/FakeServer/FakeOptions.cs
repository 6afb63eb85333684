using Comm100.LiveChat.Client.Testing;

namespace FakeServer;

/// <summary>What the fake is started with.</summary>
internal static class FakeOptions
{
    public static LiveChatFakeOptions From(ServerArguments arguments)
    {
        var options = new LiveChatFakeOptions();
        options.Port = arguments.Port ?? options.Port;
        options.ChatCount = arguments.Chats ?? options.ChatCount;
        options.Seed = arguments.Seed ?? options.Seed;
        options.Now = arguments.Now;

        // The page shows the latest few. A server that runs for weeks keeps no more than it needs.
        options.MaxLoggedRequests = 1000;
        options.Style = arguments.Style ?? options.Style;
        return options;
    }
}
