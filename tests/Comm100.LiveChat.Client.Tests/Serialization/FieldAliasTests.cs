using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Tests.Contract;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Members that the service spells in another way than the document.</summary>
public sealed class FieldAliasTests : ClientTest
{
    // The operation that reads, the one that updates, a document as the API document spells it, and as the service is known to.
    public static TheoryData<string, string, string, string> Spellings => new()
    {
        { "CannedMessages.get", "CannedMessages.update", """{"shortcuts":"hi"}""", """{"shortCuts":"hi"}""" },
        { "ChatWindow.get", "ChatWindow.update", """{"body":{"backgroudImageId":7}}""", """{"body":{"backgroundImageId":7}}""" },
        { "ChatWindow.get", "ChatWindow.update", """{"header":{"avatarAndLogo":{"isShowAvatar":true}}}""", """{"header":{"avatarAndLogo":{"isAvatar":true}}}""" },
        { "Configs.get", "Configs.update", """{"isEnableGotoMeeting":true}""", """{"isEnableGotoMetting":true}""" },
        { "OfflineMessageForm.get", "OfflineMessageForm.update", """{"header":{"isShowAvatar":false}}""", """{"header":{"isShowAvator":false}}""" },
        { "PreChat.get", "PreChat.update", """{"header":{"isShowAvatars":true}}""", """{"header":{"isShowAdatar":true}}""" },
        { "RoutingRules.get", "RoutingRules.update", """{"fail":{"routeTobject":"agent"}}""", """{"fail":{"routeToObject":"agent"}}""" },
        { "Invitation.getAuto", "Invitation.updateAuto", """{"invitationWindow":{"popup":{"imageType":"custom","imageId":7}}}""", """{"invitationWindow":{"popup":{"image":{"type":"custom","id":7}}}}""" },
    };

    [Fact]
    public void Every_alias_has_a_row_here_and_in_the_documentation()
    {
        string page = File.ReadAllText(ReviewedFile.PathOf("docs/json.md"));

        ApiSurface.Aliases.Should().NotBeEmpty();
        ApiSurface.Aliases.Where(alias => !Spellings.Any(row => alias.Split('.').All(name => ((string)row[3]).Contains($"\"{name}\"", StringComparison.Ordinal))))
            .Should().BeEmpty("these aliases need a row in Spellings");
        ApiSurface.Aliases.Where(alias => !page.Contains($"`{alias}`", StringComparison.Ordinal)).Should().BeEmpty("these aliases need a row in docs/json.md");
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Either_is_read_and_written_back_as_it_came(string get, string update, string documented, string other)
    {
        foreach (string document in new[] { documented, other })
        {
            object model = await ReadAsync(get, document);
            ModelInspector.Differences(model, JsonNode.Parse(documented)).Should().BeEmpty();

            JsonNode.DeepEquals(await WriteAsync(update, model), JsonNode.Parse(document)).Should().BeTrue("the body is {0}", LastRequest.Body);
        }
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task What_the_caller_made_is_written_under_both(string get, string update, string documented, string other)
    {
        _ = get;
        object model = ApiSurface.Create(ApiSurface.Methods[update].GetParameters()[^2].ParameterType, JsonNode.Parse(documented)!)!;

        JsonNode.DeepEquals(await WriteAsync(update, model), Merged(JsonNode.Parse(documented)!, JsonNode.Parse(other)!)).Should().BeTrue("the body is {0}", LastRequest.Body);
    }

    [Fact]
    public async Task A_change_is_written_under_the_name_that_came()
    {
        var window = (ChatWindow)await ReadAsync("ChatWindow.get", """{"body":{"backgroundImageId":7}}""");
        window.Body!.BackgroundImageId = 8;

        (await WriteAsync("ChatWindow.update", window))!.ToJsonString().Should().Be("""{"body":{"backgroundImageId":8}}""");
    }

    [Fact]
    public async Task Unknown_fields_of_the_other_shape_are_kept()
    {
        const string Document = """{"invitationWindow":{"popup":{"image":{"type":"custom","id":7,"url":"x"}}}}""";

        JsonNode.DeepEquals(await WriteAsync("Invitation.updateAuto", await ReadAsync("Invitation.getAuto", Document)), JsonNode.Parse(Document)).Should().BeTrue("the body is {0}", LastRequest.Body);
    }

    private async Task<object> ReadAsync(string operationId, string document)
    {
        Respond(operationId, 200, document);
        return (await ApiSurface.CallAsync(Client, operationId, Ids(operationId)))!;
    }

    private async Task<JsonNode?> WriteAsync(string operationId, object model)
    {
        Respond(operationId, 200, "{}");
        await ApiSurface.CallAsync(Client, operationId, [.. Ids(operationId), model]);
        return JsonNode.Parse(LastRequest.Body);
    }

    private static object?[] Ids(string operationId) =>
        [.. ApiSurface.Methods[operationId].GetParameters().Where(parameter => parameter.ParameterType == typeof(long)).Select(object? (_) => 1L)];

    private static JsonObject Merged(JsonNode first, JsonNode second)
    {
        var merged = (JsonObject)first.DeepClone();
        foreach ((string name, JsonNode? value) in second.AsObject())
        {
            merged[name] = merged[name] is JsonObject inner && value is JsonObject other ? Merged(inner, other) : value?.DeepClone();
        }

        return merged;
    }
}
