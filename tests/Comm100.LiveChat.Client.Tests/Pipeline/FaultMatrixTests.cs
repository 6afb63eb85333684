
using Comm100.LiveChat.Client.Tests.Contract;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>Every fault, for every kind of operation: how many requests the service sees, what the caller gets, and that nothing is done twice.</summary>
public sealed class FaultMatrixTests : ResilienceTest
{
    private const string Begin = "<!-- The table of faults is made from the tests. -->\n";
    private const string End = "\n<!-- End of the table of faults. -->";

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (FaultRow row in FaultMatrix.Rows)
            {
                foreach (string operation in Operations.Select<object[], string>(row => (string)row[0]))
                {
                    data.Add(row.Name, operation);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_that_lasts(string fault, string operation)
    {
        FaultRow row = RowOf(fault);
        FaultOutcome expected = row.OutcomeOf(operation);
        LiveChatClient client = CreateDefaultClient();
        int before = await CountBansAsync();
        if (row.IsRefused)
        {
            await Fake.DisposeAsync();
        }
        else
        {
            row.Play(Fake.Faults, operation);
        }

        Exception? exception = await Record.ExceptionAsync(() => CallToTheEndAsync(client, operation, silent: FaultRow.IsSilent(expected) ? expected.Requests : 0));

        exception?.GetType().Should().Be(expected.Exception);
        if (exception is LiveChatException failure)
        {
            failure.Attempts.Should().Be(expected.Requests);
            failure.OperationId.Should().Be(operation);
        }

        RequestsOf(operation).Should().Be(row.IsRefused ? 0 : expected.Requests);
        if (!row.IsRefused)
        {
            Fake.Faults.Clear();
            (await CountBansAsync() - before).Should().BeInRange(operation == "Bans.delete" ? -1 : 0, operation == "Bans.create" ? 1 : 0, "nothing is done twice");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_that_passes(string fault, string operation)
    {
        FaultRow row = RowOf(fault);
        if (row.IsRefused)
        {
            // A service that comes back at the same address is what RetryTests and connection reuse are about.
            return;
        }

        FaultOutcome expected = row.OutcomeOf(operation);
        LiveChatClient client = CreateDefaultClient();
        int before = await CountBansAsync();
        row.Play(Fake.Faults, operation).Times(1);

        Exception? exception = await Record.ExceptionAsync(() => CallToTheEndAsync(client, operation, silent: FaultRow.IsSilent(expected) ? 1 : 0));

        bool isRepeated = expected.Requests > 1;
        exception?.GetType().Should().Be(isRepeated ? null : expected.Exception);
        RequestsOf(operation).Should().Be(isRepeated ? 2 : 1);
        int change = await CountBansAsync() - before;
        if (exception is null && expected.Exception is not null && isRepeated)
        {
            change.Should().Be(operation switch { "Bans.create" => 1, "Bans.delete" => -1, _ => 0 }, "it is done, and once");
        }
        else
        {
            change.Should().BeInRange(operation == "Bans.delete" ? -1 : 0, operation == "Bans.create" ? 1 : 0, "nothing is done twice");
        }
    }

    [Fact]
    public async Task A_body_of_50_MB_is_read()
    {
        const int Length = 50_000_000;
        Fake.Faults.On("Bans.get").Respond(200, "{\"id\":1,\"comment\":\"" + new string('a', Length) + "\"}");
        LiveChatClient client = CreateDefaultClient(options => options.MaxResponseBytes = 2 * Length);

        (await client.Bans.GetAsync(1)).Comment.Should().HaveLength(Length);
    }

    [Fact]
    public async Task A_walk_goes_on_after_faults_in_the_middle_of_it_and_doubles_nothing()
    {
        Fake.Faults.On("Chats.list").Respond(503).Skip(1).Times(1);
        Fake.Faults.On("Chats.list").ResetInBody(100).Skip(2).Times(1);
        Fake.Faults.On("Chats.list").Truncate(100).Skip(3).Times(2);
        Fake.Faults.On("Chats.list").Respond(429, TimeSpan.FromSeconds(3)).Skip(1).Times(1);
        LiveChatClient client = CreateDefaultClient(options => options.MaxResponseBytes = 1024 * 1024);

        List<ChatId> ids = [];
        ChatQuery query = Queries.Month;
        query.PageSize = 50;
        await WithoutWaitingAsync(WalkAsync()).OrFail();

        ids.Should().OnlyHaveUniqueItems().And.HaveCount(240);

        async Task WalkAsync()
        {
            await foreach (Chat chat in client.Chats.ListAsync(query))
            {
                ids.Add(chat.Id!.Value);
            }
        }
    }

    [Fact]
    public void The_table_of_the_documentation_is_fresh()
    {
        const string Name = "docs/resilience.md";
        string page = File.ReadAllText(KeptFile.PathOf(Name));
        string before = page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)];
        string after = page[page.IndexOf(End, StringComparison.Ordinal)..];

        KeptFile.Check(Name, before + FaultMatrix.Table() + after);
    }

    private static FaultRow RowOf(string name) => FaultMatrix.Rows.Single(row => row.Name == name);

    /// <summary>The client with its limits of time, and room for as many attempts as it makes.</summary>
    private LiveChatClient CreateDefaultClient(Action<LiveChatClientOptions>? configure = null) => CreateResilientClient(options =>
    {
        options.AttemptTimeout = new LiveChatClientOptions().AttemptTimeout;
        options.Timeout = TimeSpan.FromMinutes(10);
        options.MaxResponseBytes = FaultMatrix.MaxResponseLength;
        configure?.Invoke(options);
    });

    /// <param name="client">The client.</param>
    /// <param name="operation">What it calls.</param>
    /// <param name="silent">How many requests the service leaves without an answer, or without its end.</param>
    private async Task CallToTheEndAsync(LiveChatClient client, string operation, int silent)
    {
        Task call = CallAsync(client, operation);
        int ended = 0;
        while (!call.IsCompleted)
        {
            // Waits between attempts are shorter than the limit of an attempt, so only a silent service lets that pass.
            if (!Clock.AdvanceToNextTimer(TimeSpan.FromSeconds(29)) && ended < silent && RequestsOf(operation) > ended)
            {
                ended++;
                Clock.Advance(TimeSpan.FromSeconds(30));
            }

            await Task.Yield();
        }

        await call.OrFail();
    }

    private int RequestsOf(string operation) => Fake.Requests.Count(request => request.OperationId == operation);

    private async Task<int> CountBansAsync() => (await Client.Bans.ListAsync()).Count;
}
