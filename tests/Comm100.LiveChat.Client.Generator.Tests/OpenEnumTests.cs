using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Comm100.LiveChat.Client.Generator.Tests;

public class OpenEnumTests
{
    private static readonly Type s_type = Sources.Run().Load().GetType("Comm100.LiveChat.Client.BanType", throwOnError: true)!;

    [Theory]
    [InlineData("visitor", "visitor", true)]
    [InlineData("VISITOR", "visitor", true)]
    [InlineData("buttomLeft", "bottomLeft", true)]
    [InlineData("BUTTOMLEFT", "bottomLeft", true)]
    [InlineData("Something new", "Something new", false)]
    [InlineData("", "", false)]
    public void The_string_is_kept_and_the_value_is_canonical(string text, string value, bool isKnown)
    {
        var openEnum = Create(text);

        GetProperty(openEnum, "RawText").Should().Be(text);
        openEnum.ToString().Should().Be(text);
        GetProperty(openEnum, "Value").Should().Be(value);
        GetProperty(openEnum, "IsKnown").Should().Be(isKnown);
    }

    [Fact]
    public void The_default_value_is_an_empty_string()
    {
        var defaultValue = Activator.CreateInstance(s_type)!;

        GetProperty(defaultValue, "RawText").Should().Be("");
        GetProperty(defaultValue, "Value").Should().Be("");
        GetProperty(defaultValue, "IsKnown").Should().Be(false);
        defaultValue.ToString().Should().Be("");
        defaultValue.Should().Be(Create("")).And.NotBe(Create("visitor"));
        defaultValue.GetHashCode().Should().Be(Create("").GetHashCode());
    }

    [Theory]
    [InlineData("visitor", "Visitor", true)]
    [InlineData("bottomLeft", "BUTTOMLEFT", true)]
    [InlineData("new", "NEW", true)]
    [InlineData("visitor", "bottomLeft", false)]
    [InlineData("new", "newer", false)]
    public void Equality_compares_canonical_values_and_ignores_case(string left, string right, bool equal)
    {
        Create(left).Equals(Create(right)).Should().Be(equal);
        s_type.GetMethod("Equals", [s_type])!.Invoke(Create(left), [Create(right)]).Should().Be(equal);
        InvokeOperator("op_Equality", Create(left), Create(right)).Should().Be(equal);
        InvokeOperator("op_Inequality", Create(left), Create(right)).Should().Be(!equal);
        (Create(left).GetHashCode() == Create(right).GetHashCode()).Should().Be(equal);
    }

    [Fact]
    public void A_value_does_not_equal_a_string() => Create("visitor").Equals("visitor").Should().BeFalse();

    [Fact]
    public void The_declared_values_have_the_canonical_name()
    {
        GetProperty(s_type.GetProperty("Visitor")!.GetValue(obj: null)!, "RawText").Should().Be("visitor");
        GetProperty(s_type.GetProperty("BottomLeft")!.GetValue(obj: null)!, "RawText").Should().Be("bottomLeft");
    }

    [Fact]
    public void The_known_values_are_in_declaration_order_and_read_only()
    {
        var known = s_type.GetProperty("KnownValues")!.GetValue(obj: null)!;

        ((System.Collections.IEnumerable)known).Cast<object>().Select(value => value.ToString()).Should().Equal("visitor", "bottomLeft");
        ((System.Collections.IList)known).IsReadOnly.Should().BeTrue();
    }

    [Fact]
    public void A_constant_is_generated_for_each_value() =>
        s_type.GetNestedType("Values")!.GetFields().Where(constant => constant.IsLiteral)
            .ToDictionary(constant => constant.Name, constant => constant.GetRawConstantValue(), StringComparer.Ordinal)
            .Should().Equal(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Visitor"] = "visitor", ["BottomLeft"] = "bottomLeft" });

    [Fact]
    public void A_null_string_throws_an_ArgumentNullException() =>
        FluentActions.Invoking(() => Activator.CreateInstance(s_type, BindingFlags.DoNotWrapExceptions | BindingFlags.Public | BindingFlags.Instance | BindingFlags.CreateInstance, binder: null, [null], CultureInfo.InvariantCulture))
            .Should().Throw<ArgumentNullException>().WithParameterName("text");

    [Fact]
    public void A_string_converts_implicitly_and_null_converts_to_null()
    {
        InvokeOperator("op_Implicit", "visitor").Should().Be(Create("visitor"));
        InvokeOperator("op_Implicit", [null]).Should().BeNull();
    }

    [Theory]
    [InlineData("visitor", "visitor")]
    [InlineData("buttomLeft", "buttomLeft")]
    [InlineData("Visitor", "other:Visitor")]
    [InlineData("new", "other:new")]
    public void A_known_string_in_its_documented_case_is_matched_as_bytes(string json, string text)
    {
        var read = JsonSerializer.Deserialize("\"" + json + "\"", s_type)!;

        GetProperty(read, "RawText").Should().Be(text);
        JsonSerializer.Serialize(read, s_type).Should().Be("\"" + text + "\"");
    }

    [Fact]
    public void Strings_can_contain_any_character()
    {
        var run = GeneratorRun.Of("""
            namespace Elsewhere;

            [OpenEnum, JsonConverter(typeof(OpenEnumConverter<Odd>))]
            internal readonly partial struct Odd
            {
                [Value("a \"quoted\"\\ text\u00e9")] public static partial Odd @class { get; }
            }
            """);

        var odd = run.Load().GetType("Elsewhere.Odd")!;

        run.File("Elsewhere.Odd.g.cs").Should().StartWith("// <auto-generated/>");
        odd.GetProperty("class")!.GetValue(obj: null)!.ToString().Should().Be("a \"quoted\"\\ texté");
    }

    [Fact]
    public void The_constants_inherit_the_documentation_of_the_values() =>
        Sources.Run().File("BanType.g.cs").Should().Contain("/// <inheritdoc cref=\"global::Comm100.LiveChat.Client.BanType.Visitor\"/>\n        public const string Visitor = \"visitor\";");

    private static object Create(string text) => Activator.CreateInstance(s_type, text)!;

    private static object? GetProperty(object value, string property) => s_type.GetProperty(property)!.GetValue(value);

    private static object? InvokeOperator(string name, params object?[] arguments) => s_type.GetMethod(name)!.Invoke(obj: null, arguments);
}
