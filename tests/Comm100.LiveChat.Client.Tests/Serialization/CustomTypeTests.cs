using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>The result of a custom request that is a type of the caller: a value in another form is converted if nothing is lost, and other values are reported.</summary>
public sealed class CustomTypeTests : JsonTest
{
    private static readonly LiveChatRequest s_get = new(HttpMethod.Get, "/bans/7");

    private static readonly JsonSerializerOptions s_options = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private static readonly Dictionary<string, Func<Order, object?>> s_properties = new(StringComparer.Ordinal)
    {
        ["Active"] = order => order.Active,
        ["Count"] = order => order.Count,
        ["Day"] = order => order.Day,
        ["Duration"] = order => order.Duration,
        ["Key"] = order => order.Key,
        ["Label"] = order => order.Label,
        ["Marks"] = order => order.Marks is null ? null : string.Join(' ', order.Marks.Select(mark => mark?.ToString(CultureInfo.InvariantCulture) ?? "null")),
        ["MayBeActive"] = order => order.MayBeActive,
        ["Note"] = order => order.Note,
        ["Pair"] = order => order.Pair is null ? null : string.Join(' ', order.Pair),
        ["Price"] = order => order.Price,
        ["Rate"] = order => order.Rate,
        ["Totals"] = order => order.Totals is null ? null : string.Join(' ', order.Totals.Select(total => total.Key + ":" + total.Value)),
        ["When"] = order => order.When?.ToString("u", CultureInfo.InvariantCulture),
    };

    public static TheoryData<string, string, object?, string?> Values => new()
    {
        { "Count", "7", 7, null },
        { "Count", "\"7\"", 7, null },
        { "Count", "\" 7 \"", 7, null },
        { "Count", "7.0", 7, null },
        { "Count", "\"7e1\"", 70, null },
        { "Count", "7.5", 0, "$.Count: expected a value of Int32, found a number" },
        { "Count", "\"\"", 0, "$.Count: expected a value of Int32, found a string" },
        { "Count", "true", 0, "$.Count: expected a value of Int32, found a boolean" },
        { "Count", "{}", 0, "$.Count: expected a value of Int32, found an object" },
        { "Price", "\"1.50\"", 1.50m, null },
        { "Price", "\"1e2\"", 100m, null },
        { "Day", "\"1\"", DayOfWeek.Monday, null },
        { "Day", "\"0\"", DayOfWeek.Sunday, null },
        { "Key", "7", Guid.Empty, "$.Key: expected a value of Guid, found a number" },
        { "Duration", "\"\"", null, null },
        { "Duration", "\"00:00:05\"", TimeSpan.FromSeconds(5), null },
        { "Duration", "false", null, "$.Duration: expected a value of TimeSpan, found a boolean" },
        { "Note", "true", "true", null },
        { "When", "\"01/16/2019 09:12:45\"", "2019-01-16 09:12:45Z", null },
        { "Active", "\"yes\"", true, null },
        { "Active", "true", true, null },
        { "Active", "\"FALSE\"", false, null },
        { "Active", "\"TRUE\"", true, null },
        { "Active", "1", true, null },
        { "Active", "0", false, null },
        { "Active", "\"maybe\"", false, "$.Active: expected a value of Boolean, found a string" },
        { "MayBeActive", "\"yes\"", true, null },
        { "MayBeActive", "null", null, null },
        { "Label", "7", "7", null },
        { "Rate", "\"1.5\"", 1.5m, null },
        { "Rate", "\"2.0\"", 2m, null },
        { "Pair", "[1,2]", "1 2", null },
        { "Pair", "[1]", null, "$.Pair: expected a value of Int32[], found an array" },
        { "Marks", "[1,null,\"2\"]", "1 null 2", null },
        { "Marks", "[1,\"x\",2]", "1 2", "$.Marks[1]: expected a value of Int32, found a string" },
        { "Totals", """{"a":"1","b":{}}""", "a:1", "$.Totals.*: expected a value of Int32, found an object" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_is_read_in_every_lossless_form(string field, string value, object? expected, string? report)
    {
        // The number in place of a string causes the client to read the response leniently.
        Order order = await ReadOrderAsync($$"""{"Name":5,"{{field}}":{{value}}}""", s_options);

        s_properties[field](order).Should().Be(expected);
        order.Name.Should().Be("5");
        Reports.Should().Equal(report is null ? [] : [report]);
    }

    [Fact]
    public async Task The_options_of_the_caller_set_whether_the_case_of_a_name_matters()
    {
        const string Body = """{"Name":5,"COUNT":7,"\u0044ay":1}""";

        Order exact = await ReadOrderAsync(Body, s_options);
        Order insensitive = await ReadOrderAsync(Body, new JsonSerializerOptions(s_options) { PropertyNameCaseInsensitive = true });

        exact.Count.Should().Be(0);
        exact.Day.Should().Be(DayOfWeek.Monday);
        insensitive.Count.Should().Be(7);
    }

    [Fact]
    public async Task A_converter_of_the_caller_reads_times()
    {
        Order order = await ReadOrderAsync("""{"Name":5,"When":"first"}""", new JsonSerializerOptions(s_options) { Converters = { new WordConverter() } });

        order.When.Should().Be(DateTimeOffset.UnixEpoch);
        Reports.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"Name":5}""", "$: expected Required, found JSON of another form")]
    [InlineData("""{"Name":5,"Code":"a","Inner":{"Name":"b"}}""", "$.Inner: expected Required, found JSON of another form")]
    public async Task A_response_without_a_required_property_throws(string body, string report)
    {
        Respond("Bans.get", 200, body);

        (await FluentActions.Awaiting(() => Client.SendAsync(s_get, GetTypeInfo<Required>(s_options))).Should().ThrowAsync<LiveChatSerializationException>())
            .Which.UnreadableValues.Should().Equal(report);
    }

    [Fact]
    public async Task A_deep_value_is_read()
    {
        string deep = new string('[', 100) + new string(']', 100);

        Order order = await ReadOrderAsync($$"""{"Name":5,"Deep":{{deep}}}""", s_options);

        order.Deep!.Value.GetRawText().Should().Be(deep);
    }

    private Task<Order> ReadOrderAsync(string body, JsonSerializerOptions options)
    {
        Respond("Bans.get", 200, body);
        return CreateLoggedClient().SendAsync(s_get, GetTypeInfo<Order>(options));
    }

    internal sealed class Order
    {
        public string? Name { get; set; }

        public int Count { get; set; }

        public decimal Price { get; set; }

        public DayOfWeek Day { get; set; }

        public Guid Key { get; set; }

        public TimeSpan? Duration { get; set; }

        public string? Note { get; set; }

        public DateTimeOffset? When { get; set; }

        [JsonConverter(typeof(YesNoConverter))]
        public bool Active { get; set; }

        [JsonConverter(typeof(YesNoConverter))]
        public bool? MayBeActive { get; set; }

        [JsonConverter(typeof(LabelConverter))]
        public string? Label { get; set; }

        [JsonConverter(typeof(RateConverter))]
        public decimal Rate { get; set; }

        [JsonConverter(typeof(PairConverter))]
        public int[]? Pair { get; set; }

        public List<int?>? Marks { get; set; }

        public Dictionary<string, int>? Totals { get; set; }

        public JsonElement? Deep { get; set; }
    }

    internal sealed class Required
    {
        public string? Name { get; set; }

        public required string Code { get; set; }

        public Required? Inner { get; set; }
    }

    internal sealed class YesNoConverter : JsonConverter<bool>
    {
        public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.String when reader.ValueTextEquals("yes"u8) => true,
            JsonTokenType.String when reader.ValueTextEquals("no"u8) => false,
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteStringValue(value ? "yes" : "no");
    }

    /// <summary>Reads only strings.</summary>
    internal sealed class LabelConverter : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    /// <summary>Reads only numbers.</summary>
    internal sealed class RateConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number ? reader.GetDecimal() : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }

    /// <summary>Reads an array of two numbers.</summary>
    internal sealed class PairConverter : JsonConverter<int[]>
    {
        public override int[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            int[] numbers = reader.TokenType == JsonTokenType.StartArray ? JsonSerializer.Deserialize<int[]>(ref reader)! : throw new JsonException();
            return numbers.Length == 2 ? numbers : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, int[] value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value);
    }

    private sealed class WordConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() == "first" ? DateTimeOffset.UnixEpoch : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue("first");
    }
}
