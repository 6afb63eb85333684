using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>The models against the formats of the API document, over the wire.</summary>
public sealed class ModelTests : ClientTest
{
    [Fact]
    public async Task A_ban_holds_each_field_at_its_property()
    {
        JsonObject document = ApiContract.Document("Ban");
        Respond("Bans.get", 200, document.ToJsonString());

        ModelInspector.Differences(await Client.Bans.GetAsync(7), document).Should().BeEmpty();
    }

    [Fact]
    public async Task A_chat_button_holds_each_field_at_its_property()
    {
        JsonObject document = ApiContract.Document("ChatButton");
        Respond("ChatButton.get", 200, document.ToJsonString());

        // The misspelled positions of the document equal the corrected values, and keep their original text.
        ModelInspector.Differences(await Client.ChatButton.GetAsync(1), document).Should().BeEmpty();
    }

    [Fact]
    public async Task A_chat_holds_each_field_at_its_property()
    {
        JsonObject document = ApiContract.Document("Chat");
        Respond("Chats.get", 200, document.ToJsonString());

        ModelInspector.Differences(await Client.Chats.GetAsync(7), document).Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_of_chats_holds_each_field_at_its_property()
    {
        JsonObject document = ApiContract.Document("ChatPage");
        Respond("Chats.list", 200, document.ToJsonString());

        ModelInspector.Differences(await Client.Chats.GetPageAsync(Queries.Month), document).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_read_is_written_back_without_its_read_only_fields()
    {
        Respond("Bans.get", 200, ApiContract.Document("Ban").ToJsonString());
        Respond("ChatButton.get", 200, ApiContract.Document("ChatButton").ToJsonString());

        await Client.Bans.UpdateAsync(1, await Client.Bans.GetAsync(7));
        JsonNode.DeepEquals(JsonNode.Parse(LastRequest.Body), ApiContractWithoutReadOnly("Ban")).Should().BeTrue("the body is {0}", LastRequest.Body);

        await Client.ChatButton.UpdateAsync(1, await Client.ChatButton.GetAsync(1));
        JsonNode.DeepEquals(JsonNode.Parse(LastRequest.Body), ApiContractWithoutReadOnly("ChatButton")).Should().BeTrue("the body is {0}", LastRequest.Body);
    }

    private static JsonObject ApiContractWithoutReadOnly(string format)
    {
        JsonObject document = ApiContract.Document(format);
        foreach (ContractField field in ApiContract.Formats[format].Where(field => field.IsReadOnly))
        {
            document.Remove(field.Path);
        }

        return document;
    }
}
