using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Compares the models, as they are received and sent, with the formats of the API document.</summary>
public sealed class ModelTests : ClientTest
{
    [Fact]
    public async Task A_ban_has_each_field_in_its_property()
    {
        JsonObject document = ApiContract.Document("Ban");
        Respond("Bans.get", 200, document.ToJsonString());

        ModelInspector.Differences(await Client.Bans.GetAsync(7), document).Should().BeEmpty();
    }

    [Fact]
    public async Task A_chat_button_has_each_field_in_its_property()
    {
        JsonObject document = ApiContract.Document("ChatButton");
        Respond("ChatButton.get", 200, document.ToJsonString());

        // The misspelled positions of the document equal the corrected values, and keep their original text.
        ModelInspector.Differences(await Client.ChatButton.GetAsync(1), document).Should().BeEmpty();
    }

    [Fact]
    public async Task A_chat_has_each_field_in_its_property()
    {
        JsonObject document = ApiContract.Document("Chat");
        Respond("Chats.get", 200, document.ToJsonString());

        ModelInspector.Differences(await Client.Chats.GetAsync(7), document).Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_of_chats_has_each_field_in_its_property()
    {
        JsonObject document = ApiContract.Document("ChatPage");
        Respond("Chats.list", 200, document.ToJsonString());

        ModelInspector.Differences(await Client.Chats.GetPageAsync(Queries.Month), document).Should().BeEmpty();
    }

    [Fact]
    public async Task A_model_is_written_back_without_its_read_only_fields()
    {
        Respond("Bans.get", 200, ApiContract.Document("Ban").ToJsonString());
        Respond("ChatButton.get", 200, ApiContract.Document("ChatButton").ToJsonString());

        await Client.Bans.UpdateAsync(1, await Client.Bans.GetAsync(7));
        JsonNode.DeepEquals(JsonNode.Parse(LastRequest.Body), CreateDocumentWithoutReadOnlyFields("Ban")).Should().BeTrue("the body is {0}", LastRequest.Body);

        await Client.ChatButton.UpdateAsync(1, await Client.ChatButton.GetAsync(1));
        JsonNode.DeepEquals(JsonNode.Parse(LastRequest.Body), CreateDocumentWithoutReadOnlyFields("ChatButton")).Should().BeTrue("the body is {0}", LastRequest.Body);
    }

    private static JsonObject CreateDocumentWithoutReadOnlyFields(string format)
    {
        JsonObject document = ApiContract.Document(format);
        foreach (ContractField field in ApiContract.Formats[format].Where(field => field.IsReadOnly))
        {
            document.Remove(field.Path);
        }

        return document;
    }
}
