using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Samples.Tests.WireMock;

/// <summary>Every typed call with the exported mappings in WireMock.Net.</summary>
[Collection(ExportedServerGroup.Name)]
public sealed class OperationTests : IDisposable
{
    private readonly ExportedServer _exported;
    private readonly Lazy<LiveChatClient> _client;

    public OperationTests(ExportedServer exported)
    {
        _exported = exported;
        _client = new Lazy<LiveChatClient>(() => new LiveChatClient(exported.CreateOptions()));
    }

    public static TheoryData<string> OperationIds => [.. ApiContract.Operations.Select(operation => operation.Id)];

    public static TheoryData<string, string> MandatoryFields
    {
        get
        {
            var fields = new TheoryData<string, string>();
            foreach (ContractOperation operation in ApiContract.Operations.Where(operation => operation.Method == "POST"))
            {
                foreach (ContractField mandatory in ApiContract.Formats[operation.Body!].Where(candidate => candidate.IsMandatory))
                {
                    fields.Add(operation.Id, mandatory.Path);
                }
            }

            return fields;
        }
    }

    private LiveChatClient Client => _client.Value;

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            Client.Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task A_typed_call_gets_the_response_of_its_operation(string operationId)
    {
        ContractOperation operation = ApiContract.Operations.Single(known => known.Id == operationId);
        JsonNode? body = operation.Body is null ? null : ApiContract.DocumentOf(operation.Body);

        object? result = await ApiSurface.CallAsync(Client, operationId, [.. TypedCalls.Arguments(operationId, body)]);

        // The queries of the typed calls request the second page.
        string mapping = _exported.GetLastMapping()!;
        mapping.Should().Match(name => name == operationId || name == operationId + ".page-1" || name == operationId + ".past-the-end");
        if (operation.Response is not null)
        {
            // A chat can have no wrap-up. The recipients of a segment have many forms, which other tests cover.
            string key = operation.Route.Split('/').Count(segment => segment.StartsWith('{')) == 2 ? "1002" : "1001";
            string recorded = (await File.ReadAllTextAsync(Path.Combine(_exported.Files, $"livechat.{mapping}.json")))
                .Replace("{{request.baseUrl}}", _exported.Address.ToString().TrimEnd('/'), StringComparison.Ordinal)
                .Replace("{{urlEncode request.query.timeFrom}}", "2026-05-31T00:00:00", StringComparison.Ordinal)
                .Replace("{{urlEncode request.query.timeTo}}", "2026-07-01T00:00:00", StringComparison.Ordinal);
            recorded = System.Text.RegularExpressions.Regex.Replace(recorded, @"\{\{request\.pathSegments\.\[\d\]\}\}", key, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromMinutes(1));
            ModelInspector.Differences(result, Comparable(JsonNode.Parse(recorded))).Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(MandatoryFields))]
    public async Task A_body_without_a_mandatory_field_is_rejected(string operationId, string field)
    {
        ContractOperation operation = ApiContract.Operations.Single(known => known.Id == operationId);
        JsonNode body = ApiContract.DocumentOf(operation.Body!);
        JsonNode parent = body;
        string[] names = field.Split('.');
        foreach (string name in names[..^1])
        {
            parent = parent[name]!;
        }

        parent.AsObject().Remove(names[^1]);
        string path = string.Join('/', operation.Route.Split('/').Select(segment => segment.StartsWith('{') ? "1" : segment));

        // The typed method already validates the body, so this test uses an HttpClient.
        using var http = new HttpClient { BaseAddress = _exported.Address };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer fake-access-token");
        using var content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.PostAsync(new Uri(ApiContract.BasePath + path, UriKind.Relative), content);

        ((int)response.StatusCode).Should().Be(400);
        JsonNode error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        ((int)error["code"]!).Should().Be(400000);
        ((string)error["message"]!).Should().Contain($"'{field}'");
        _exported.GetLastMapping().Should().Be($"{operationId}.without.{field}");
    }

    [Fact]
    public async Task Enumeration_returns_the_items_of_all_pages()
    {
        var ids = new List<ChatId?>();
        var query = new ChatQuery(Queries.Month.TimeFrom!.Value, Queries.Month.TimeTo!.Value);
        await foreach (Chat chat in Client.Chats.ListAsync(query))
        {
            ids.Add(chat.Id);
        }

        ids.Should().HaveCount(240).And.OnlyHaveUniqueItems();
        ChatPage first = await Client.Chats.GetPageAsync(query);
        first.Total.Should().Be(240);
        first.NextPage.Should().StartWith(_exported.Address.ToString());

        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Authorization", "Bearer fake-access-token");
        int pages = 1;
        string? next = first.NextPage;
        while (!string.IsNullOrEmpty(next))
        {
            pages++;
            next = (string?)JsonNode.Parse(await http.GetStringAsync(new Uri(next)))!["nextPage"];
        }

        pages.Should().Be(5, "the links must cover all pages");
    }

    [Fact]
    public async Task The_other_histories_can_be_enumerated_too()
    {
        (DateTimeOffset from, DateTimeOffset to) = (Queries.Month.TimeFrom!.Value, Queries.Month.TimeTo!.Value);

        (await CountAsync(Client.OfflineMessages.ListAsync(new OfflineMessageQuery(from, to)))).Should().Be(40);
        (await CountAsync(Client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery(from, to)))).Should().Be(30);
        (await CountAsync(Client.AgentChats.ListAsync(new AgentChatQuery(from, to)))).Should().Be(20);
    }

    [Fact]
    public async Task An_access_token_is_accepted_and_a_wrong_credential_is_rejected()
    {
        LiveChatClientOptions options = _exported.CreateOptions();
        options.Credential = LiveChatCredential.BearerToken("fake-access-token");
        using var bearer = new LiveChatClient(options);
        (await bearer.Bans.ListAsync()).Should().NotBeEmpty();

        options = _exported.CreateOptions();
        options.Credential = LiveChatCredential.ApiKey("agent@example.com", "wrong");
        using var wrong = new LiveChatClient(options);
        await FluentActions.Awaiting(() => wrong.Bans.ListAsync()).Should().ThrowAsync<LiveChatAuthenticationException>();
        _exported.GetLastMapping().Should().Be("unauthorized");
    }

    private static JsonNode? Comparable(JsonNode? node) => node switch
    {
        JsonObject item => new JsonObject(item.Where(property => property.Value is not null && property.Key != "notification").Select(property => KeyValuePair.Create(property.Key, Comparable(property.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Comparable)]),
        _ => node?.DeepClone(),
    };

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> items)
    {
        int count = 0;
        await foreach (T _ in items)
        {
            count++;
        }

        return count;
    }
}
