using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>Generated chats without an agent: three quarters are missed, one quarter is refused.</summary>
internal sealed class MissedChatHistory : GeneratedHistory
{
    private readonly ChatHistory _chats;

    public MissedChatHistory(int count, int firstId, DateTimeOffset now, SeedNames names)
        : base("missed", count, now, names)
    {
        _chats = new ChatHistory("missed", count, firstId, isAnswered: false, now, names);
    }

    public override ItemAttributes GetAttributes(int index) =>
        base.GetAttributes(index) with { Type = new SeededRandom(Names.Seed, "missed.type", index).IsOneIn(4) ? "refused" : "missed" };

    public override int? FindIndex(long id) => _chats.FindIndex(id);

    public override JsonObject CreateItem(int index, TimeSpan offset) => new()
    {
        ["type"] = GetAttributes(index).Type,
        ["chat"] = _chats.CreateItem(index, offset),
    };
}
