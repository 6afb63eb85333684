using System.Reflection;

namespace Comm100.LiveChat.Client.Generator.Tests;

public class CatalogueTests
{
    [Fact]
    public void All_lists_every_operation_in_ordinal_order()
    {
        var operations = Sources.Run().Load().GetType("Comm100.LiveChat.Client.LiveChatOperations")!;

        var all = (IEnumerable<object>)operations.GetProperty("All")!.GetValue(obj: null)!;

        all.Select(operation => operation.ToString()).Should().Equal(
            "Bans.create|POST|/bans|Manage Ban List",
            "Bans.delete|DELETE|/bans/{id}|Manage <All> & \"Sundry\"",
            "Bans.get|GET|/bans/{id}|Manage Ban List",
            "Bans.list|GET|/bans|Manage Ban List",
            "Bans.update|PUT|/bans/{id}|Manage Ban List",
            "Chats.addBans|POST|/chats/bans|",
            "Chats.find|GET|/chats/{chatId}/of/{agent}/{number}|",
            "Chats.get|GET|/chats/{id}|",
            "Chats.list|GET|/chats|");
        operations.GetProperty("All")!.GetValue(obj: null).Should().BeSameAs(all);
        operations.GetNestedType("Bans")!.GetProperty("Create")!.GetValue(obj: null).Should().BeSameAs(all.First());
    }

    [Fact]
    public void The_order_does_not_follow_that_of_the_files() =>
        GeneratorRun.Of(Sources.ChatsApi, Sources.BanType, Sources.Models, Sources.BansApi).File("LiveChatOperations.g.cs")
            .Should().Be(Sources.Run().File("LiveChatOperations.g.cs"));

    [Fact]
    public void Asking_for_an_operation_makes_only_those_of_its_group()
    {
        var client = Sources.Run().Load();

        client.GetType("Comm100.LiveChat.Client.LiveChatOperations")!.GetNestedType("Chats")!.GetProperty("Get")!.GetValue(obj: null);

        var made = (List<string>)client.GetType("Comm100.LiveChat.Client.LiveChatOperation")!.GetField("Made", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(obj: null)!;
        made.Should().NotBeEmpty().And.OnlyContain(id => id.StartsWith("Chats.", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_operation_is_documented_with_what_a_user_wants_to_know()
    {
        var text = Sources.Run().File("LiveChatOperations.g.cs");

        text.Should().Contain("/// <summary><c>Bans.create</c>: POST /bans; permission \"Manage Ban List\"; not idempotent.</summary>");
        text.Should().Contain("/// <summary><c>Bans.delete</c>: DELETE /bans/{id}; permission \"Manage &lt;All&gt; &amp; &quot;Sundry&quot;\"; idempotent.</summary>");
        text.Should().Contain("/// <summary><c>Chats.get</c>: GET /chats/{id}; no permission documented; safe and idempotent.</summary>");
    }
}
