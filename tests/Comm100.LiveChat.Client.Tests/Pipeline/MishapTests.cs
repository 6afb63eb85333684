
using Comm100.LiveChat.Client.Tests.Contract;
using Comm100.LiveChat.Client.Tests.Diagnostics;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>What goes wrong beside the responses of the service, with limits of time and without.</summary>
[Collection(nameof(ThrowingListenerTests))]
public sealed class MishapTests
{
    private const string Begin = "<!-- The table of mishaps is made from the tests. -->\n";
    private const string End = "\n<!-- End of the table of mishaps. -->";

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (Mishap row in Mishaps.Rows)
            {
                data.Add(row.Name, true);
                data.Add(row.Name, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_ends_as_the_table_says(string name, bool isFinite)
    {
        Mishap row = Mishaps.Rows.Single(row => row.Name == name);

        MishapOutcome outcome = await row.PlayAsync(isFinite);

        (outcome.Exception?.GetType()).Should().Be(row.Exception, "it ended with {0}", outcome.Exception);
        outcome.Requests.Should().Be(row.Requests);
    }

    [Fact]
    public void The_table_of_the_documentation_is_fresh()
    {
        const string Name = "docs/resilience.md";
        string page = File.ReadAllText(KeptFile.PathOf(Name));
        string before = page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)];
        string after = page[page.IndexOf(End, StringComparison.Ordinal)..];

        KeptFile.Check(Name, before + Mishaps.Table() + after);
    }
}
