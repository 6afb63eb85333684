using System.Reflection;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Compares the API document with the public API, and with the page that describes it.</summary>
public sealed class CoveragePageTests
{
    public static TheoryData<string> Formats => [.. ApiContract.Formats.Keys];

    [Fact]
    public void The_page_is_up_to_date()
    {
        string path = ReviewedFile.PathOf("docs/coverage.md");
        string page = File.ReadAllText(path);
        string manualText = page[(page.IndexOf(CoveragePage.EndOfTables, StringComparison.Ordinal) + CoveragePage.EndOfTables.Length + 1)..];

        ReviewedFile.Check("docs/coverage.md", CoveragePage.Tables() + manualText);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_field_of_a_format_has_a_property_at_its_path(string format)
    {
        Type? type = ApiSurface.TypeOf(format);
        type.Should().NotBeNull("the format {0} needs a class of that name", format);

        ApiContract.Formats[format].Where(field => ApiSurface.PropertyAt(type!, field.Path) is null).Select(field => field.Path)
            .Should().BeEmpty("these fields of {0} need a property with their JsonPropertyName", format);
    }

    [Fact]
    public void Every_property_of_a_model_is_in_the_document()
    {
        HashSet<PropertyInfo> documented = [.. ApiContract.Formats.SelectMany(format => format.Value.SelectMany(field => GetPropertiesOnPath(ApiSurface.TypeOf(format.Key), field.Path)))];

        ApiSurface.Models
            .SelectMany(model => model.GetProperties().Where(property => property.IsDefined(typeof(JsonPropertyNameAttribute))))
            .Where(property => !documented.Contains(property))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}")
            .Should().BeEmpty("a field that is not in the document belongs in AdditionalProperties");
    }

    [Fact]
    public void The_known_values_of_each_open_enum_match_the_document()
    {
        var documented = ApiContract.Formats
            .SelectMany(format => format.Value.Where(field => field.Values.Count > 0).Select(field => (Type: GetOpenEnum(format.Key, field), Field: $"{format.Key}.{field.Path}", field.Values)))
            .ToList();

        documented.Where(use => use.Type is null).Select(use => use.Field).Should().BeEmpty("a field with a list of allowed values needs an open enum");
        foreach (var uses in documented.GroupBy(use => use.Type!))
        {
            IEnumerable<string> known = ((System.Collections.IEnumerable)uses.Key.GetProperty("KnownValues")!.GetValue(null)!).Cast<object>().Select(value => GetCanonicalText(uses.Key, value.ToString()!));
            known.Should().BeEquivalentTo(
                uses.SelectMany(use => use.Values).Select(value => GetCanonicalText(uses.Key, value)).Distinct(),
                "{0} is the type of {1}",
                uses.Key.Name,
                string.Join(", ", uses.Select(use => use.Field)));
        }
    }

    [Fact]
    public void Fields_with_the_same_allowed_values_have_the_same_type()
    {
        var types = ApiContract.Formats
            .SelectMany(format => format.Value.Where(field => field.Values.Count > 0).Select(field => (Type: GetOpenEnum(format.Key, field), List: string.Join('|', field.Values.Order(StringComparer.Ordinal)), Field: $"{format.Key}.{field.Path}")))
            .GroupBy(use => use.List)
            .Where(uses => uses.Select(use => use.Type).Distinct().Count() > 1);

        types.Select(uses => string.Join(", ", uses.Select(use => use.Field))).Should().BeEmpty("these fields have one list of values: give them one type");
    }

    private static string GetCanonicalText(Type openEnum, string text) => (string)openEnum.GetProperty("Value")!.GetValue(Activator.CreateInstance(openEnum, text))!;

    private static Type? GetOpenEnum(string format, ContractField field)
    {
        Type? type = ApiSurface.TypeOf(format) is { } model ? ApiSurface.PropertyAt(model, field.Path)?.PropertyType : null;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return type?.GetProperty("KnownValues") is null ? null : type;
    }

    private static IEnumerable<PropertyInfo> GetPropertiesOnPath(Type? model, string path)
    {
        foreach (string name in path.Split('.'))
        {
            if (model is null || ApiSurface.PropertyOf(model, name) is not { } property)
            {
                yield break;
            }

            yield return property;
            model = property.PropertyType;
        }
    }
}
