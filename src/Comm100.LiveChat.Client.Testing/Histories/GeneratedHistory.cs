using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>A history: items that are made when they are asked for and never change.</summary>
internal abstract class GeneratedHistory
{
    protected GeneratedHistory(string name, int count, DateTimeOffset now, SeedNames world)
    {
        Name = name;
        World = world;
        GeneratedTimes = new GeneratedTimes(world.Seed, name, count, now);
    }

    public GeneratedTimes GeneratedTimes { get; }

    protected string Name { get; }

    protected SeedNames World { get; }

    /// <summary>Gives what an item belongs to, without making it.</summary>
    public virtual ItemAttributes GetAttributes(int place)
    {
        var random = new SeededRandom(World.Seed, Name, place);
        int agent = random.NextInclusive(1, World.Agents.Count);
        int second = random.NextInclusive(1, World.Agents.Count);
        return new ItemAttributes(
            CampaignId: random.NextInclusive(1, World.CampaignCount),
            DepartmentId: random.NextInclusive(1, World.Departments.Count),
            AgentIds: random.IsOneIn(4) && second != agent ? [agent, second] : [agent],
            CategoryId: random.NextInclusive(1, World.Categories.Count),
            SegmentationId: random.NextInclusive(1, World.SegmentationCount));
    }

    /// <summary>Makes an item, its times in the time zone that was asked for.</summary>
    public abstract JsonObject CreateItem(int place, TimeSpan offset);

    /// <summary>Makes what conditions look at: the whole item, unless there is a cheaper way to it.</summary>
    public virtual JsonObject CreateConditionFields(int place) => CreateItem(place, TimeSpan.Zero);

    /// <summary>Gives the place of an item by its id, or null.</summary>
    public virtual int? FindIndex(long id) => null;

    public static string Time(DateTime utc, TimeSpan offset) =>
        new DateTime(utc.Ticks + offset.Ticks, DateTimeKind.Unspecified).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    protected static JsonObject Named(int id, string name, string value) => new() { ["id"] = id, ["name"] = name, ["value"] = value };

    protected SeededRandom CreateTextRandom(int place) => new(World.Seed, Name + ".text", place);
}
