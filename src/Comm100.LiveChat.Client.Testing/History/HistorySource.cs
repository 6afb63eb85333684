using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.History;

/// <summary>A history: items that are made when they are asked for and never change.</summary>
internal abstract class HistorySource
{
    protected HistorySource(string name, int count, DateTimeOffset now, SeedWorld world)
    {
        Name = name;
        World = world;
        Timeline = new Timeline(world.Seed, name, count, now);
    }

    public Timeline Timeline { get; }

    protected string Name { get; }

    protected SeedWorld World { get; }

    /// <summary>Gives what an item belongs to, without making it.</summary>
    public virtual HistoryFacts FactsAt(int place)
    {
        var dice = new Dice(World.Seed, Name, place);
        int agent = dice.Between(1, World.Agents.Count);
        int second = dice.Between(1, World.Agents.Count);
        return new HistoryFacts(
            CampaignId: dice.Between(1, World.CampaignCount),
            DepartmentId: dice.Between(1, World.Departments.Count),
            AgentIds: dice.OneIn(4) && second != agent ? [agent, second] : [agent],
            CategoryId: dice.Between(1, World.Categories.Count),
            SegmentationId: dice.Between(1, World.SegmentationCount));
    }

    /// <summary>Makes an item, its times in the time zone that was asked for.</summary>
    public abstract JsonObject ItemAt(int place, TimeSpan offset);

    /// <summary>Makes what conditions look at: the whole item, unless there is a cheaper way to it.</summary>
    public virtual JsonObject VisitorAt(int place) => ItemAt(place, TimeSpan.Zero);

    /// <summary>Gives the place of an item by its id, or null.</summary>
    public virtual int? PlaceOf(long id) => null;

    public static string Time(DateTime utc, TimeSpan offset) =>
        new DateTime(utc.Ticks + offset.Ticks, DateTimeKind.Unspecified).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    protected static JsonObject Named(int id, string name, string value) => new() { ["id"] = id, ["name"] = name, ["value"] = value };

    protected Dice TextDice(int place) => new(World.Seed, Name + ".text", place);
}
