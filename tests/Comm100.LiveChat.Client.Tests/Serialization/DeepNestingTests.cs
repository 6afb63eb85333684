using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Circular and deeply nested bodies are rejected, or sent if the contract ignores cycles. They never crash the process.</summary>
public sealed class DeepNestingTests : JsonTest
{
    private static readonly JsonSerializerOptions s_plain = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private static readonly JsonSerializerOptions s_ignoringCycles = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver(), ReferenceHandler = ReferenceHandler.IgnoreCycles };

    [Fact]
    public void An_object_that_contains_itself_is_rejected()
    {
        var direct = new Node();
        direct.Next = direct;
        var indirect = new Node { Others = [new Node()] };
        indirect.Others[0].Next = indirect;

        CreatingRequest(direct, s_plain).Should().Throw<ArgumentException>().WithMessage("'Next' contains itself*Nothing was sent*");
        CreatingRequest(indirect, s_plain).Should().Throw<ArgumentException>().WithMessage("'Others[0].Next' contains itself*Nothing was sent*");
    }

    [Theory]
    [InlineData("\uFFFD", false)]
    [InlineData("a", true)]
    public async Task An_object_that_contains_itself_is_sent_if_its_contract_ignores_cycles(string name, bool withNull)
    {
        // Both values cause the client to inspect the entire object.
        var node = new Node { Name = name };
        node.Next = node;
        node.Others = withNull ? [null!, node] : [];
        Fake.Faults.On("*").Respond(200, "{}");

        await Client.SendAsync(new LiveChatRequest(HttpMethod.Post, "/x").WithBody(node, GetTypeInfo<Node>(s_ignoringCycles)));

        JsonDocument.Parse(LastRequest.Body).RootElement.GetProperty("Next").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public void An_object_that_exceeds_the_maximum_depth_is_rejected()
    {
        var first = new Node();
        Node last = first;
        for (int i = 0; i < 100_000; i++)
        {
            last = last.Next = new Node();
        }

        CreatingRequest(first, s_plain).Should().Throw<ArgumentException>().Which.Message
            .Should().Be($"'{string.Concat(Enumerable.Repeat("Next.", 40))}...' exceeds the maximum depth of JSON. Nothing was sent.", "a long path is truncated");
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(20_000)]
    public async Task JSON_that_exceeds_the_maximum_depth_is_rejected(int levels)
    {
        using var document = JsonDocument.Parse(new string('[', levels) + new string(']', levels), new JsonDocumentOptions { MaxDepth = levels });
        var ban = new Ban { AdditionalProperties = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["deep"] = document.RootElement } };

        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Post, "/x").WithBody(document.RootElement)).Should().Throw<ArgumentException>();
        (await FluentActions.Awaiting(() => Client.Bans.UpdateAsync(7, ban)).Should().ThrowAsync<ArgumentException>()).WithMessage("*AdditionalProperties*deep*exceeds the maximum depth*");
        FluentActions.Invoking(() => JsonSerializer.Serialize(ban, LiveChatModelJson.TypeInfo<Ban>())).Should().Throw<ArgumentException>();
        Fake.Requests.Should().BeEmpty();
    }

    private static Func<LiveChatRequest> CreatingRequest(Node node, JsonSerializerOptions options) =>
        () => new LiveChatRequest(HttpMethod.Post, "/x").WithBody(node, GetTypeInfo<Node>(options));

    private sealed class Node
    {
        public string? Name { get; set; }

        public Node? Next { get; set; }

        public List<Node>? Others { get; set; }
    }
}
