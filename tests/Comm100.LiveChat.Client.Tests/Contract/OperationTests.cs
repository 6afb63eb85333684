using System.Globalization;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Calls every operation of the document with its typed method over a socket, and checks the request and the result.</summary>
public sealed class OperationTests : ClientTest
{
    public static TheoryData<string> OperationIds => [.. LiveChatOperations.All.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task An_operation_sends_the_documented_request_and_reads_each_field(string operationId)
    {
        ContractOperation operation = ApiContract.Operations.Single(known => known.Id == operationId);
        JsonNode? body = operation.Body is null ? null : ApiContract.DocumentOf(operation.Body);
        JsonNode? response = operation.Response is null ? null : ApiContract.DocumentOf(operation.Response);
        Respond(operationId, 200, response?.ToJsonString() ?? "\"Done.\"");

        object?[] arguments = [.. TypedCalls.Arguments(operationId, body)];
        object? result = await ApiSurface.CallAsync(Client, operationId, arguments);

        Fake.Requests.Should().ContainSingle();
        LastRequest.OperationId.Should().Be(operationId);
        LastRequest.Method.Should().Be(operation.Method);
        LastRequest.Path.Should().Be(ApiContract.BasePath + CreatePath(operation));
        LastRequest.Query.Keys.Should().BeEquivalentTo(operation.Query.Select(name => name.Replace("[n]", "[0]", StringComparison.Ordinal)));
        if (body is null)
        {
            LastRequest.Body.Should().BeEmpty();
        }
        else
        {
            AssertSent(SentFields.Of(operation.Body!, body));
        }

        (response is null ? [] : ModelInspector.Differences(result, response)).Should().BeEmpty();
    }

    // A model that the caller created is written with the aliases too, so the body can have more fields than the document.
    private void AssertSent(JsonNode expected)
    {
        JsonNode sent = JsonNode.Parse(LastRequest.Body)!;
        FindMissing(expected, sent, "$").Should().BeEmpty("the body is {0}", LastRequest.Body);
        FindMissing(sent, expected, "$").Where(path => !ApiSurface.Aliases.Any(alias => path.EndsWith("." + alias.Split('.')[0], StringComparison.Ordinal)))
            .Should().BeEmpty("only the fields of the API document and their aliases may be sent");
    }

    private static IEnumerable<string> FindMissing(JsonNode? expected, JsonNode? actual, string path) => (expected, actual) switch
    {
        (JsonObject members, JsonObject others) => members.SelectMany(member => others.ContainsKey(member.Key)
            ? FindMissing(member.Value, others[member.Key], $"{path}.{member.Key}")
            : [$"{path}.{member.Key}"]),
        (JsonArray elements, JsonArray others) when elements.Count == others.Count =>
            elements.SelectMany((element, index) => FindMissing(element, others[index], $"{path}[{index}]")),
        _ => JsonNode.DeepEquals(expected, actual) ? [] : [path],
    };

    private static string CreatePath(ContractOperation operation)
    {
        int id = 1000;
        return string.Join('/', operation.Route.Split('/').Select(segment => segment.StartsWith('{') ? (++id).ToString(CultureInfo.InvariantCulture) : segment));
    }
}
