namespace Comm100.LiveChat.Client.Tests;

/// <summary>Queries for the data of the fake.</summary>
internal static class Queries
{
    /// <summary>All chats of a fake with its default options.</summary>
    public static ChatQuery Month => new(new DateTimeOffset(2026, 5, 31, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero));
}
