using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Bodies without an end are refused or sent; the process outlives them.</summary>
public sealed class DeepNestingTests : JsonTest
{
    private static readonly JsonSerializerOptions s_plain = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private static readonly JsonSerializerOptions s_ignoring = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver(), ReferenceHandler = ReferenceHandler.IgnoreCycles };

    [Fact]
    public void An_object_that_holds_itself_is_refused()
    {
        var direct = new Node();
        direct.Next = direct;
        var indirect = new Node { Others = [new Node()] };
        indirect.Others[0].Next = indirect;

        Sending(direct, s_plain).Should().Throw<ArgumentException>().WithMessage("'Next' contains itself*Nothing was sent*");
        Sending(indirect, s_plain).Should().Throw<ArgumentException>().WithMessage("'Others[0].Next' contains itself*Nothing was sent*");
    }

    [Theory]
    [InlineData("\uFFFD", false)]
    [InlineData("a", true)]
    public async Task An_object_that_holds_itself_is_sent_where_its_contract_ends_it(string name, bool withNull)
    {
        // Both values are signs of trouble, which have the object looked through.
        var node = new Node { Name = name };
        node.Next = node;
        node.Others = withNull ? [null!, node] : [];
        Fake.Faults.On("*").Respond(200, "{}");

        await Client.SendAsync(new LiveChatRequest(HttpMethod.Post, "/x").WithBody(node, Of<Node>(s_ignoring)));

        JsonDocument.Parse(LastRequest.Body).RootElement.GetProperty("Next").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public void An_object_with_too_many_levels_is_refused()
    {
        var first = new Node();
        Node last = first;
        for (int i = 0; i < 100_000; i++)
        {
            last = last.Next = new Node();
        }

        string message = Sending(first, s_plain).Should().Throw<ArgumentException>().WithMessage("'Next.Next.*' exceeds the maximum depth*").Which.Message;
        message.Length.Should().BeLessThan(500);
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(20_000)]
    public async Task JSON_with_too_many_levels_is_refused(int levels)
    {
        using var document = JsonDocument.Parse(new string('[', levels) + new string(']', levels), new JsonDocumentOptions { MaxDepth = levels });
        var ban = new Ban { AdditionalProperties = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["deep"] = document.RootElement } };

        FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Post, "/x").WithBody(document.RootElement)).Should().Throw<ArgumentException>();
        (await FluentActions.Awaiting(() => Client.Bans.UpdateAsync(7, ban)).Should().ThrowAsync<ArgumentException>()).WithMessage("*AdditionalProperties*deep*exceeds the maximum depth*");
        FluentActions.Invoking(() => JsonSerializer.Serialize(ban, LiveChatModelJson.TypeInfo<Ban>())).Should().Throw<ArgumentException>();
        Fake.Requests.Should().BeEmpty();
    }

    private static Func<LiveChatRequest> Sending(Node node, JsonSerializerOptions options) =>
        () => new LiveChatRequest(HttpMethod.Post, "/x").WithBody(node, Of<Node>(options));

    private static JsonTypeInfo<T> Of<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    private sealed class Node
    {
        public string? Name { get; set; }

        public Node? Next { get; set; }

        public List<Node>? Others { get; set; }
    }
}
