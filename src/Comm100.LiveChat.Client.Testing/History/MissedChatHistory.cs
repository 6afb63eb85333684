using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.History;

/// <summary>Chats nobody answered: three of four missed, one of four refused.</summary>
internal sealed class MissedChatHistory : HistorySource
{
    public MissedChatHistory(int count, int firstId, DateTimeOffset now, SeedWorld world)
        : base("missed", count, now, world)
    {
        Chats = new ChatHistory("missed", count, firstId, isAnswered: false, now, world);
    }

    private ChatHistory Chats { get; }

    public override HistoryFacts FactsAt(int place) =>
        base.FactsAt(place) with { Type = new Dice(World.Seed, "missed.type", place).OneIn(4) ? "refused" : "missed" };

    public override int? PlaceOf(long id) => Chats.PlaceOf(id);

    public override JsonObject ItemAt(int place, TimeSpan offset) => new()
    {
        ["type"] = FactsAt(place).Type,
        ["chat"] = Chats.ItemAt(place, offset),
    };
}
