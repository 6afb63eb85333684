using System.Net;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>Calls every operation of the contract once with the initial data.</summary>
public sealed class OperationTests : FakeTest
{
    private const string Month = "?timeFrom=2026-05-31T00:00:00&timeTo=2026-07-01T00:00:00&pageSize=500";

    public static TheoryData<string> OperationIds => [.. Contract.Operations.Select(operation => (string)operation["id"]!)];

    [Fact]
    public void The_contract_has_92_operations() => OperationIds.Should().HaveCount(92);

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task Every_operation_succeeds_and_returns_its_format(string id)
    {
        JsonNode operation = Contract.Operations.Single(candidate => (string)candidate["id"]! == id);

        RawResponse rawResponse = await SendAsync(operation);

        rawResponse.Status.Should().Be((string)operation["method"]! == "POST" ? HttpStatusCode.Created : HttpStatusCode.OK, rawResponse.Text);
        rawResponse.ContentHeaders.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        rawResponse.ContentHeaders.ContentLength.Should().BePositive();
        if ((string?)operation["response"] is { } response)
        {
            Contract.FindProblems(rawResponse.Json, response).Should().BeEmpty();
        }
        else
        {
            ((string?)rawResponse.Json).Should().EndWith("has been removed.");
        }

        Fake.Requests.For(id).Should().ContainSingle().Which.StatusCode.Should().Be((int)rawResponse.Status);
    }

    [Fact]
    public async Task The_seed_has_a_value_for_every_field_of_every_format()
    {
        var filled = new SortedSet<string>(StringComparer.Ordinal);
        foreach (JsonNode operation in Contract.Operations.Where(operation => (string)operation["method"]! == "GET"))
        {
            RawResponse rawResponse = await SendAsync(operation);
            Contract.FindProblems(rawResponse.Json, (string)operation["response"]!, filled).Should().BeEmpty();
        }

        IEnumerable<string> all = Contract.Formats.SelectMany(format => format.Value.Select(field => $"{format.Key}.{(string)field!["path"]!}"));
        all.Except(filled).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_alternative_path_calls_the_same_operation()
    {
        foreach (JsonNode operation in Contract.Operations.Where(operation => (string)operation["method"]! == "GET"))
        {
            foreach (string path in (operation["alsoWritten"]?.AsArray() ?? []).Select(path => (string)path!))
            {
                RawResponse rawResponse = await Call.Get(FillPlaceholders(path));

                rawResponse.Status.Should().Be(HttpStatusCode.OK, path);
                Fake.Requests[^1].OperationId.Should().Be((string)operation["id"]!);
            }
        }
    }

    private Task<RawResponse> SendAsync(JsonNode operation)
    {
        string path = FillPlaceholders((string)operation["path"]!);
        string? body = (string?)operation["body"] is { } type ? RequestBodies.Create(type).ToJsonString() : null;
        if (operation["query"] is not null)
        {
            path += Month;
        }

        return Call.Send(new HttpMethod((string)operation["method"]!), path, body);
    }

    private static string FillPlaceholders(string path) => string.Join('/', path.Split('/').Select(segment => segment switch
    {
        _ when !segment.StartsWith('{') => segment,
        _ when path.Contains("/chats/", StringComparison.Ordinal) => "10001",
        _ => "1",
    }));
}
