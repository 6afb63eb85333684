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

    [Fact]
    public void Ids_are_written_and_unset_properties_are_omitted() =>
        JsonSerializer.Serialize(new Ban { Id = 7, Comment = "é <" }, LiveChatModelJson.TypeInfo<Ban>()).Should().Be("""{"id":7,"comment":"é <"}""");

    [Fact]
    public void The_options_cannot_be_changed() =>
        FluentActions.Invoking(() => LiveChatModelJson.Options.WriteIndented = true).Should().Throw<InvalidOperationException>();
}
