using System.Globalization;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>A collection of tests that measure the memory of the process, so that other tests must not run concurrently.</summary>
[CollectionDefinition(nameof(NonParallelTests), DisableParallelization = true)]
public sealed class NonParallelTests;

/// <summary>A history of a million chats is generated on demand, and is never kept in memory.</summary>
[Collection(nameof(NonParallelTests))]
public sealed class LargeHistoryTests : IAsyncLifetime, IDisposable
{
    private const int Chats = 1_000_000;
    private const int PageSize = 500;
    private const string All = "chats?timeFrom=2026-05-31T12:00:00&timeTo=2026-06-30T12:00:00";

    private LiveChatFake _fake = null!;
    private RawClient _call = null!;

    public async Task InitializeAsync()
    {
        _fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = FixedTime.Now, ChatCount = Chats });
        _call = new RawClient(_fake);
    }

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    public void Dispose() => _call.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(1_998)]
    [InlineData(1_999)]
    public async Task Any_page_is_available(int pageIndex)
    {
        JsonNode page = (await _call.Get(CreateUrl(All, pageIndex))).Json!;

        ((int)page["total"]!).Should().Be(Chats);
        GetIds(page).Should().Equal(Enumerable.Range(10_001 + (pageIndex * PageSize), PageSize));
    }

    [Fact]
    public async Task Pages_with_a_filter_contain_each_chat_once()
    {
        int total = (int)(await _call.Get($"{All}&departmentId=2")).Json!["total"]!;
        total.Should().BeInRange(Chats / 4 * 9 / 10, Chats / 4 * 11 / 10);
        int pages = (total + PageSize - 1) / PageSize;

        int last = 0;
        foreach (int pageIndex in (int[])[0, 1, 2, pages / 2, (pages / 2) + 1, pages - 1])
        {
            JsonNode page = (await _call.Get(CreateUrl($"{All}&departmentId=2", pageIndex))).Json!;
            int[] ids = GetIds(page);
            ids.Should().BeInAscendingOrder().And.HaveCount(pageIndex == pages - 1 ? total - (pageIndex * PageSize) : PageSize);
            ids[0].Should().BeGreaterThan(last);
            page["chats"]!.AsArray().Should().OnlyContain(chat => (string?)chat!["department"] == "Support");
            last = ids[^1];
        }

        ((string?)(await _call.Get(CreateUrl($"{All}&departmentId=2", pages - 1))).Json!["nextPage"]).Should().BeEmpty();
        GetIds((await _call.Get(CreateUrl($"{All}&departmentId=2", pages))).Json!).Should().BeEmpty();
    }

    [Fact]
    public async Task Consecutive_periods_contain_all_chats()
    {
        int sum = 0;
        for (int day = 0; day < 30; day++)
        {
            DateTimeOffset from = _fake.Now.AddDays(day - 30);
            string url = string.Create(CultureInfo.InvariantCulture, $"chats?timeFrom={from:yyyy-MM-ddTHH:mm:ss}&timeTo={from.AddDays(1):yyyy-MM-ddTHH:mm:ss}");
            sum += (int)(await _call.Get(url)).Json!["total"]!;
        }

        sum.Should().Be(Chats);
    }

    [Fact]
    public async Task A_chat_is_found_by_its_id() =>
        ((int)(await _call.Get("chats/1010000")).Json!["id"]!).Should().Be(1_010_000);

    [Fact]
    public async Task Pages_are_not_kept_in_memory()
    {
        await Request(0, 4);
        long before = GetMemory();
        await Request(100, 112);
        await Request(400, 412);

        // 24,000 chats are about 35 MB of JSON. Only the log of the requests can grow, by about ten kilobytes.
        (GetMemory() - before).Should().BeLessThan(5_000_000);

        async Task Request(int from, int to)
        {
            for (int pageIndex = from; pageIndex < to; pageIndex++)
            {
                (await _call.Get(CreateUrl($"{All}&agentId=3", pageIndex))).Status.Should().Be(System.Net.HttpStatusCode.OK);
                (await _call.Get(CreateUrl(All, pageIndex))).Status.Should().Be(System.Net.HttpStatusCode.OK);
            }
        }

        static long GetMemory() => GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string CreateUrl(string address, int pageIndex) =>
        string.Create(CultureInfo.InvariantCulture, $"{address}&pageIndex={pageIndex}&pageSize={PageSize}");

    private static int[] GetIds(JsonNode page) => [.. page["chats"]!.AsArray().Select(chat => (int)chat!["id"]!)];
}
