using Microsoft.CodeAnalysis;

namespace Comm100.LiveChat.Client.Generator.Tests;

public class CachingTests
{
    private const string Bans = "0.cs";
    private const string Models = "2.cs";
    private const string Enum = "3.cs";

    private static readonly string[] s_groupLists =
        ["LiveChatOperations.g.cs", "LiveChatClient.g.cs", "LiveChatServiceCollectionExtensions.g.cs", "GroupJsonContexts.g.cs"];

    private static readonly string[] s_steps =
    [
        ApiGenerator.Steps.Groups, ApiGenerator.Steps.Catalogue, ApiGenerator.Steps.OpenEnums,
        ApiGenerator.Steps.Models, ApiGenerator.Steps.Contracts, ApiGenerator.Steps.Properties, ApiGenerator.Steps.Problems,
    ];

    [Fact]
    public void A_new_file_regenerates_nothing() =>
        AssertEverythingIsCached(Sources.Run(), run => run.Edit("new.cs", "class Unrelated { int Field; void Method() { } }"));

    [Fact]
    public void Editing_an_unrelated_file_regenerates_nothing() =>
        AssertEverythingIsCached(Sources.Run().Edit("new.cs", "class Unrelated;"), run => run.Edit("new.cs", "\n\nclass Unrelated { int Field; }"));

    [Theory]
    [InlineData(Bans)]
    [InlineData(Models)]
    [InlineData(Enum)]
    public void White_space_and_comments_in_an_input_file_regenerate_nothing(string file)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal) { [Bans] = Sources.BansApi, [Models] = Sources.Models, [Enum] = Sources.BanType };

        AssertEverythingIsCached(Sources.Run(), run => run.Edit(file, "// A comment.\n\n" + texts[file].Replace("{ get; set; }", "{\n get; set; }", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_diagnostic_is_kept_when_another_file_is_edited()
    {
        var run = GeneratorRun.Of("public interface IBansApi { [Get(\"/bans\")] Task Get(); }", Sources.BanType);

        var next = run.Edit("1.cs", "\n" + Sources.BanType);

        run.Problems.Should().ContainSingle();
        next.Problems.Should().Equal(run.Problems);
        AssertEverythingIsCached(run, _ => next);
    }

    [Fact]
    public void A_new_integer_query_parameter_regenerates_nothing() =>
        AssertEverythingIsCached(Sources.Run(), run => run.Edit(Bans, Sources.BansApi.Replace("ListAsync(", "ListAsync([Query] int? page, ", StringComparison.Ordinal)));

    [Fact]
    public void A_changed_route_regenerates_only_the_group_lists()
    {
        var next = Sources.Run().Edit(Bans, Sources.BansApi.Replace("[Post(\"/bans\")]", "[Post(\"/all/bans\")]", StringComparison.Ordinal));

        GetRegeneratedFiles(next.ShouldCompile()).Should().BeEquivalentTo(s_groupLists);
    }

    [Fact]
    public void A_changed_value_regenerates_only_its_enum()
    {
        var next = Sources.Run().Edit(Enum, Sources.BanType.Replace("\"visitor\"", "\"guest\"", StringComparison.Ordinal));

        GetRegeneratedFiles(next.ShouldCompile()).Should().Equal("BanType.g.cs");
    }

    [Fact]
    public void Removing_the_mandatory_fields_regenerates_the_group_lists_and_the_model_tables()
    {
        var next = Sources.Run().Edit(Models, Sources.Models.Replace(", Mandatory]", "]", StringComparison.Ordinal));

        GetRegeneratedFiles(next.ShouldCompile()).Should().BeEquivalentTo([.. s_groupLists, "MandatoryFields.g.cs", "ReadOnlyProperties.g.cs", "FieldAliasTable.g.cs"]);
        next.File("LiveChatOperations.g.cs").Should().NotContain("missing");
    }

    [Fact]
    public void Changing_the_type_of_an_optional_model_property_regenerates_nothing() =>
        AssertEverythingIsCached(Sources.Run(), run => run.Edit(Models, Sources.Models.Replace("string? Colour", "int? Colour", StringComparison.Ordinal)));

    private static void AssertEverythingIsCached(GeneratorRun first, Func<GeneratorRun, GeneratorRun> edit)
    {
        var next = edit(first);

        next.Result.GeneratedSources.Select(source => source.HintName).Should().Equal(first.Result.GeneratedSources.Select(source => source.HintName));
        GetOutputs(next).Should().OnlyContain(output => output.Reason == IncrementalStepRunReason.Cached);
        foreach (var step in s_steps.Where(next.Result.TrackedSteps.ContainsKey))
        {
            next.Result.TrackedSteps[step].SelectMany(run => run.Outputs).Should().OnlyContain(
                output => output.Reason == IncrementalStepRunReason.Cached || output.Reason == IncrementalStepRunReason.Unchanged, step);
        }

        next.Result.TrackedSteps.Keys.Should().Contain(first.Result.TrackedSteps.Keys.Intersect(s_steps, StringComparer.Ordinal));
        foreach (var (before, after) in first.Result.GeneratedSources.Zip(next.Result.GeneratedSources))
        {
            after.SourceText.Should().BeSameAs(before.SourceText);
        }
    }

    private static IEnumerable<string> GetRegeneratedFiles(GeneratorRun run) =>
        GetOutputs(run).Where(output => output.Reason is not IncrementalStepRunReason.Cached and not IncrementalStepRunReason.Unchanged)
            .SelectMany(output => ((System.Collections.IEnumerable)((System.Runtime.CompilerServices.ITuple)output.Value)[0]!).Cast<object>())
            .Select(source => (string)source.GetType().GetProperty("HintName")!.GetValue(source)!);

    private static IEnumerable<(object Value, IncrementalStepRunReason Reason)> GetOutputs(GeneratorRun run) =>
        run.Result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs);
}
