using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Tests.Contract;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Models that are stored and read again, independent of calls.</summary>
public sealed class ModelJsonTests
{
    public static TheoryData<string> Formats => [.. ApiContract.Formats.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_stored_model_is_complete_and_can_be_read_again(string format)
    {
        JsonObject document = ApiContract.Document(format);
        document["unknown"] = "kept";

        object model = document.Deserialize(LiveChatModelJson.Options.GetTypeInfo(ApiSurface.TypeOf(format)!))!;
        string stored = JsonSerializer.Serialize(model, LiveChatModelJson.Options.GetTypeInfo(model.GetType()));
        object restored = JsonSerializer.Deserialize(stored, LiveChatModelJson.Options.GetTypeInfo(model.GetType()))!;

        document.Remove("unknown");
        ModelInspector.Differences(model, document).Should().BeEmpty();
        ModelInspector.Differences(restored, document).Should().BeEmpty();
        ((LiveChatModel)restored).AdditionalProperties.Should().ContainKey("unknown");
    }

    /// <summary>One field does not fit, so the stored model is read leniently.</summary>
    [Theory]
    [InlineData(typeof(OfflineMessage), """{"attachment":{"name":"a"},"id":[]}""")]
    [InlineData(typeof(OfflineMessage), """{"attachment":[{"name":"a"}],"id":[]}""")]
    [InlineData(typeof(CannedMessageCategory), """{"isPrivate":"true","id":[]}""")]
    [InlineData(typeof(CannedMessageCategory), """{"isPrivate":true,"id":[]}""")]
    [InlineData(typeof(VisitorSegmentation), """{"notification":{"agents":[1]},"id":[]}""")]
    [InlineData(typeof(ChatButtonImagePosition), """{"x":10,"y":[]}""")]
    public void A_value_that_has_two_forms_keeps_its_form(Type type, string json)
    {
        object model = JsonSerializer.Deserialize(json, LiveChatModelJson.Options.GetTypeInfo(type))!;

        (((LiveChatModel)model).AdditionalProperties?.Keys ?? []).Should().NotContain(["attachment", "isPrivate", "notification", "x"]);
        JsonSerializer.Serialize(model, LiveChatModelJson.Options.GetTypeInfo(type)).Should().Be(json);
    }

    [Fact]
    public void The_exception_for_a_model_that_is_not_an_object_says_what_was_found() =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize("5", LiveChatModelJson.TypeInfo<Ban>()))
            .Should().Throw<JsonException>().Which.Message.Should().Be("$: expected an object, found a number");

    [Fact]
    public void Ids_are_written_and_unset_properties_are_omitted() =>
        JsonSerializer.Serialize(new Ban { Id = 7, Comment = "é <" }, LiveChatModelJson.TypeInfo<Ban>()).Should().Be("""{"id":7,"comment":"é <"}""");

    [Fact]
    public void The_options_cannot_be_changed() =>
        FluentActions.Invoking(() => LiveChatModelJson.Options.WriteIndented = true).Should().Throw<InvalidOperationException>();
}
