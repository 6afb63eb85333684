using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests;

/// <summary>Compares objects that keep unknown fields: JSON with the same content is equal.</summary>
internal static class JsonEquality
{
#pragma warning disable CA2255 // The assertions of all tests share one set of options, which must be set before the first test.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Add() => AssertionOptions.AssertEquivalencyUsing(options => options
        .Using<JsonElement>(context => JsonNode.DeepEquals(NodeOf(context.Subject), NodeOf(context.Expectation))
            .Should().BeTrue("{0} should be equivalent to {1}", context.Subject, context.Expectation))
        .WhenTypeIs<JsonElement>());

    private static JsonNode? NodeOf(JsonElement element) => JsonNode.Parse(element.GetRawText());
}
