using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Compares the models of the campaign groups, as they are received and sent, with the formats of the API document.</summary>
public sealed class CampaignModelTests : ClientTest
{
    private static readonly Dictionary<string, Exchange> s_exchanges = new(StringComparer.Ordinal)
    {
        ["AutoInvitation"] = Exchange.Of("Invitation.getAuto", client => client.Invitation.GetAutoAsync(1, 2), (client, model) => client.Invitation.UpdateAutoAsync(1, 2, model)),
        ["CampaignLanguage"] = Exchange.Of("Language.get", client => client.Language.GetAsync(1), (client, model) => client.Language.UpdateAsync(1, model)),
        ["ChatWindow"] = Exchange.Of("ChatWindow.get", client => client.ChatWindow.GetAsync(1), (client, model) => client.ChatWindow.UpdateAsync(1, model)),
        ["CustomRule"] = Exchange.Of("RoutingRules.getCustomRule", client => client.RoutingRules.GetCustomRuleAsync(1, 2), (client, model) => client.RoutingRules.UpdateCustomRuleAsync(1, 2, model)),
        ["Invitation"] = Exchange.Of("Invitation.get", client => client.Invitation.GetAsync(1), (client, model) => client.Invitation.UpdateStyleAsync(1, model)),
        ["OfflineMessageForm"] = Exchange.Of("OfflineMessageForm.get", client => client.OfflineMessageForm.GetAsync(1), (client, model) => client.OfflineMessageForm.UpdateAsync(1, model)),
        ["PostChat"] = Exchange.Of("PostChat.get", client => client.PostChat.GetAsync(1), (client, model) => client.PostChat.UpdateAsync(1, model)),
        ["PreChat"] = Exchange.Of("PreChat.get", client => client.PreChat.GetAsync(1), (client, model) => client.PreChat.UpdateAsync(1, model)),
        ["RoutingRules"] = Exchange.Of("RoutingRules.get", client => client.RoutingRules.GetAsync(1), (client, model) => client.RoutingRules.UpdateAsync(1, model)),

        // No operation reads one of these, so these tests use the response to an update.
        ["Campaign"] = Exchange.Of("Campaigns.update", client => client.Campaigns.UpdateAsync(1, new Campaign()), (client, model) => client.Campaigns.UpdateAsync(1, model)),
        ["InvitationWindow"] = Exchange.Of("Invitation.updateManual", client => client.Invitation.UpdateManualAsync(1, new InvitationWindow()), (client, model) => client.Invitation.UpdateManualAsync(1, model)),
    };

    public static TheoryData<string> Formats => [.. s_exchanges.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_model_has_each_field_in_its_property(string format)
    {
        JsonObject document = ApiContract.Document(format);
        Respond(s_exchanges[format].OperationId, 200, document.ToJsonString());

        ModelInspector.Differences(await s_exchanges[format].Read(Client), document).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_model_is_written_back_without_its_read_only_fields(string format)
    {
        Respond(s_exchanges[format].OperationId, 200, ApiContract.Document(format).ToJsonString());

        await s_exchanges[format].Write(Client, await s_exchanges[format].Read(Client));

        LastRequest.StatusCode.Should().BeOneOf([200, 404], "the fake must accept the body, even if the object does not exist");
        JsonNode.DeepEquals(JsonNode.Parse(LastRequest.Body), SentFields.Of(format, ApiContract.Document(format))).Should().BeTrue("the body is {0}", LastRequest.Body);
    }

    [Fact]
    public async Task A_list_of_form_fields_has_each_field_in_its_property_and_is_written_back()
    {
        JsonArray document = [ApiContract.Document("Field"), ApiContract.Document("Field")];
        Respond("AgentWrapup.get", 200, document.ToJsonString());

        IReadOnlyList<Field> fields = await Client.AgentWrapup.GetAsync(1);
        ModelInspector.Differences(fields, document).Should().BeEmpty();

        await Client.AgentWrapup.UpdateAsync(1, fields);
        JsonNode.DeepEquals(JsonNode.Parse(LastRequest.Body), SentFields.Of("Field[]", document)).Should().BeTrue("the body is {0}", LastRequest.Body);
    }

    [Fact]
    public async Task A_list_of_campaigns_has_each_field_in_its_property()
    {
        JsonArray document = [ApiContract.Document("Campaign"), ApiContract.Document("Campaign")];
        Respond("Campaigns.list", 200, document.ToJsonString());

        ModelInspector.Differences(await Client.Campaigns.ListAsync(), document).Should().BeEmpty();
    }

    [Fact]
    public async Task Unknown_fields_are_written_back_including_those_of_list_elements()
    {
        const string Rules = """{"new":1,"rules":[{"id":7,"name":"n","newer":{"x":[1]}}],"fail":{"newest":"é"}}""";
        Respond("RoutingRules.get", 200, Rules);
        Respond("RoutingRules.update", 200, "{}");

        await Client.RoutingRules.UpdateAsync(1, await Client.RoutingRules.GetAsync(1));

        JsonNode.DeepEquals(JsonNode.Parse(LastRequest.Body), JsonNode.Parse(Rules)).Should().BeTrue("the body is {0}", LastRequest.Body);
    }

    [Fact]
    public async Task An_unreadable_value_does_not_affect_the_other_values_of_a_rule()
    {
        Respond("RoutingRules.get", 200, """{"isEnable":"true","rules":[{"id":"7","order":{},"name":5,"isEnable":1}]}""");

        RoutingRules rules = await Client.RoutingRules.GetAsync(1);

        rules.IsEnable.Should().BeTrue();
        rules.Rules.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = 7L, Order = (long?)null, Name = "5", IsEnable = true });
    }

    [Fact]
    public void The_known_field_types_match_the_document() =>
        FieldType.KnownValues.Select(type => type.Value).Should().Equal(ApiContract.Formats["Field"].Single(field => field.Path == "type").Values);

    [Fact]
    public void Misspelled_positions_equal_the_corrected_ones()
    {
        var misspelled = new InvitationPosition("buttomMiddle");

        misspelled.Should().Be(InvitationPosition.BottomMiddle);
        misspelled.RawText.Should().Be("buttomMiddle");
        InvitationPosition.BottomMiddle.RawText.Should().Be("bottomMiddle");
    }

    private sealed record Exchange(string OperationId, Func<LiveChatClient, Task<object>> Read, Func<LiveChatClient, object, Task> Write)
    {
        // The response is not tested, so the response for a missing object is sufficient.
        public static Exchange Of<T>(string operationId, Func<LiveChatClient, Task<T>> read, Func<LiveChatClient, T, Task> write)
            where T : class => new(
                operationId,
                async client => await read(client),
                async (client, model) =>
                {
                    try
                    {
                        await write(client, (T)model);
                    }
                    catch (LiveChatNotFoundException)
                    {
                    }
                });
    }
}
