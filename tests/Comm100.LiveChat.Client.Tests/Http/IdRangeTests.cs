using Comm100.LiveChat.Client.Tests.Contract;

namespace Comm100.LiveChat.Client.Tests.Http;

/// <summary>Ids below 1 are rejected in the paths of all operations and in all queries.</summary>
public sealed class IdRangeTests : ClientTest
{
    public static TheoryData<string> Variants => ["plain", "site", "overridden"];

    [Theory]
    [MemberData(nameof(Variants))]
    public Task An_id_below_1_in_a_path_is_rejected_before_a_request_is_sent(string variant)
    {
        LiveChatClient client = CreateClient(options =>
        {
            options.SiteId = variant == "site" ? 5 : null;
            if (variant == "overridden")
            {
                options.PathSegmentOverrides["bans"] = "blocks";
            }
        });
        var cases =
            from operation in ApiContract.Operations
            let parameters = ApiSurface.Methods[operation.Id].GetParameters()
            from parameter in parameters.Where(parameter => parameter.ParameterType == typeof(long))
            from id in new[] { 0, -1, long.MinValue }
            select (operation, parameter, id);
        return EachCase.CheckAsync(cases, async testCase =>
        {
            object?[] arguments = [.. TypedCalls.Arguments(testCase.operation.Id, testCase.operation.Body is null ? null : ApiContract.DocumentOf(testCase.operation.Body))];
            arguments[testCase.parameter.Position] = testCase.id;

            ArgumentOutOfRangeException exception = (await FluentActions.Awaiting(() => ApiSurface.CallAsync(client, testCase.operation.Id, arguments)).Should().ThrowExactlyAsync<ArgumentOutOfRangeException>()).Which;

            exception.ParamName.Should().Be(testCase.parameter.Name);
            exception.Message.Should().Contain($"'{testCase.parameter.Name}'").And.Contain(testCase.operation.Id).And.Contain("must be 1 or greater");
            Fake.Requests.Should().BeEmpty();
        });
    }

    [Fact]
    public void An_id_below_1_in_a_query_is_rejected() => EachCase.Check(
        from type in typeof(HistoryQuery).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(HistoryQuery)) && !type.IsAbstract)
        from property in type.GetProperties().Where(property => property.PropertyType == typeof(long?))
        from id in new[] { 0L, -1L }
        select (type, property, id),
        testCase =>
        {
            var query = (HistoryQuery)Activator.CreateInstance(testCase.type)!;
            (query.TimeFrom, query.TimeTo) = (Queries.Month.TimeFrom, Queries.Month.TimeTo);
            testCase.property.SetValue(query, testCase.id);

            foreach (Func<object> call in Calls(query))
            {
                call.Should().ThrowExactly<ArgumentOutOfRangeException>().WithMessage($"{testCase.property.Name} must be 1 or greater*").WithParameterName("query");
            }

            Fake.Requests.Should().BeEmpty();
        });

    /// <summary>In a body, 0 clears a value, such as the parent of a category.</summary>
    [Fact]
    public async Task An_id_in_a_body_can_be_0()
    {
        Respond("CannedMessageCategories.create", 201, """{"id":7}""");

        await Client.CannedMessageCategories.CreateAsync(new CannedMessageCategory { Name = "Greetings", ParentId = 0, IsPrivate = false });

        LastRequest.Body.Should().Contain("\"parentId\":0");
    }

    private Func<object>[] Calls(HistoryQuery query) => query switch
    {
        ChatQuery chats => [() => Client.Chats.ListAsync(chats), () => Client.Chats.GetPageAsync(chats)],
        OfflineMessageQuery messages => [() => Client.OfflineMessages.ListAsync(messages), () => Client.OfflineMessages.GetPageAsync(messages)],
        MissedAndRefusedChatQuery missed => [() => Client.MissedAndRefusedChats.ListAsync(missed), () => Client.MissedAndRefusedChats.GetPageAsync(missed)],
        AgentChatQuery agents => [() => Client.AgentChats.ListAsync(agents), () => Client.AgentChats.GetPageAsync(agents)],
        _ => throw new InvalidOperationException($"Add {query.GetType().Name}."),
    };
}
