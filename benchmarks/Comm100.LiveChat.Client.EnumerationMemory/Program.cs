using System.Globalization;
using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.EnumerationMemory;

// Checks that the size of the managed heap does not depend on the number of enumerated chats. Measures the largest heap size during the enumeration of
// 10,000 and of 100,000 chats with transcripts, in pages of equal size, with different numbers of pages ahead. Each page ahead may add the size of a page. The
// exit code is 1 if the two sizes differ by more than 20 %, or if more pages than the pages ahead and the current one are in memory.
const int PageSize = 100;
const int PagesPerSample = 10;
const double MaxDifference = 0.2;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Warms up, so that objects that are created once, such as the metadata of the serializer, are not counted.
foreach (int pagesAhead in (int[])[0, 1, 4, 16])
{
    await MeasureAsync(chatCount: 1_000, pagesAhead);
}

long baseline = GetHeapBytes();
(long none, bool isBounded) = await CompareAsync(pagesAhead: 0);
long pageBytes = none - baseline;
foreach (int pagesAhead in (int[])[1, 4, 16])
{
    (long heap, bool isFlat) = await CompareAsync(pagesAhead);
    double pages = (double)(heap - baseline) / pageBytes;
    Console.WriteLine($"  {pages:0.0} pages in memory");
    isBounded &= isFlat && pages <= (pagesAhead + 1) * (1 + MaxDifference);
}

return isBounded ? 0 : 1;

static async Task<(long Heap, bool IsFlat)> CompareAsync(int pagesAhead)
{
    Console.WriteLine($"{pagesAhead} pages ahead");
    long small = await MeasureAsync(chatCount: 10_000, pagesAhead);
    long large = await MeasureAsync(chatCount: 100_000, pagesAhead);
    double ratio = (double)large / small;
    Console.WriteLine($"  heap at 100000 / heap at 10000: {ratio:0.000}");
    return (large, Math.Abs(ratio - 1) <= MaxDifference);
}

static async Task<long> MeasureAsync(int chatCount, int pagesAhead)
{
    using var handler = new GeneratedChats(chatCount);
    using var httpClient = new HttpClient(handler);
    using var client = new LiveChatClient(
        new LiveChatClientOptions { BaseAddress = new Uri("https://livechat.example.com"), Credential = LiveChatCredential.ApiKey("agent@example.com", "key") },
        httpClient);
    var query = new ChatQuery(GeneratedChats.Begin, GeneratedChats.Begin.AddYears(1)) { PageSize = PageSize };

    long chats = 0;
    long messages = 0;
    long largest = 0;
    long last = 0;
    int samples = 0;
    await foreach (LiveChatPage<Chat> page in client.Chats.ListAsync(query, new LiveChatPagingOptions { MaxPagesAhead = pagesAhead }).AsPages())
    {
        chats += page.Items.Count;
        messages += page.Items.Sum(chat => (long)chat.ChatTranscript!.Count);
        if (page.Index % PagesPerSample == PagesPerSample - 1)
        {
            last = GetHeapBytes();
            largest = Math.Max(largest, last);
            samples++;
        }
    }

    if (chats != chatCount)
    {
        throw new InvalidOperationException($"The enumeration returned {chats} chats instead of {chatCount}.");
    }

    Console.WriteLine($"  {chatCount,7} chats, {messages,8} messages, {handler.BytesSent / 1_048_576.0,7:0.0} MiB of JSON: largest heap {largest / 1024.0:0.0} KiB, last heap {last / 1024.0:0.0} KiB, {samples} samples");
    return largest;
}

static long GetHeapBytes()
{
    GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
    GC.WaitForPendingFinalizers();
    return GC.GetTotalMemory(forceFullCollection: true);
}
