using System.Globalization;
using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.WalkMemory;

// Whether the managed heap stays flat however long a walk is: the largest heap that is seen while 10,000 and 100,000 chats with
// transcripts are walked, with pages of equal size. The exit code is 1 where the two differ by more than a fifth.
const int PageSize = 100;
const int PagesPerSample = 10;
const double MaxDifference = 0.2;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// What is made once, such as code and metadata of the serializer, belongs to no walk.
await MeasureAsync(chatCount: 1_000, prefetches: false);
await MeasureAsync(chatCount: 1_000, prefetches: true);

double ratio = await CompareAsync(prefetches: true);
double ratioWithout = await CompareAsync(prefetches: false);
bool isFlat = Math.Abs(ratio - 1) <= MaxDifference && Math.Abs(ratioWithout - 1) <= MaxDifference;
Console.WriteLine($"heap at 100000 / heap at 10000: {ratioWithout:0.000}");
return isFlat ? 0 : 1;

static async Task<double> CompareAsync(bool prefetches)
{
    Console.WriteLine(prefetches ? "with the next page asked for ahead" : "with a page asked for when it is due");
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
            last = HeapBytes();
            largest = Math.Max(largest, last);
            samples++;
        }
    }

    if (chats != chatCount)
    {
        throw new InvalidOperationException($"The walk gave {chats} chats, and there are {chatCount}.");
    }

    Console.WriteLine($"  {chatCount,7} chats, {messages,8} messages, {handler.BytesSent / 1_048_576.0,7:0.0} MiB of JSON: heap at most {largest / 1024.0:0.0} KiB, at last {last / 1024.0:0.0} KiB, {samples} samples");
    return largest;
}

static long HeapBytes()
{
    GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
    GC.WaitForPendingFinalizers();
    return GC.GetTotalMemory(forceFullCollection: true);
}
