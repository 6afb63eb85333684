using System.Globalization;
using System.Reflection;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>What the pages list is what the client has: the lists are compared with its public types.</summary>
public sealed class CompletenessTests
{
    private static readonly PropertyInfo[] s_options = typeof(LiveChatClientOptions).GetProperties();

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/configuration.md")]
    public void The_options_table_names_every_option_and_no_other(string page) =>
        OptionRows(page).Select(row => row[0].Trim('`')).Should().BeEquivalentTo(
            s_options.Select(option => option.Name),
            $"the table below the heading 'Options' of {page} has one row for each property of LiveChatClientOptions");

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/configuration.md")]
    public void The_options_table_states_the_defaults(string page)
    {
        var defaults = new LiveChatClientOptions();
        foreach (string[] row in OptionRows(page))
        {
            object? value = s_options.SingleOrDefault(option => option.Name == row[0].Trim('`'))?.GetValue(defaults);
            if (value is string or TimeSpan || value?.GetType().IsPrimitive == true)
            {
                string text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
                row[1].ToLowerInvariant().Should().Be($"`{text.ToLowerInvariant()}`", $"that is the default of {row[0]}, and the second column of the table in {page} states it");
            }
        }
    }

    [Theory]
    [InlineData("Retries", typeof(LiveChatRetryOptions))]
    [InlineData("The client's own limit", typeof(LiveChatRateLimitOptions))]
    public void The_tables_of_the_resilience_page_name_every_setting_and_its_default(string heading, Type type)
    {
        object defaults = type == typeof(LiveChatRetryOptions) ? new LiveChatClientOptions().Retries : new LiveChatRateLimitOptions();

        Repository.Markdown("docs/resilience.md").TableBelow(heading).Select(row => (row[0].Trim('`'), row[1].Trim('`').ToLowerInvariant().TrimEnd('0')))
            .Should().BeEquivalentTo(type.GetProperties().Select(property => (property.Name, Convert.ToString(property.GetValue(defaults), CultureInfo.InvariantCulture)!.ToLowerInvariant().TrimEnd('0'))));
    }

    [Fact]
    public void The_errors_page_names_every_exception() =>
        AllExceptions().Where(type => !Repository.Markdown("docs/errors.md").Text.Contains($"`{type.Name}`", StringComparison.Ordinal))
            .Should().BeEmpty("docs/errors.md has a row or a section for every public exception");

    [Fact]
    public void The_errors_page_names_every_property_of_the_exceptions() =>
        AllExceptions().SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(property => property.Name)
            .Distinct(StringComparer.Ordinal)
            .Where(name => !Repository.Markdown("docs/errors.md").Text.Contains($"`{name}`", StringComparison.Ordinal))
            .Should().BeEmpty("docs/errors.md says what each property of an exception holds");

    private static IEnumerable<Type> AllExceptions() => typeof(LiveChatClient).Assembly.GetExportedTypes().Where(typeof(Exception).IsAssignableFrom);

    private static IReadOnlyList<string[]> OptionRows(string page)
    {
        IReadOnlyList<string[]> rows = Repository.Markdown(page).TableBelow("Options");
        rows.Should().NotBeEmpty($"{page} has a heading 'Options' with a table below it");
        return rows;
    }
}
