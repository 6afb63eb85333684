using System.Globalization;
using System.Reflection;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>Checks that the lists in the documentation are complete, by comparing them with the public types of the client.</summary>
public sealed class CompletenessTests
{
    private const string OptionsPage = "docs/configuration.md";

    private static readonly PropertyInfo[] s_options = typeof(LiveChatClientOptions).GetProperties();

    [Fact]
    public void The_options_table_contains_exactly_the_options() =>
        GetOptionRows().Select(row => row[0].Trim('`')).Should().BeEquivalentTo(
            s_options.Select(option => option.Name),
            $"the table below the heading 'Options' of {OptionsPage} must have one row for each property of LiveChatClientOptions");

    [Fact]
    public void The_options_table_states_the_defaults()
    {
        var defaults = new LiveChatClientOptions();
        foreach (string[] row in GetOptionRows())
        {
            object? value = s_options.SingleOrDefault(option => option.Name == row[0].Trim('`'))?.GetValue(defaults);
            if (value is string or TimeSpan || value?.GetType().IsPrimitive == true)
            {
                string text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
                row[1].ToLowerInvariant().Should().Be($"`{text.ToLowerInvariant()}`", $"the second column of the table in {OptionsPage} must be the default of {row[0]}");
            }
        }
    }

    [Theory]
    [InlineData("Retries", typeof(LiveChatRetryOptions))]
    [InlineData("The client's own limit", typeof(LiveChatRateLimitOptions))]
    public void The_tables_of_the_resilience_page_contain_every_option_with_its_default(string heading, Type type)
    {
        object defaults = type == typeof(LiveChatRetryOptions) ? new LiveChatClientOptions().Retries : new LiveChatRateLimitOptions();

        Repository.GetMarkdown("docs/resilience.md").GetTable(heading).Select(row => (row[0].Trim('`'), row[1].Trim('`').ToLowerInvariant().TrimEnd('0')))
            .Should().BeEquivalentTo(type.GetProperties().Select(property => (property.Name, Convert.ToString(property.GetValue(defaults), CultureInfo.InvariantCulture)!.ToLowerInvariant().TrimEnd('0'))));
    }

    [Fact]
    public void The_errors_page_contains_every_exception() =>
        string.Join(
            Environment.NewLine,
            GetExceptionTypes().Select(type => type.Name).Where(name => !Repository.GetMarkdown("docs/errors.md").Text.Contains($"`{name}`", StringComparison.Ordinal)))
            .Should().BeEmpty("docs/errors.md must have a row or a section for every public exception");

    [Fact]
    public void The_errors_page_contains_every_property_of_the_exceptions() =>
        string.Join(
            Environment.NewLine,
            GetExceptionTypes().SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Select(property => property.Name)
                .Distinct(StringComparer.Ordinal)
                .Where(name => !Repository.GetMarkdown("docs/errors.md").Text.Contains($"`{name}`", StringComparison.Ordinal)))
            .Should().BeEmpty("docs/errors.md must describe every property of an exception");

    private static IEnumerable<Type> GetExceptionTypes() => typeof(LiveChatClient).Assembly.GetExportedTypes().Where(typeof(Exception).IsAssignableFrom);

    private static IReadOnlyList<string[]> GetOptionRows()
    {
        IReadOnlyList<string[]> rows = Repository.GetMarkdown(OptionsPage).GetTable("Options");
        rows.Should().NotBeEmpty($"{OptionsPage} must have a heading 'Options' with a table below it");
        return rows;
    }
}
