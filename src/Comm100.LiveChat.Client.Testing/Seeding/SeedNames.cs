namespace Comm100.LiveChat.Client.Testing.Seeding;

/// <summary>The names of the seeded objects histories speak of; an id is the place in the list, counted from 1.</summary>
internal sealed class SeedNames
{
    public SeedNames(int seed)
    {
        Seed = seed;
        Agents = SeedValues.Columns["Agent.fullName"];
        Departments = SeedValues.Columns["Department.name"];
        Categories = SeedValues.Columns["Wrapup.category"];
    }

    public int Seed { get; }

    public IReadOnlyList<string> Agents { get; }

    public IReadOnlyList<string> Departments { get; }

    public IReadOnlyList<string> Categories { get; }

    public int CampaignCount { get; } = SeedValues.Counts["Campaign"];

    public int SegmentationCount { get; } = SeedValues.Counts["VisitorSegmentation"];
}
