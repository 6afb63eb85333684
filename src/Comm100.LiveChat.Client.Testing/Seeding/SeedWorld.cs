namespace Comm100.LiveChat.Client.Testing.Seeding;

/// <summary>The names of the seeded objects histories speak of; an id is the place in the list, counted from 1.</summary>
internal sealed class SeedWorld
{
    public SeedWorld(int seed)
    {
        Seed = seed;
        Agents = SeedTexts.Columns["Agent.fullName"];
        Departments = SeedTexts.Columns["Department.name"];
        Categories = SeedTexts.Columns["Wrapup.category"];
    }

    public int Seed { get; }

    public IReadOnlyList<string> Agents { get; }

    public IReadOnlyList<string> Departments { get; }

    public IReadOnlyList<string> Categories { get; }

    public int CampaignCount { get; } = SeedTexts.Counts["Campaign"];

    public int SegmentationCount { get; } = SeedTexts.Counts["VisitorSegmentation"];
}
