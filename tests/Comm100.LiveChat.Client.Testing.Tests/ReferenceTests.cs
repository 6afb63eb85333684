using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>Tests references and names: a referenced object must exist, names are unique, and references to a removed object are removed.</summary>
public sealed class ReferenceTests : FakeTest
{
    [Theory]
    [InlineData("POST", "departments", """{"name":"New","agents":[1,99]}""", "Agent '99'")]
    [InlineData("PUT", "departments/1", """{"agents":[99]}""", "Agent '99'")]
    [InlineData("PUT", "departments/1", """{"backupDepartmentId":99}""", "Department '99'")]
    [InlineData("PUT", "agents/1", """{"departments":[99]}""", "Department '99'")]
    [InlineData("POST", "cannedMessages", """{"name":"New","message":"m","categoryId":99}""", "Canned message category '99'")]
    [InlineData("PUT", "cannedMessages/1", """{"categoryId":99}""", "Canned message category '99'")]
    [InlineData("POST", "cannedMessageCategories", """{"name":"New","parentId":99,"isPrivate":"false"}""", "Canned message category '99'")]
    [InlineData("PUT", "campaigns/1/routingrules", """{"simpleRouteToObject":"agent","simpleRouteToId":99}""", "Agent '99'")]
    [InlineData("PUT", "campaigns/1/routingrules", """{"simpleRouteToObject":"DEPARTMENT","simpleRouteToId":6}""", "Department '6'")]
    [InlineData("PUT", "campaigns/1/routingrules", """{"fail":{"routeToObject":"department","routeToId":99}}""", "Department '99'")]
    [InlineData("PUT", "campaigns/1/routingrules", """{"rules":[{"name":"New","routeToObject":"agent","routeToId":99}]}""", "Agent '99'")]
    [InlineData("POST", "campaigns/1/routingrules/customrules", """{"name":"New","isEnable":true,"routeToObject":"department","routeToId":99}""", "Department '99'")]
    [InlineData("PUT", "campaigns/1/routingrules/customrules/1", """{"routeToId":99}""", "Department '99'")]
    [InlineData("PUT", "visitorSegmentations/1", """{"notification":{"agents":[1,99]}}""", "Agent '99'")]
    [InlineData("PUT", "visitorSegmentations/1", """{"notification":"{\"Departments\":[99]}"}""", "Department '99'")]
    [InlineData("PUT", "visitorSSO", """{"campaignSSOOptions":[{"campaignId":99,"signInType":"no"}]}""", "Campaign '99'")]
    public async Task A_reference_to_a_missing_object_is_404001_and_nothing_changes(string method, string path, string body, string expectedObject)
    {
        string[] paths = ["departments", "agents/1", "cannedMessages", "cannedMessageCategories", "campaigns/1/routingrules", "visitorSegmentations", "visitorSSO"];
        List<string> before = await GetBodiesAsync(paths);

        RawResponse response = await Call.Send(new HttpMethod(method), path, body);

        response.Status.Should().Be(HttpStatusCode.NotFound, response.Text);
        response.Code.Should().Be(404001);
        response.Message.Should().Be($"{expectedObject} was not found.");
        (await GetBodiesAsync(paths)).Should().Equal(before);
    }

    [Theory]
    [InlineData("departments/1", """{"backupDepartmentId":0,"agents":[]}""")]
    [InlineData("cannedMessages/1", """{"categoryId":0}""")]
    [InlineData("campaigns/1/routingrules", """{"simpleRouteToId":0,"fail":{"routeToId":0}}""")]
    [InlineData("campaigns/1/routingrules", """{"simpleRouteToObject":"agent","simpleRouteToId":6}""")]
    [InlineData("visitorSegmentations/1", """{"notification":"none"}""")]
    [InlineData("departments/1", """{"groups":[99]}""")]
    public async Task An_empty_or_valid_reference_is_accepted(string path, string body) =>
        (await Call.Put(path, body)).Status.Should().Be(HttpStatusCode.OK);

    [Fact]
    public async Task Circular_references_are_rejected()
    {
        (await Call.Put("cannedMessageCategories/2", """{"parentId":1}""")).Status.Should().Be(HttpStatusCode.OK);

        RawResponse circle = await Call.Put("cannedMessageCategories/1", """{"parentId":2}""");
        RawResponse self = await Call.Put("departments/1", """{"backupDepartmentId":1}""");

        (circle.Status, circle.Code).Should().Be((HttpStatusCode.BadRequest, 400009));
        circle.Message.Should().Contain("'parentId'");
        (self.Status, self.Code).Should().Be((HttpStatusCode.BadRequest, 400009));
        self.Message.Should().Contain("'backupDepartmentId'");
    }

    [Fact]
    public async Task References_to_a_removed_department_are_removed()
    {
        await Call.Put("visitorSegmentations/3", """{"notification":{"departments":[1,2]}}""");
        await Call.Put("visitorSegmentations/2", """{"notification":"{\"departments\":[2]}"}""");
        await Call.Put("campaigns/1/routingrules", """{"simpleRouteToObject":"department","simpleRouteToId":2,"fail":{"routeTobject":"department","routeToId":2}}""");

        await Call.Delete("departments/2");

        ((int)(await Call.Get("departments/1")).Json!["backupDepartmentId"]!).Should().Be(0);
        (await Call.Get("agents/2")).Json!["departments"]!.ToJsonString().Should().Be("[1]");
        (await Call.Get("visitorSegmentations/3")).Json!["notification"]!.ToJsonString().Should().Be("""{"departments":[1]}""");
        ((string?)(await Call.Get("visitorSegmentations/2")).Json!["notification"]).Should().Be("""{"departments":[]}""");
        JsonNode rules = (await Call.Get("campaigns/1/routingrules")).Json!;
        ((int)rules["simpleRouteToId"]!).Should().Be(0);
        ((int)rules["fail"]!["routeToId"]!).Should().Be(0);
        rules["rules"]!.AsArray().Where(rule => (string)rule!["routeToObject"]! == "department").Should().OnlyContain(rule => (int)rule!["routeToId"]! != 2);
    }

    [Fact]
    public async Task References_to_a_removed_category_are_cleared()
    {
        await Call.Put("cannedMessageCategories/2", """{"parentId":1}""");

        await Call.Delete("cannedMessageCategories/1");

        ((int)(await Call.Get("cannedMessages/1")).Json!["categoryId"]!).Should().Be(0);
        ((int)(await Call.Get("cannedMessages/3")).Json!["categoryId"]!).Should().Be(2);
        ((int)(await Call.Get("cannedMessageCategories/2")).Json!["parentId"]!).Should().Be(0);
    }

    [Fact]
    public async Task The_sign_in_options_of_a_removed_campaign_are_removed()
    {
        await Call.Put("visitorSSO", """{"campaignSSOOptions":[{"campaignId":1,"signInType":"no"},{"campaignId":2,"signInType":"required"}]}""");

        await Call.Delete("campaigns/2");

        (await Call.Get("visitorSSO")).Json!["campaignSSOOptions"]!.AsArray().Select(option => (int)option!["campaignId"]!).Should().Equal(1);
    }

    [Fact]
    public async Task The_status_of_agents_follows_a_renamed_or_removed_away_status()
    {
        ((string?)(await Call.Get("agents/6")).Json!["status"]).Should().Be("Lunch");

        await Call.Put("customAwayStatus/1", """{"name":"Dinner"}""");
        ((string?)(await Call.Get("agents/6")).Json!["status"]).Should().Be("Dinner");

        await Call.Delete("customAwayStatus/1");
        ((string?)(await Call.Get("agents/6")).Json!["status"]).Should().Be("away");
    }

    [Fact]
    public async Task Agents_and_departments_are_kept_consistent()
    {
        await Call.Put("departments/1", """{"agents":[3]}""");
        (await Call.Get("agents/1")).Json!["departments"]!.ToJsonString().Should().Be("[]");
        (await Call.Get("agents/3")).Json!["departments"]!.ToJsonString().Should().Be("[2,3,1]");

        await Call.Put("agents/3", """{"departments":[4]}""");
        (await Call.Get("departments/1")).Json!["agents"]!.ToJsonString().Should().Be("[]");
        (await Call.Get("departments/4")).Json!["agents"]!.ToJsonString().Should().Be("[4,5,6,3]");

        int id = (int)(await Call.Post("departments", """{"name":"New","agents":[1]}""")).Json!["id"]!;
        (await Call.Get("agents/1")).Json!["departments"]!.ToJsonString().Should().Be($"[{id.ToString(CultureInfo.InvariantCulture)}]");
    }

    [Theory]
    [InlineData("campaigns/2", "Main website")]
    [InlineData("departments/2", "sales")]
    [InlineData("cannedMessages/2", "Hello")]
    [InlineData("cannedMessageCategories/2", "GREETINGS")]
    [InlineData("customAwayStatus/2", "Lunch")]
    [InlineData("conversionsActions/2", "Order placed")]
    [InlineData("visitorSegmentations/2", "Everyone else")]
    [InlineData("secureForms/2", "Card payment")]
    [InlineData("customVariables/2", "cartValue")]
    [InlineData("campaigns/1/invitation/autoInvitations/2", "Long visit")]
    [InlineData("campaigns/1/routingrules/customrules/2", "Orders to sales")]
    public async Task Names_are_unique(string path, string name)
    {
        RawResponse taken = await Call.Put(path, $$"""{"name":"{{name}}"}""");
        RawResponse own = await Call.Put(path[..^1] + "1", $$"""{"name":"{{name}}"}""");
        RawResponse free = await Call.Put(path, $$"""{"name":"{{name}} again"}""");

        (taken.Status, taken.Code).Should().Be((HttpStatusCode.Conflict, 409000));
        taken.Message.Should().Contain(name);
        own.Status.Should().Be(HttpStatusCode.OK);
        free.Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_names_of_rules_are_unique_within_a_list()
    {
        RawResponse response = await Call.Put("campaigns/1/routingrules", """{"rules":[{"name":"a","routeToId":0},{"name":"A","routeToId":0}]}""");

        response.Code.Should().Be(409000);
        (await Call.Post("campaigns/2/invitation/autoInvitations", """{"name":"New"}""")).Status.Should().Be(HttpStatusCode.Created);
        (await Call.Post("campaigns/3/invitation/autoInvitations", """{"name":"New"}""")).Status.Should().Be(HttpStatusCode.Created, "each campaign has separate auto invitations");
    }

    private async Task<List<string>> GetBodiesAsync(string[] paths)
    {
        List<string> texts = [];
        foreach (string path in paths)
        {
            texts.Add((await Call.Get(path)).Text);
        }

        return texts;
    }
}
