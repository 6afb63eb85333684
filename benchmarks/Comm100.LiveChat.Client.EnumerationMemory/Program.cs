using System.Globalization;
using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.EnumerationMemory;

// Checks that the size of the managed heap does not depend on the number of enumerated chats. Measures the largest heap size during the enumeration of
// 10,000 and of 100,000 chats with transcripts, in pages of equal size. The exit code is 1 if the two differ by more than 20 %.
const int PageSize = 100;
const int PagesPerSample = 10;
const double MaxDifference = 0.2;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Warms up, so that objects that are created once, such as the metadata of the serializer, are not counted.
await MeasureAsync(chatCount: 1_000, prefetches: false);
await MeasureAsync(chatCount: 1_000, prefetches: true);

double ratio = await CompareAsync(prefetches: true);
double ratioWithout = await CompareAsync(prefetches: false);
bool isFlat = Math.Abs(ratio - 1) <= MaxDifference && Math.Abs(ratioWithout - 1) <= MaxDifference;
Console.WriteLine($"heap at 100000 / heap at 10000: {ratioWithout:0.000}");
return isFlat ? 0 : 1;

static async Task<double> CompareAsync(bool prefetches)
{
    Console.WriteLine(prefetches ? "with prefetching" : "without prefetching");
    long small = await MeasureAsync(chatCount: 10_000, prefetches);
    long large = await MeasureAsync(chatCount: 100_000, prefetches);
    double ratio = (double)large / small;
    Console.WriteLine($"  ratio {ratio:0.000}");
    return ratio;
}

static async Task<long> MeasureAsync(int chatCount, bool prefetches)
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
    await foreach (LiveChatPage<Chat> page in client.Chats.ListAsync(query, new LiveChatPagingOptions { PrefetchNextPage = prefetches }).AsPages())
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
