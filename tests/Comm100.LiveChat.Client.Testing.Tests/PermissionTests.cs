using System.Net;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>Who may do what.</summary>
public sealed class PermissionTests
{
    public static TheoryData<string> Permissions => [.. FakeAgent.AllPermissions];

    [Fact]
    public void The_permissions_are_those_of_the_contract() =>
        FakeAgent.AllPermissions.Should().BeEquivalentTo(Contract.Operations.Select(operation => (string?)operation["permission"]).OfType<string>().Distinct()).And.NotBeEmpty();

    [Theory]
    [MemberData(nameof(Permissions))]
    public async Task Each_operation_asks_for_its_own_permission_alone(string taken)
    {
        var options = new LiveChatFakeOptions { Agents = { new FakeAgent("second@example.com", "second-key") } };
        options.Permissions.Remove(taken.ToUpperInvariant()).Should().BeTrue();
        await using LiveChatFake fake = await LiveChatFake.StartAsync(options);
        using var call = new Caller(fake);
        using var other = new Caller(fake, "second@example.com", "second-key");
        foreach (JsonNode operation in Contract.Operations)
        {
            var method = new HttpMethod((string)operation["method"]!);
            string path = string.Join('/', ((string)operation["path"]!).Split('/').Select(segment => segment.StartsWith('{') ? "999" : segment));
            bool isAllowed = (string?)operation["permission"] != taken;

            Reply reply = await call.Send(method, path, operation["body"] is null ? null : "{}");
            Reply ofOther = await other.Send(method, path, operation["body"] is null ? null : "{}");

            ofOther.Status.Should().NotBe(HttpStatusCode.Forbidden);
            if (isAllowed)
            {
                reply.Status.Should().Be(ofOther.Status, (string)operation["id"]!);
            }
            else
            {
                reply.Status.Should().Be(HttpStatusCode.Forbidden, (string)operation["id"]!);
                reply.Code.Should().Be(403003);
                reply.Message.Should().Be($"The permission '{taken}' is required.");
            }
        }
    }

    [Fact]
    public async Task An_agent_without_permissions_may_do_what_asks_for_none()
    {
        var options = new LiveChatFakeOptions { Agents = { new FakeAgent("second@example.com", "second-key") } };
        options.Agents[0].Permissions.Clear();
        await using LiveChatFake fake = await LiveChatFake.StartAsync(options);
        options.Agents[0].Permissions.Add("Manage Settings");
        options.Agents.Clear();
        using var call = new Caller(fake, "Second@Example.com", "second-key");

        (await call.Get("webhooks")).Status.Should().Be(HttpStatusCode.OK);
        (await call.Get("agents/1")).Status.Should().Be(HttpStatusCode.OK);
        (await call.Get("departments")).Code.Should().Be(403003, "options are copied when a fake starts");
        using var wrong = new Caller(fake, "second@example.com", fake.ApiKey);
        (await wrong.Get("webhooks")).Status.Should().Be(HttpStatusCode.Unauthorized, "each has a key of their own");
    }

    [Fact]
    public async Task The_access_token_is_the_main_agents()
    {
        var options = new LiveChatFakeOptions();
        options.Permissions.Remove("Manage Ban List");
        await using LiveChatFake fake = await LiveChatFake.StartAsync(options);
        using var call = new Caller(fake);
        call.Headers.Authorization = new("Bearer", fake.AccessToken);

        (await call.Get("bans")).Code.Should().Be(403003);
        (await call.Get("campaigns")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_missing_permission_is_403_in_the_observed_style_too()
    {
        var options = new LiveChatFakeOptions { Style = FakeWireStyle.Observed };
        options.Permissions.Clear();
        await using LiveChatFake fake = await LiveChatFake.StartAsync(options);
        using var call = new Caller(fake);

        (await call.Get("bans")).Status.Should().Be(HttpStatusCode.Forbidden);
    }
}
