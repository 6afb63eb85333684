namespace Comm100.LiveChat.Client.Testing.Seeding;

/// <summary>The names of the generated objects that histories refer to. The id of an object is its one-based position in the list.</summary>
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
