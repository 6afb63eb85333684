using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Null as an element of a list: omitted and reported when it is read, refused when a caller passes it.</summary>
public sealed class NullElementTests : JsonTest
{
    [Theory]
    [InlineData("""[{"id":1},null]""", "$[1]")]
    [InlineData("""[ null ,{"id":1}]""", "$[0]")]
    [InlineData("[\n\tnull,{\"id\":1}]", "$[0]")]
    public async Task A_list_that_is_the_whole_response_has_no_null(string body, string place)
    {
        (await ReadAsync<IReadOnlyList<Ban>>("Bans.list", body)).Should().ContainSingle().Which.Id.Should().Be(1);
        Reports.Should().Equal($"{place}: expected an object, found null");

        await FluentActions.Awaiting(() => ReadAsync<object>("Bans.list", body, CreateStrictClient())).Should().ThrowAsync<LiveChatSerializationException>();
    }

    [Fact]
    public async Task An_enumeration_of_pages_with_nulls_returns_the_items()
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
    public async Task Unknown_fields_keep_their_nulls()
    {
        Ban ban = await ReadAsync<Ban>("Bans.get", """{"later":[1,null,[null]]}""");

        Reports.Should().BeEmpty();
        AssertJson(await WriteAsync("Bans.update", ban), """{"later":[1,null,[null]]}""");
    }

    [Fact]
    public async Task A_string_that_only_looks_like_a_marker_is_kept()
    {
        Ban ban = await ReadAsync<Ban>("Bans.get", """{"comment":"[null, null]"}""");

        ban.Comment.Should().Be("[null, null]");
        Reports.Should().BeEmpty();
    }

    public static TheoryData<string, string> Given => new()
    {
        { "PreChat.update", "fields[0]" },
        { "ChatButton.update", "allowedDomains[1]" },
        { "Departments.update", "agents[0]" },
        { "RoutingRules.update", "rules[1].conditions.list[0]" },
        { "AgentWrapup.update", "[1]" },
    };

    [Theory]
    [MemberData(nameof(Given))]
    public async Task From_a_caller_it_is_refused_with_its_place(string operation, string place)
    {
        Func<Task> call = operation switch
        {
            "PreChat.update" => () => Client.PreChat.UpdateAsync(1, new PreChat { Fields = [null!] }),
            "ChatButton.update" => () => Client.ChatButton.UpdateAsync(1, new ChatButton { AllowedDomains = ["a", null!] }),
            "Departments.update" => () => Client.Departments.UpdateAsync(1, new Department { Agents = [null!] }),
            "RoutingRules.update" => () => Client.RoutingRules.UpdateAsync(1, new RoutingRules { Rules = [new CustomRule(), new CustomRule { Conditions = new Conditions { List = [null!] } }] }),
            _ => () => Client.AgentWrapup.UpdateAsync(1, [new Field(), null!]),
        };

        (await FluentActions.Awaiting(call).Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain($"'{place}'");
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public void In_a_body_of_the_callers_own_it_is_refused_as_well() =>
        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Put, "/prechat").WithBody(new PreChat { Fields = [null!] }, LiveChatModelJson.TypeInfo<PreChat>()))
            .Should().Throw<ArgumentException>().WithMessage("*'fields[0]'*");

    [Fact]
    public void A_list_of_the_callers_own_type_may_hold_null() =>
        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Put, "/x").WithBody(JsonDocument.Parse("[null]").RootElement)).Should().NotThrow();
}
