using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Endpoints;

/// <summary>Ids, coordinates, agents and open enums as values.</summary>
public sealed class OpenValueTests
{
    [Fact]
    public void A_chat_id_is_an_integer_or_a_string()
    {
        ChatId number = 7;
        ChatId text = "7";
        ChatId guid = "0F8FAD5B-D9CB-469F-A165-70867728950E";

        number.Should().Be(text).And.NotBe(guid);
        number.GetHashCode().Should().Be(text.GetHashCode());
        guid.Should().Be((ChatId)"0f8fad5b-d9cb-469f-a165-70867728950e");
        (number.Number, text.Number, guid.Number).Should().Be((7L, 7L, null));
        string converted = guid;
        converted.Should().Be("0F8FAD5B-D9CB-469F-A165-70867728950E");
        default(ChatId).Should().Be((ChatId)0);
        JsonSerializer.Serialize(new[] { number, text, guid }).Should().Be("""[7,"7","0F8FAD5B-D9CB-469F-A165-70867728950E"]""");
        JsonSerializer.Deserialize<ChatId[]>("""[7,"7"]""").Should().Equal(number, text);
    }

    [Fact]
    public void A_coordinate_is_a_number_or_a_percentage()
    {
        Coordinate ten = 10;
        ten.Should().Be(new Coordinate("10")).And.NotBe(Coordinate.FromPercentage(10));
        new Coordinate("10 %").Should().Match<Coordinate>(value => value.IsPercentage && value.Value == 10);
        new Coordinate("left").Should().Match<Coordinate>(value => !value.IsPercentage && value.Value == null && value.Text == "left");
        default(Coordinate).Should().Match<Coordinate>(value => value.Text == "" && value.Value == null);
        JsonSerializer.Serialize(Coordinate.FromNumber(-1.5)).Should().Be("\"-1.5\"");
    }

    [Fact]
    public void An_agent_is_serialized_in_its_original_JSON_form()
    {
        const string Agents = """["Ann",{"display_name":"Bob"},{"id":5,"display_name":"Carl","email":"carl@example.com","added":true},{"id":"x"}]""";

        JsonSerializer.Serialize(JsonSerializer.Deserialize<ChatAgent[]>(Agents)).Should().Be(Agents);
    }

    [Fact]
    public void An_open_enum_can_be_used_in_a_switch()
    {
        static string Name(BanType type) => type.Value switch
        {
            BanType.Values.Visitor => "a visitor",
            BanType.Values.Ip => "an address",
            _ => "unknown",
        };

        Name(new BanType("VISITOR")).Should().Be("a visitor");
        Name(BanType.Ip).Should().Be("an address");
        Name(new BanType("planet")).Should().Be("unknown");
        Name(default).Should().Be("unknown");
    }
}
