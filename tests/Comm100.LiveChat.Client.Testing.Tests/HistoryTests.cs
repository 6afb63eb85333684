using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class HistoryTests : FakeTest
{
    private const string All = "timeFrom=2026-05-31T12:00:00&timeTo=2026-06-30T12:00:00";

    [Fact]
    public async Task Following_the_links_returns_every_chat_once_sorted_by_time()
    {
        var ids = new List<int>();
        var times = new List<string>();
        string next = $"{Fake.BaseAddress}api/v2/livechat/chats?{All}&pageSize=50&siteId=7";
        int pages = 0;
        while (next.Length > 0)
        {
            JsonNode page = (await Call.Get(next)).Json!;
            ((int)page["total"]!).Should().Be(240);
            ids.AddRange(page["chats"]!.AsArray().Select(chat => (int)chat!["id"]!));
            times.AddRange(page["chats"]!.AsArray().Select(chat => (string)chat!["requestTime"]!));
            next = (string)page["nextPage"]!;
            pages++;
        }

        pages.Should().Be(5);
        ids.Should().Equal(Enumerable.Range(10_001, 240));
        times.Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Links_are_the_url_of_the_request_with_another_page_index()
    {
        string url = $"{Fake.BaseAddress}api/v1/livechat/chats?{All}&timezone=%2B02:00";

        JsonNode first = (await Call.Get(url)).Json!;
        JsonNode second = (await Call.Get($"{url}&pageIndex=1&agentId=")).Json!;
        JsonNode last = (await Call.Get($"{url}&pageIndex=23")).Json!;
        JsonNode beyond = (await Call.Get($"{url}&pageIndex=99")).Json!;

        first["chats"]!.AsArray().Should().HaveCount(10);
        ((string?)first["previousPage"]).Should().Be($"{url}&pageIndex=0");
        ((string?)first["nextPage"]).Should().Be($"{url}&pageIndex=1");
        ((string?)second["previousPage"]).Should().Be($"{url}&pageIndex=0&agentId=");
        ((string?)second["nextPage"]).Should().Be($"{url}&pageIndex=2&agentId=");
        ((string?)last["nextPage"]).Should().BeEmpty();
        beyond["chats"]!.AsArray().Should().BeEmpty();
        ((string?)beyond["nextPage"]).Should().BeEmpty();
        ((int)beyond["total"]!).Should().Be(240);
    }

    [Theory]
    [InlineData("chats", "2025-06-29T12:00:00", "2026-06-30T12:00:00", 200, null)]
    [InlineData("chats", "2025-06-29T11:59:59", "2026-06-30T12:00:00", 400, 400008)]
    [InlineData("agentChats", "2024-01-01T00:00:00", "2026-06-30T12:00:00", 400, 400008)]
    [InlineData("offlineMessages", "2000-01-01T00:00:00", "2000-01-02T00:00:00", 200, null)]
    public async Task A_period_can_be_a_year_long_at_any_time(string list, string from, string to, int status, int? code)
    {
        RawResponse response = await Call.Get($"{list}?timeFrom={from}&timeTo={to}");

        ((int)response.Status, response.Code).Should().Be((status, code));
    }

    [Theory]
    [InlineData("2026-06-29T12:00:00", "2026-06-29T13:00:00", 200, null)]
    [InlineData("2026-06-29T12:00:00", "2026-06-29T13:00:01", 400, 400008)]
    [InlineData("2026-06-29T11:59:59", "2026-06-29T12:30:00", 400, 400011)]
    [InlineData("2026-06-29T13:59:59", "2026-06-29T14:30:00", 400, 400011, "%2B02:00")]
    public async Task The_limits_of_a_period_are_configurable(string from, string to, int status, int? code, string zone = "%2B00:00")
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = FixedTime.Now, MaxPeriod = TimeSpan.FromHours(1), MaxAge = TimeSpan.FromDays(1) });
        using var call = new RawClient(fake);

        RawResponse response = await call.Get($"missedAndRefusedChats?timeFrom={from}&timeTo={to}&timezone={zone}");

        ((int)response.Status, response.Code).Should().Be((status, code));
    }

    [Fact]
    public async Task A_period_includes_its_start_and_excludes_its_end()
    {
        JsonNode[] chats = await GetChats(All + "&pageSize=500");
        string from = (string)chats[10]["requestTime"]!;
        string to = (string)chats[20]["requestTime"]!;

        JsonNode[] period = await GetChats($"timeFrom={from}&timeTo={to}&pageSize=500");

        period.Select(chat => (int)chat["id"]!).Should().Equal(Enumerable.Range(10_011, 10));
    }

    [Fact]
    public async Task A_time_zone_applies_to_the_period_and_to_the_times()
    {
        JsonNode utc = (await GetChats("timeFrom=2026-06-10T00:00:00Z&timeTo=2026-06-11T00:00:00Z&timezone=-05:30"))[0];
        JsonNode west = (await GetChats("timeFrom=2026-06-09T18:30:00&timeTo=2026-06-10T18:30:00&timezone=-05:30"))[0];
        JsonNode zone = (await GetChats("timeFrom=2026-06-10T00:00:00&timeTo=2026-06-11T00:00:00"))[0];

        JsonNode.DeepEquals(utc, west).Should().BeTrue();
        ((int)zone["id"]!).Should().Be((int)west["id"]!);
        (ParseTime(zone["requestTime"]) - ParseTime(west["requestTime"])).Should().Be(new TimeSpan(5, 30, 0));
        (ParseTime(zone["endTime"]) - ParseTime(west["endTime"])).Should().Be(new TimeSpan(5, 30, 0));
        (ParseTime(zone["chatTranscript"]![0]!["time"]) - ParseTime(west["chatTranscript"]![0]!["time"])).Should().Be(new TimeSpan(5, 30, 0));
    }

    [Fact]
    public async Task All_chats_are_in_the_thirty_days_before_now()
    {
        JsonNode[] chats = await GetChats("timeFrom=2025-12-01T00:00:00&timeTo=2026-12-01T00:00:00&pageSize=500");

        chats.Should().HaveCount(240);
        chats.Should().OnlyContain(chat =>
            ParseTime(chat["requestTime"]) >= Fake.Now.UtcDateTime.AddDays(-30) && ParseTime(chat["endTime"]) <= Fake.Now.UtcDateTime);
    }

    [Theory]
    [InlineData("", 400000, "'timeFrom'")]
    [InlineData("timeFrom=2026-06-01T00:00:00", 400000, "'timeTo'")]
    [InlineData("timeFrom=&timeTo=2026-06-01T00:00:00", 400000, "'timeFrom'")]
    [InlineData("timeFrom=2026-06-01&timeTo=2026-06-02T00:00:00", 400001, "'timeFrom'")]
    [InlineData("timeFrom=2026-06-01T00:00:00&timeTo=06/02/2026", 400001, "'timeTo'")]
    [InlineData("timeFrom=2026-06-01T00:00:00%2B02:00&timeTo=2026-06-02T00:00:00", 400001, "'timeFrom'")]
    [InlineData("timeFrom=2026-06-02T00:00:00&timeTo=2026-06-01T00:00:00", 400009, "'timeFrom'")]
    [InlineData("timeFrom=2026-06-01T00:00:00&timeTo=2026-06-01T00:00:00", 400009, "'timeFrom'")]
    [InlineData(All + "&timezone=+02:00", 400002, "'timezone'")]
    [InlineData(All + "&timezone=CET", 400002, "'timezone'")]
    [InlineData(All + "&timezone=%2B15:00", 400002, "'timezone'")]
    [InlineData(All + "&timezone=%2B02:60", 400002, "'timezone'")]
    [InlineData(All + "&agentId=x", 400003, "'agentId'")]
    [InlineData(All + "&departmentId=1.5", 400003, "'departmentId'")]
    [InlineData(All + "&categoryId=one", 400003, "'categoryId'")]
    [InlineData(All + "&pageIndex=x", 400003, "'pageIndex'")]
    [InlineData(All + "&pageIndex=-1", 400009, "'pageIndex'")]
    [InlineData(All + "&pageIndex=-9000000000", 400009, "'pageIndex'")]
    [InlineData(All + "&pageSize=0", 400009, "'pageSize'")]
    [InlineData(All + "&pageSize=501", 400009, "'pageSize'")]
    [InlineData(All + "&conditions[0][field]=planet&conditions[0][operate]=is&conditions[0][value]=x", 400009, "'conditions[0][field]'")]
    [InlineData(All + "&conditions[0][field]=name&conditions[0][operate]=near&conditions[0][value]=x", 400009, "'conditions[0][operate]'")]
    [InlineData(All + "&conditions[1][field]=name&conditions[1][operate]=is", 400000, "'conditions[1][value]'")]
    public async Task An_invalid_query_is_rejected(string query, int code, string expectedText)
    {
        RawResponse response = await Call.Get("chats?" + query);

        response.Status.Should().Be(HttpStatusCode.BadRequest);
        response.Code.Should().Be(code, response.Text);
        response.Message.Should().Contain(expectedText);
    }

    [Theory]
    [InlineData("timeFrom=2026-06-01T00:00:00.5&timeTo=2026-06-02T00:00:00.1234567Z")]
    [InlineData("timeFrom=0001-01-01T00:00:00&timeTo=0001-12-31T23:59:59&timezone=%2B14:00")]
    [InlineData("TIMEFROM=2026-06-01T00:00:00&timeto=2026-06-02T00:00:00&timezone=-00:30&pageSize=500")]
    public async Task A_valid_query_is_accepted(string query) => (await Call.Get("chats?" + query)).Status.Should().Be(HttpStatusCode.OK);

    [Theory]
    [InlineData("agentId", 6)]
    [InlineData("departmentId", 4)]
    [InlineData("categoryId", 5)]
    public async Task The_ids_of_a_filter_partition_the_chats(string filter, int count)
    {
        var found = new List<int>();
        for (int id = 1; id <= count; id++)
        {
            JsonNode[] chats = await GetChats($"{All}&{filter}={id}&pageSize=500");
            chats.Should().NotBeEmpty();
            found.AddRange(chats.Select(chat => (int)chat["id"]!));
        }

        found.Distinct().Should().HaveCount(240);
        if (filter != "agentId")
        {
            found.Should().HaveCount(240);
        }

        (await GetChats($"{All}&{filter}=99")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_filter_returns_the_chats_with_the_requested_values()
    {
        string department = (string)(await Call.Get("departments/2")).Json!["name"]!;

        JsonNode[] byDepartment = await GetChats(All + "&departmentId=2&pageSize=500");
        JsonNode[] byKeyword = await GetChats(All + "&keywords=PARCEL&pageSize=500");
        JsonNode[] byBoth = await GetChats(All + "&keywords=PARCEL&departmentId=2&pageSize=500");

        byDepartment.Should().OnlyContain(chat => (string)chat["department"]! == department);
        byKeyword.Should().NotBeEmpty().And.OnlyContain(chat => chat["chatTranscript"]!.ToJsonString().Contains("parcel", StringComparison.Ordinal));
        byBoth.Select(GetId).Should().Equal(byDepartment.Select(GetId).Intersect(byKeyword.Select(GetId)));
    }

    [Fact]
    public async Task Pages_with_a_filter_have_the_filtered_total_and_links()
    {
        JsonNode[] all = await GetChats(All + "&departmentId=1&pageSize=500");
        var items = new List<int>();
        string next = $"chats?{All}&departmentId=1&pageSize=7";
        while (next.Length > 0)
        {
            JsonNode page = (await Call.Get(next)).Json!;
            ((int)page["total"]!).Should().Be(all.Length);
            items.AddRange(page["chats"]!.AsArray().Select(chat => GetId(chat!)));
            next = (string)page["nextPage"]!;
        }

        items.Should().Equal(all.Select(GetId));
    }

    [Theory]
    [InlineData("name", "contains", "anna")]
    [InlineData("email", "contains", "@EXAMPLE.com")]
    [InlineData("department", "is", "support")]
    [InlineData("agent", "is", "Bob Sample")]
    public async Task A_condition_and_its_negation_partition_the_chats(string field, string operate, string value)
    {
        string opposite = operate == "is" ? "isNot" : "notContains";
        JsonNode[] matching = await GetChats($"{All}&conditions[0][field]={field}&conditions[0][operate]={operate}&conditions[0][value]={value}&pageSize=500");
        JsonNode[] others = await GetChats($"{All}&conditions[0][field]={field}&conditions[0][operate]={opposite}&conditions[0][value]={value}&pageSize=500");

        matching.Should().NotBeEmpty();
        matching.Should().OnlyContain(chat => chat[field == "agent" ? "agents" : field]!.ToJsonString().Contains(value, StringComparison.OrdinalIgnoreCase));
        (matching.Length + others.Length).Should().Be(240);
    }

    [Fact]
    public async Task A_single_chat_equals_the_chat_of_the_list_in_utc()
    {
        JsonNode[] chats = await GetChats(All);

        RawResponse single = await Call.Get($"chats/{GetId(chats[3])}");

        JsonNode.DeepEquals(single.Json, chats[3]).Should().BeTrue();
    }

    [Fact]
    public async Task Missed_and_refused_chats_can_be_filtered_and_requested_by_id()
    {
        JsonArray all = (await Call.Get($"missedAndRefusedChats?{All}&pageSize=500")).Json!["missedAndRefusedChats"]!.AsArray();
        JsonArray missed = (await Call.Get($"missedAndRefusedChats?{All}&pageSize=500&type=missed")).Json!["missedAndRefusedChats"]!.AsArray();
        JsonArray refused = (await Call.Get($"missedAndRefusedChats?{All}&pageSize=500&type=Refused")).Json!["missedAndRefusedChats"]!.AsArray();

        missed.Should().NotBeEmpty().And.OnlyContain(item => (string)item!["type"]! == "missed");
        refused.Should().NotBeEmpty().And.OnlyContain(item => (string)item!["type"]! == "refused");
        (missed.Count + refused.Count).Should().Be(all.Count).And.Be(30);
        (await Call.Get($"missedAndRefusedChats?{All}&type=lost")).Code.Should().Be(400009);
        JsonNode.DeepEquals((await Call.Get($"chats/{GetId(missed[0]!["chat"]!)}")).Json, missed[0]!["chat"]).Should().BeTrue();
    }

    [Theory]
    [InlineData("offlineMessages", "offlineMessages", "campaignId", 3, 40)]
    [InlineData("offlineMessages", "offlineMessages", "visitorSegmentation", 4, 40)]
    [InlineData("missedAndRefusedChats", "missedAndRefusedChats", "campaignId", 3, 30)]
    [InlineData("agentChats", "agentChats", "agentId", 6, 40)]
    public async Task The_filters_of_other_histories_partition_them(string path, string items, string filter, int count, int sum)
    {
        int found = 0;
        for (int id = 1; id <= count; id++)
        {
            found += (await Call.Get($"{path}?{All}&{filter}={id}&pageSize=500")).Json![items]!.AsArray().Count;
        }

        found.Should().Be(sum);
    }

    [Fact]
    public async Task Agent_chats_are_not_paged()
    {
        JsonObject content = (await Call.Get($"agentChats?{All}")).Json!.AsObject();

        content.Should().ContainSingle();
        content["agentChats"]!.AsArray().Should().HaveCount(20);
        content["agentChats"]!.AsArray().Should().OnlyContain(chat => (string)chat!["agents"]![0]! != (string)chat["agents"]![1]!);
    }

    [Fact]
    public async Task The_fields_of_a_chat_match_the_pre_chat_form()
    {
        JsonNode chat = (await Call.Get("chats/10001")).Json!;
        JsonArray form = (await Call.Get("campaigns/1/prechat")).Json!["fields"]!.AsArray();

        foreach (JsonNode? field in chat["prechatFields"]!.AsArray())
        {
            form.Should().ContainSingle(candidate => (int)candidate!["id"]! == (int)field!["id"]!)
                .Which!["name"]!.ToJsonString().Should().Be(field!["name"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task A_million_chats_are_available_immediately()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = FixedTime.Now, ChatCount = 1_000_000, MaxPageSize = 100 });
        using var call = new RawClient(fake);

        JsonNode page = (await call.Get($"chats?{All}&pageIndex=9999&pageSize=100")).Json!;

        ((int)page["total"]!).Should().Be(1_000_000);
        GetId(page["chats"]![99]!).Should().Be(1_010_000);
        ((string?)page["nextPage"]).Should().BeEmpty();
        (await call.Get($"chats?{All}&pageSize=101")).Code.Should().Be(400009);
    }

    private async Task<JsonNode[]> GetChats(string query)
    {
        RawResponse response = await Call.Get("chats?" + query);
        response.Status.Should().Be(HttpStatusCode.OK, response.Text);
        return [.. response.Json!["chats"]!.AsArray().Select(chat => chat!)];
    }

    private static int GetId(JsonNode chat) => (int)chat["id"]!;

    private static DateTime ParseTime(JsonNode? time) =>
        DateTime.ParseExact((string)time!, "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
