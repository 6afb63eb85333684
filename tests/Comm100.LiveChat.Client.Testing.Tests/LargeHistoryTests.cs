using System.Globalization;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>Tests that measure the memory of the whole process, so that no others may run beside them.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;

/// <summary>A history of a million chats is made as it is asked for, and is never in memory.</summary>
[Collection(nameof(RunsAlone))]
public sealed class LargeHistoryTests : IAsyncLifetime, IDisposable
{
    private const int Chats = 1_000_000;
    private const int PageSize = 500;
    private const string All = "chats?timeFrom=2026-05-31T12:00:00&timeTo=2026-06-30T12:00:00";

    private LiveChatFake _fake = null!;
    private Caller _call = null!;

    public async Task InitializeAsync()
    {
        _fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = Moments.Now, ChatCount = Chats });
        _call = new Caller(_fake);
    }

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    public void Dispose() => _call.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(1_998)]
    [InlineData(1_999)]
    public async Task Any_page_is_there(int pageIndex)
    {
        JsonNode page = (await _call.Get(Page(All, pageIndex))).Json!;

        ((int)page["total"]!).Should().Be(Chats);
        Ids(page).Should().Equal(Enumerable.Range(10_001 + (pageIndex * PageSize), PageSize));
    }

    [Fact]
    public async Task A_filter_finds_each_chat_on_one_page_and_looks_at_all_of_them_once()
    {
        int total = (int)(await _call.Get($"{All}&departmentId=2")).Json!["total"]!;
        total.Should().BeInRange(Chats / 4 * 9 / 10, Chats / 4 * 11 / 10);
        int pages = (total + PageSize - 1) / PageSize;

        int last = 0;
        foreach (int pageIndex in (int[])[0, 1, 2, pages / 2, (pages / 2) + 1, pages - 1])
        {
            JsonNode page = (await _call.Get(Page($"{All}&departmentId=2", pageIndex))).Json!;
            int[] ids = Ids(page);
            ids.Should().BeInAscendingOrder().And.HaveCount(pageIndex == pages - 1 ? total - (pageIndex * PageSize) : PageSize);
            ids[0].Should().BeGreaterThan(last);
            page["chats"]!.AsArray().Should().OnlyContain(chat => (string?)chat!["department"] == "Support");
            last = ids[^1];
        }

        ((string?)(await _call.Get(Page($"{All}&departmentId=2", pages - 1))).Json!["nextPage"]).Should().BeEmpty();
        Ids((await _call.Get(Page($"{All}&departmentId=2", pages))).Json!).Should().BeEmpty();
    }

    [Fact]
    public async Task Windows_without_a_gap_hold_all_chats()
    {
        int sum = 0;
        for (int day = 0; day < 30; day++)
        {
            DateTimeOffset from = _fake.Now.AddDays(day - 30);
            string window = string.Create(CultureInfo.InvariantCulture, $"chats?timeFrom={from:yyyy-MM-ddTHH:mm:ss}&timeTo={from.AddDays(1):yyyy-MM-ddTHH:mm:ss}");
            sum += (int)(await _call.Get(window)).Json!["total"]!;
        }

        sum.Should().Be(Chats);
    }

    [Fact]
    public async Task A_chat_is_found_by_its_id() =>
        ((int)(await _call.Get("chats/1010000")).Json!["id"]!).Should().Be(1_010_000);

    [Fact]
    public async Task Pages_leave_nothing_behind_in_memory()
    {
        await Ask(0, 4);
        long before = Kept();
        await Ask(100, 112);
        await Ask(400, 412);

        // 24,000 chats are some 35 MB of JSON. The log of the requests is all that may grow, by some ten kilobytes.
        (Kept() - before).Should().BeLessThan(5_000_000);

        async Task Ask(int from, int to)
        {
            for (int pageIndex = from; pageIndex < to; pageIndex++)
            {
                (await _call.Get(Page($"{All}&agentId=3", pageIndex))).Status.Should().Be(System.Net.HttpStatusCode.OK);
                (await _call.Get(Page(All, pageIndex))).Status.Should().Be(System.Net.HttpStatusCode.OK);
            }
        }

        static long Kept() => GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string Page(string address, int pageIndex) =>
        string.Create(CultureInfo.InvariantCulture, $"{address}&pageIndex={pageIndex}&pageSize={PageSize}");

    private static int[] Ids(JsonNode page) => [.. page["chats"]!.AsArray().Select(chat => (int)chat!["id"]!)];
}
