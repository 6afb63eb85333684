using System.Net;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>Every operation of the contract, called once against the seed.</summary>
public sealed class OperationTests : FakeTest
{
    private const string Month = "?timeFrom=2026-05-31T00:00:00&timeTo=2026-07-01T00:00:00&pageSize=500";

    public static TheoryData<string> OperationIds => [.. Contract.Operations.Select(operation => (string)operation["id"]!)];

    [Fact]
    public void The_contract_has_92_operations() => OperationIds.Should().HaveCount(92);

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task Every_operation_succeeds_and_answers_its_format(string id)
    {
        JsonNode operation = Contract.Operations.Single(candidate => (string)candidate["id"]! == id);

        Reply reply = await Perform(operation);

        reply.Status.Should().Be((string)operation["method"]! == "POST" ? HttpStatusCode.Created : HttpStatusCode.OK, reply.Text);
        reply.ContentHeaders.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        reply.ContentHeaders.ContentLength.Should().BePositive();
        if ((string?)operation["response"] is { } response)
        {
            Contract.Problems(reply.Json, response).Should().BeEmpty();
        }
        else
        {
            ((string?)reply.Json).Should().EndWith("has been removed.");
        }

        Fake.Requests.For(id).Should().ContainSingle().Which.StatusCode.Should().Be((int)reply.Status);
    }

    [Fact]
    public async Task The_seed_has_a_value_for_every_field_of_every_format()
    {
        var filled = new SortedSet<string>(StringComparer.Ordinal);
        foreach (JsonNode operation in Contract.Operations.Where(operation => (string)operation["method"]! == "GET"))
        {
            Reply reply = await Perform(operation);
            Contract.Problems(reply.Json, (string)operation["response"]!, filled).Should().BeEmpty();
        }

        IEnumerable<string> all = Contract.Formats.SelectMany(format => format.Value.Select(field => $"{format.Key}.{(string)field!["path"]!}"));
        all.Except(filled).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_other_spelling_of_a_path_leads_to_the_same_operation()
    {
        foreach (JsonNode operation in Contract.Operations.Where(operation => (string)operation["method"]! == "GET"))
        {
            foreach (string path in (operation["alsoWritten"]?.AsArray() ?? []).Select(path => (string)path!))
            {
                Reply reply = await Call.Get(Filled(path));

                reply.Status.Should().Be(HttpStatusCode.OK, path);
                Fake.Requests[^1].OperationId.Should().Be((string)operation["id"]!);
            }
        }
    }

    private Task<Reply> Perform(JsonNode operation)
    {
        string path = Filled((string)operation["path"]!);
        string? body = (string?)operation["body"] is { } type ? Bodies.For(type).ToJsonString() : null;
        if (operation["query"] is not null)
        {
            path += Month;
        }

        return Call.Send(new HttpMethod((string)operation["method"]!), path, body);
    }

    private static string Filled(string path) => string.Join('/', path.Split('/').Select(segment => segment switch
    {
        _ when !segment.StartsWith('{') => segment,
        _ when path.Contains("/chats/", StringComparison.Ordinal) => "10001",
        _ => "1",
    }));
}
