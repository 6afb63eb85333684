using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Null elements of lists are omitted and reported in responses, and rejected in requests.</summary>
public sealed class NullElementTests : JsonTest
{
    [Theory]
    [InlineData("""[{"id":1},null]""", "$[1]")]
    [InlineData("""[ null ,{"id":1}]""", "$[0]")]
    [InlineData("[\n\tnull,{\"id\":1}]", "$[0]")]
    public async Task Null_elements_of_a_response_that_is_a_list_are_omitted_and_reported(string body, string path)
    {
        (await ReadAsync<IReadOnlyList<Ban>>("Bans.list", body)).Should().ContainSingle().Which.Id.Should().Be(1);
        Reports.Should().Equal($"{path}: expected an object, found null");

        await FluentActions.Awaiting(() => ReadAsync<object>("Bans.list", body, CreateStrictClient())).Should().ThrowAsync<LiveChatSerializationException>();
    }

    [Fact]
    public async Task An_enumeration_of_pages_omits_and_reports_null_elements()
    {
        Respond("Chats.list", 200, """{"total":2,"nextPage":"","chats":[{"id":1,"agents":[null,"Ann"],"chatTranscript":[null,{"content":"hi"}]},null]}""");
        List<Chat> chats = [];
        await foreach (Chat chat in CreateLoggedClient().Chats.ListAsync(Queries.Month))
        {
            chats.Add(chat);
            if (chats.Count == 1)
            {
                break;
            }
        }

        Chat read = chats.Should().ContainSingle().Subject;
        read.Agents!.Select(agent => agent.Name).Should().Equal("Ann");
        read.ChatTranscript!.Select(message => message.Content).Should().Equal("hi");
        Reports.Should().Equal(
            "$.chats[0].agents[0]: expected a value of ChatAgent, found null",
            "$.chats[0].chatTranscript[0]: expected an object, found null",
            "$.chats[1]: expected an object, found null");
    }

    [Fact]
    public async Task Unknown_fields_keep_their_null_elements()
    {
        Ban ban = await ReadAsync<Ban>("Bans.get", """{"later":[1,null,[null]]}""");

        Reports.Should().BeEmpty();
        AssertJson(await WriteAsync("Bans.update", ban), """{"later":[1,null,[null]]}""");
    }

    [Fact]
    public async Task A_string_that_looks_like_a_list_of_nulls_is_unchanged()
    {
        Ban ban = await ReadAsync<Ban>("Bans.get", """{"comment":"[null, null]"}""");

        ban.Comment.Should().Be("[null, null]");
        Reports.Should().BeEmpty();
    }

    public static TheoryData<string, string> NullLocations => new()
    {
        { "PreChat.update", "fields[0]" },
        { "ChatButton.update", "allowedDomains[1]" },
        { "Departments.update", "agents[0]" },
        { "RoutingRules.update", "rules[1].conditions.list[0]" },
        { "AgentWrapup.update", "[1]" },
    };

    [Theory]
    [MemberData(nameof(NullLocations))]
    public async Task A_null_element_in_a_request_is_rejected_with_its_path(string operation, string path)
    {
        Func<Task> call = operation switch
        {
            "PreChat.update" => () => Client.PreChat.UpdateAsync(1, new PreChat { Fields = [null!] }),
            "ChatButton.update" => () => Client.ChatButton.UpdateAsync(1, new ChatButton { AllowedDomains = ["a", null!] }),
            "Departments.update" => () => Client.Departments.UpdateAsync(1, new Department { Agents = [null!] }),
            "RoutingRules.update" => () => Client.RoutingRules.UpdateAsync(1, new RoutingRules { Rules = [new CustomRule(), new CustomRule { Conditions = new Conditions { List = [null!] } }] }),
            _ => () => Client.AgentWrapup.UpdateAsync(1, [new Field(), null!]),
        };

        (await FluentActions.Awaiting(call).Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain($"'{path}'");
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public void A_null_element_in_the_body_of_a_custom_request_is_rejected() =>
        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Put, "/prechat").WithBody(new PreChat { Fields = [null!] }, LiveChatModelJson.TypeInfo<PreChat>()))
            .Should().Throw<ArgumentException>().WithMessage("*'fields[0]'*");

    [Fact]
    public void A_JsonElement_body_can_contain_null_elements() =>
        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Put, "/x").WithBody(JsonDocument.Parse("[null]").RootElement)).Should().NotThrow();
}
