using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>A history whose items are generated on demand and never change.</summary>
internal abstract class GeneratedHistory
{
    protected GeneratedHistory(string name, int count, DateTimeOffset now, SeedNames names)
    {
        Name = name;
        Names = names;
        Times = new GeneratedTimes(names.Seed, name, count, now);
    }

    public GeneratedTimes Times { get; }

    protected string Name { get; }

    protected SeedNames Names { get; }

    /// <summary>Returns the attributes of an item without generating it.</summary>
    public virtual ItemAttributes GetAttributes(int index)
    {
        var random = new SeededRandom(Names.Seed, Name, index);
        int agent = random.NextInclusive(1, Names.Agents.Count);
        int second = random.NextInclusive(1, Names.Agents.Count);
        return new ItemAttributes(
            CampaignId: random.NextInclusive(1, Names.CampaignCount),
            DepartmentId: random.NextInclusive(1, Names.Departments.Count),
            AgentIds: random.IsOneIn(4) && second != agent ? [agent, second] : [agent],
            CategoryId: random.NextInclusive(1, Names.Categories.Count),
            SegmentationId: random.NextInclusive(1, Names.SegmentationCount));
    }

    /// <summary>Generates an item with its times in a time zone.</summary>
    public abstract JsonObject CreateItem(int index, TimeSpan offset);

    /// <summary>Generates the fields that conditions use: by default, the complete item.</summary>
    public virtual JsonObject CreateConditionFields(int index) => CreateItem(index, TimeSpan.Zero);

    /// <summary>Finds the index of an item by its id; null if not found.</summary>
    public virtual int? FindIndex(long id) => null;

    public static string FormatTime(DateTime utc, TimeSpan offset) =>
        new DateTime(utc.Ticks + offset.Ticks, DateTimeKind.Unspecified).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    protected static JsonObject CreateNamedValue(int id, string name, string value) => new() { ["id"] = id, ["name"] = name, ["value"] = value };

    protected SeededRandom CreateTextRandom(int index) => new(Names.Seed, Name + ".text", index);
}
