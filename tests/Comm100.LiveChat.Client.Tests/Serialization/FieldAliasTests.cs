using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Tests.Contract;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Fields for which the service uses another name than the API document.</summary>
public sealed class FieldAliasTests : ClientTest
{
    // The read operation, the update operation, and JSON with the documented name and with the name that services use.
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
    public async Task Each_name_is_read_and_written_back_unchanged(string get, string update, string documented, string other)
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
    public async Task A_model_created_by_the_caller_is_written_with_both_names(string get, string update, string documented, string other)
    {
        _ = get;
        object model = ApiSurface.Create(ApiSurface.Methods[update].GetParameters()[^2].ParameterType, JsonNode.Parse(documented)!)!;

        JsonNode.DeepEquals(await WriteAsync(update, model), Merge(JsonNode.Parse(documented)!, JsonNode.Parse(other)!)).Should().BeTrue("the body is {0}", LastRequest.Body);
    }

    [Fact]
    public async Task A_changed_value_is_written_with_the_received_name()
    {
        var window = (ChatWindow)await ReadAsync("ChatWindow.get", """{"body":{"backgroundImageId":7}}""");
        window.Body!.BackgroundImageId = 8;

        (await WriteAsync("ChatWindow.update", window))!.ToJsonString().Should().Be("""{"body":{"backgroundImageId":8}}""");
    }

    [Fact]
    public async Task Unknown_fields_of_an_alias_object_are_written_back()
    {
        const string Document = """{"invitationWindow":{"popup":{"image":{"type":"custom","id":7,"url":"x"}}}}""";

        JsonNode.DeepEquals(await WriteAsync("Invitation.updateAuto", await ReadAsync("Invitation.getAuto", Document)), JsonNode.Parse(Document)).Should().BeTrue("the body is {0}", LastRequest.Body);
    }

    private async Task<object> ReadAsync(string operationId, string document)
    {
        Respond(operationId, 200, document);
        return (await ApiSurface.CallAsync(Client, operationId, CreateIds(operationId)))!;
    }

    private async Task<JsonNode?> WriteAsync(string operationId, object model)
    {
        Respond(operationId, 200, "{}");
        await ApiSurface.CallAsync(Client, operationId, [.. CreateIds(operationId), model]);
        return JsonNode.Parse(LastRequest.Body);
    }

    private static object?[] CreateIds(string operationId) =>
        [.. ApiSurface.Methods[operationId].GetParameters().Where(parameter => parameter.ParameterType == typeof(long)).Select(object? (_) => 1L)];

    private static JsonObject Merge(JsonNode first, JsonNode second)
    {
        var merged = (JsonObject)first.DeepClone();
        foreach ((string name, JsonNode? value) in second.AsObject())
        {
            merged[name] = merged[name] is JsonObject inner && value is JsonObject other ? Merge(inner, other) : value?.DeepClone();
        }

        return merged;
    }
}
