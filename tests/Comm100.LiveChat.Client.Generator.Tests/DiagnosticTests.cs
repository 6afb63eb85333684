using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Comm100.LiveChat.Client.Generator.Tests;

public class DiagnosticTests
{
    public static TheoryData<string, string, string> Cases => DiagnosticCases.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Invalid_input_is_reported_at_its_location(string id, string message, string marked)
    {
        var (source, spans) = Unmark(marked);

        var run = GeneratorRun.Of(source, Sources.BanType);

        run.Problems.Select(problem => (
                problem.Id,
                Message: problem.GetMessage(CultureInfo.InvariantCulture),
                problem.Severity,
                problem.Location.GetLineSpan().Path,
                problem.Location.SourceSpan))
            .Should().BeEquivalentTo(spans.Select(span => (id, message, DiagnosticSeverity.Error, "0.cs", span)));
    }

    [Fact]
    public void Every_diagnostic_has_a_test_case() =>
        Cases.Select(row => (string)row[0]).Distinct(StringComparer.Ordinal)
            .Should().BeEquivalentTo(DiagnosticCases.Descriptors.Select(descriptor => descriptor.Id), "a new diagnostic needs a case in DiagnosticCases");

    [Fact]
    public void Diagnostics_are_errors_of_one_category_with_unique_ids()
    {
        DiagnosticCases.Descriptors.Select(descriptor => descriptor.Id).Should().OnlyHaveUniqueItems().And.AllSatisfy(id => id.Should().MatchRegex("^LCG[0-9]{3}$"));
        DiagnosticCases.Descriptors.Should().OnlyContain(descriptor =>
            descriptor.Category == "Comm100.LiveChat.Client.Generator" && descriptor.DefaultSeverity == DiagnosticSeverity.Error && descriptor.IsEnabledByDefault);
    }

    [Fact]
    public void An_error_in_one_interface_does_not_affect_the_others()
    {
        var run = GeneratorRun.Of(Sources.BansApi.Replace("GetAsync", "Get", StringComparison.Ordinal), Sources.ChatsApi, Sources.Models, Sources.BanType, Sources.Companions);

        run.Problems.Should().ContainSingle().Which.Id.Should().Be("LCG003");
        run.File("LiveChatOperations.g.cs").Should().Contain("class Chats").And.NotContain("class Bans");
    }

    [Fact]
    public void Valid_input_has_no_diagnostics() => Sources.Run().Problems.Should().BeEmpty();

    private static (string Source, List<TextSpan> Spans) Unmark(string marked)
    {
        var spans = new List<TextSpan>();
        while (marked.IndexOf("[|", StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
            marked = marked.Remove(start, 2).Remove(end, 2);
            spans.Add(TextSpan.FromBounds(start, end));
        }

        return (marked, spans);
    }
}
