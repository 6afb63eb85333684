using System.Net;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>Tests the permissions of agents.</summary>
public sealed class PermissionTests
{
    public static TheoryData<string> Permissions => [.. FakeAgent.AllPermissions];

    [Fact]
    public void The_permissions_match_the_contract() =>
        FakeAgent.AllPermissions.Should().BeEquivalentTo(Contract.Operations.Select(operation => (string?)operation["permission"]).OfType<string>().Distinct()).And.NotBeEmpty();

    [Theory]
    [MemberData(nameof(Permissions))]
    public async Task Each_operation_requires_only_its_own_permission(string removed)
    {
        var options = new LiveChatFakeOptions { Agents = { new FakeAgent("second@example.com", "second-key") } };
        options.Permissions.Remove(removed.ToUpperInvariant()).Should().BeTrue();
        await using LiveChatFake fake = await LiveChatFake.StartAsync(options);
        using var call = new RawClient(fake);
        using var other = new RawClient(fake, "second@example.com", "second-key");
        foreach (JsonNode operation in Contract.Operations)
        {
            var method = new HttpMethod((string)operation["method"]!);
            string path = string.Join('/', ((string)operation["path"]!).Split('/').Select(segment => segment.StartsWith('{') ? "999" : segment));
            bool isAllowed = (string?)operation["permission"] != removed;

            RawResponse response = await call.Send(method, path, operation["body"] is null ? null : "{}");
            RawResponse otherResponse = await other.Send(method, path, operation["body"] is null ? null : "{}");

            otherResponse.Status.Should().NotBe(HttpStatusCode.Forbidden);
            if (isAllowed)
            {
                response.Status.Should().Be(otherResponse.Status, (string)operation["id"]!);
            }
            else
            {
                response.Status.Should().Be(HttpStatusCode.Forbidden, (string)operation["id"]!);
                response.Code.Should().Be(403003);
                response.Message.Should().Be($"The permission '{removed}' is required.");
            }
        }
    }

    [Fact]
    public async Task An_agent_without_permissions_can_call_operations_that_require_none()
    {
        var options = new LiveChatFakeOptions { Agents = { new FakeAgent("second@example.com", "second-key") } };
        options.Agents[0].Permissions.Clear();
        await using LiveChatFake fake = await LiveChatFake.StartAsync(options);
        options.Agents[0].Permissions.Add("Manage Settings");
        options.Agents.Clear();
        using var call = new RawClient(fake, "Second@Example.com", "second-key");

        (await call.Get("webhooks")).Status.Should().Be(HttpStatusCode.OK);
        (await call.Get("agents/1")).Status.Should().Be(HttpStatusCode.OK);
        (await call.Get("departments")).Code.Should().Be(403003, "options must be copied when a fake starts");
        using var wrong = new RawClient(fake, "second@example.com", fake.ApiKey);
        (await wrong.Get("webhooks")).Status.Should().Be(HttpStatusCode.Unauthorized, "each agent has a separate key");
    }

    [Fact]
    public async Task The_access_token_belongs_to_the_main_agent()
    {
        var options = new LiveChatFakeOptions();
        options.Permissions.Remove("Manage Ban List");
        await using LiveChatFake fake = await LiveChatFake.StartAsync(options);
        using var call = new RawClient(fake);
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
        using var call = new RawClient(fake);

        (await call.Get("bans")).Status.Should().Be(HttpStatusCode.Forbidden);
    }
}
