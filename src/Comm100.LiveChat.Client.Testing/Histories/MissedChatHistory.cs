using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>Chats nobody answered: three of four missed, one of four refused.</summary>
internal sealed class MissedChatHistory : GeneratedHistory
{
    public MissedChatHistory(int count, int firstId, DateTimeOffset now, SeedNames world)
        : base("missed", count, now, world)
    {
        Chats = new ChatHistory("missed", count, firstId, isAnswered: false, now, world);
    }

    private ChatHistory Chats { get; }

    public override ItemAttributes GetAttributes(int place) =>
        base.GetAttributes(place) with { Type = new SeededRandom(World.Seed, "missed.type", place).IsOneIn(4) ? "refused" : "missed" };

    public override int? FindIndex(long id) => Chats.FindIndex(id);

    public override JsonObject CreateItem(int place, TimeSpan offset) => new()
    {
        ["type"] = GetAttributes(place).Type,
        ["chat"] = Chats.CreateItem(place, offset),
    };
}
