using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>A value in the body of a custom request that cannot be written, or that would be changed, is rejected with its path.</summary>
public sealed class InvalidBodyTests
{
    private const string UnpairedSurrogate = "contains an unpaired surrogate";
    private const string NotFinite = "is a number that is not finite";
    private const string InvalidElement = "is an undefined JsonElement, or belongs to a disposed JsonDocument";

    // The contract of object serializes a value by its runtime type.
    private static readonly JsonTypeInfo<object> s_contract = (JsonTypeInfo<object>)JsonSerializerOptions.Default.GetTypeInfo(typeof(object));

    private static readonly (string Name, Func<object> Create, string Problem)[] s_bodies =
    [
        ("a key", () => new Dictionary<string, string>(StringComparer.Ordinal) { ["b"] = "c", ["a\ud83d"] = "b" }, "'[a\ud83d]' " + UnpairedSurrogate),
        ("a value of a dictionary", () => new Dictionary<string, List<string>>(StringComparer.Ordinal) { ["a"] = ["b"], ["c"] = ["d", "\udc00"] }, "'[c][1]' " + UnpairedSurrogate),
        ("a character", () => new List<char> { 'a', '\ud83d' }, "'[1]' " + UnpairedSurrogate),
        ("a double", () => new List<double> { 1, double.NegativeInfinity }, "'[1]' " + NotFinite),
        ("a float that is not a number", () => new List<float> { 1, float.NaN }, "'[1]' " + NotFinite),
        ("an infinite float", () => new List<float> { 1, float.PositiveInfinity }, "'[1]' " + NotFinite),
        ("a string node", () => JsonValue.Create("a\ud83d"), "'The body' " + UnpairedSurrogate),
        ("a node in a node", () => new JsonObject { ["a"] = new JsonArray("b", null, "\udc00") }, "'a[2]' " + UnpairedSurrogate),
        ("a name of a node", () => new JsonObject { ["b"] = 1, ["a\ud83d"] = 1 }, "'a\ud83d' " + UnpairedSurrogate),
        ("a node in a nested node", () => new JsonObject { ["a"] = new JsonObject { ["b"] = "\udc00" } }, "'a.b' " + UnpairedSurrogate),
        ("a number node that is not a number", () => new JsonArray(1.5, double.NaN), "'[1]' " + NotFinite),
        ("an infinite number node", () => new JsonArray(double.PositiveInfinity), "'[0]' " + NotFinite),
        ("an element in a node", () => new JsonArray(JsonValue.Create(JsonDocument.Parse("\"\\ud83d\"").RootElement)), "'[0]' " + UnpairedSurrogate),
        ("an undefined element", () => new List<JsonElement> { default }, "'[0]' " + InvalidElement),
        ("an element of a disposed document", () => new List<JsonElement> { CreateDisposedElement() }, "'[0]' " + InvalidElement),
        ("a disposed document", CreateDisposedDocument, "'The body' " + InvalidElement),
        ("a value after many nodes", () => new JsonArray([.. Enumerable.Range(0, 100).Select(_ => new JsonArray()), "\udc00"]), "'[100]' " + UnpairedSurrogate),
        ("a deep node", () => CreateNestedNodes(65), "'" + string.Concat(Enumerable.Repeat("[0]", 64)) + "' exceeds the maximum depth of JSON"),
        ("a value after an element with the maximum depth", () => new List<object> { CreateNestedElement(63), double.NaN }, "'[1]' " + NotFinite),
        ("a value with a long path", () => CreateBodyWithPath(200), "'[" + new string('a', 198) + "]' " + NotFinite),
        ("a value with a longer path", () => CreateBodyWithPath(201), "'[" + new string('a', 199) + "...' " + NotFinite),
        ("an additional field", () => CreateMember("b", "\"\\udc00\""), "'AdditionalProperties[\"b\"]' " + UnpairedSurrogate),
        ("the name of an additional field", () => CreateMember("a\ud83d", "1"), "'AdditionalProperties[\"a\ud83d\"]' " + UnpairedSurrogate),
        ("an object of its own type", () => new List<object> { "a", new { b = new[] { "c", "\ud83d" } } }, "'[1].b[1]' " + UnpairedSurrogate),
        ("a value after an object that occurs twice", CreateBodyWithRepeatedObject, "'[2]' " + NotFinite),
    ];

    public static TheoryData<string> Names => [.. s_bodies.Select(body => body.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_invalid_value_is_rejected_with_its_path(string name)
    {
        (_, Func<object> create, string problem) = s_bodies.Single(body => body.Name == name);
        object body = create();

        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Post, "/x").WithBody(body, s_contract))
            .Should().Throw<ArgumentException>().Which.Message.Should().Be(problem + ". Nothing was sent.");
    }

    [Fact]
    public void A_body_with_replacement_characters_is_accepted()
    {
        object body = new JsonObject { ["\ufffd"] = new JsonArray("\ufffd", 1, null) };

        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Post, "/x").WithBody(body, s_contract)).Should().NotThrow();
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(10, 10)]
    public void A_body_is_accepted_up_to_the_maximum_depth_of_its_contract(int maxDepth, int levels)
    {
        var options = new JsonSerializerOptions { MaxDepth = maxDepth, TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        var contract = (JsonTypeInfo<object>)options.GetTypeInfo(typeof(object));

        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Post, "/x").WithBody(CreateNestedLists(levels), contract)).Should().NotThrow();
        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Post, "/x").WithBody(CreateNestedLists(levels + 1), contract))
            .Should().Throw<ArgumentException>().Which.Message.Should().Be($"'{string.Concat(Enumerable.Repeat("[0]", levels))}' exceeds the maximum depth of JSON. Nothing was sent.");
    }

    private static List<object> CreateNestedLists(int levels)
    {
        var list = new List<object>();
        for (int level = 1; level < levels; level++)
        {
            list = [list];
        }

        return list;
    }

    private static JsonArray CreateNestedNodes(int levels) => Enumerable.Range(1, levels - 1).Aggregate(new JsonArray(), (inner, _) => new JsonArray(inner));

    private static JsonElement CreateNestedElement(int levels) => JsonDocument.Parse(new string('[', levels) + new string(']', levels)).RootElement;

    private static Dictionary<string, double> CreateBodyWithPath(int length) => new(StringComparer.Ordinal) { [new string('a', length - "[]".Length)] = double.NaN };

    private static DepartmentMember CreateMember(string name, string json) =>
        new() { AdditionalProperties = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [name] = JsonDocument.Parse(json).RootElement } };

    private static List<object> CreateBodyWithRepeatedObject()
    {
        List<string> repeated = ["a"];
        return [repeated, repeated, double.NaN];
    }

    private static JsonDocument CreateDisposedDocument()
    {
        JsonDocument document = JsonDocument.Parse("[1]");
        document.Dispose();
        return document;
    }

    private static JsonElement CreateDisposedElement()
    {
        using JsonDocument document = JsonDocument.Parse("[1]");
        return document.RootElement;
    }
}
